/** A file of a person's own, as a graph names it: the document describes it, the machine keeps its bytes (ADR 28). */
import { i18n } from '../../words/i18n.ts';
import { z } from '../../graph/zod.ts';

/** A type, not an interface: as it stands it is a parameter's value. */
export type OwnFile = {
  /** Without a folder. */
  readonly name: string;
  /** Of its bytes, 64 hexadecimal digits. */
  readonly sha256: string;
  readonly bytes: number;
};

/** What files a graph can name: a plain name, so that it leads nowhere but into the folder that a person gives. */
export const ownFile: z.ZodType<OwnFile> = z.object({
  name: z.string().min(1).max(200).regex(/^(?!\.{1,2}$)[^/\\\p{Cc}]+$/u),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.int().min(0).max(1e9),
});

/** Where such files lie: `context.places(OWN_FILES)`. */
export const OWN_FILES = 'files';

/** The files that a dataset node cannot do without, whatever its parameters call them; none where the rows stand in the node itself as text. */
export function ownFilesIn(params: Readonly<Record<string, unknown>>): readonly OwnFile[] {
  if (typeof params['text'] === 'string' && params['text'] !== '') return [];
  return Object.values(params).flatMap((value) => {
    const parsed = typeof value === 'object' && value !== null ? ownFile.safeParse(value) : null;
    return parsed?.success ? [parsed.data] : [];
  });
}

/** A file's size for people: "4.6 kB". */
export function sizeText(bytes: number): string {
  if (bytes < 1000) return i18n.t('{bytes, plural, one {# byte} other {# bytes}}', { bytes });
  return bytes < 1e6 ? `${rounded(bytes / 1e3)} kB` : `${rounded(bytes / 1e6)} MB`;
}

function rounded(value: number): string {
  return value < 10 ? String(Math.round(10 * value) / 10) : String(Math.round(value));
}
