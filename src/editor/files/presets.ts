/** The graphs that come with the app: files like a person's own, read by the same parser. */
import type { GraphDocument } from '../../graph/document.ts';
import { parseDocument, type ParseResult } from '../../graph/parse.ts';
import { withTexts } from '../../graph/texts.ts';
import { translated } from '../../words/i18n.ts';

const texts: Readonly<Record<string, string>> = import.meta.glob('../../../presets/*.json', { query: '?raw', import: 'default', eager: true });

export interface Preset {
  /** The file's name without its ending: `5-xor-net`. */
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly document: GraphDocument;
}

/** What is wrong with a preset's file; empty for all of them, which a test makes sure of. */
export function readPreset(path: string, from = texts): { readonly id: string; readonly result: ParseResult } {
  const id = path.slice(path.lastIndexOf('/') + 1, -'.json'.length);
  return { id, result: parseDocument(from[path] ?? '') };
}

export const presetPaths: readonly string[] = Object.keys(texts).sort();

let read: readonly Preset[] | null = null;

/** All presets in the order of their file names, which is that of history; what people read in them is in the page's language. */
export function presets(): readonly Preset[] {
  read ??= presetsIn(texts);
  return read;
}

/** The presets of some files, by their paths, in the order of their names. */
export function presetsIn(from: Readonly<Record<string, string>>): readonly Preset[] {
  return Object.keys(from).sort().flatMap((path) => {
    const { id, result } = readPreset(path, from);
    if (!result.ok) return [];
    const document = withTexts(result.document, translated);
    return [{ id, title: document.meta.title, summary: document.meta.summary ?? '', document }];
  });
}
