/** What a dataset node knows of a table: how its text is read, and which columns are used for what. */
import { z } from '../../graph/zod.ts';

export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** A blank stands for any number of blanks and tabs. */
export const SEPARATORS = [',', ';', '\t', '|', ' '] as const;
export type Separator = (typeof SEPARATORS)[number];

/** How the bytes of a file become fields, and fields numbers. */
export interface Layout {
  readonly encoding: Encoding;
  readonly separator: Separator;
  readonly decimal: '.' | ',';
  /** True where the first line holds the names of the columns. */
  readonly header: boolean;
  /** Words that stand for nothing, beside those that everybody uses (`missing.ts`). */
  readonly missingWords: readonly string[];
}

export interface Column {
  readonly name: string;
  readonly use: 'feature' | 'label' | 'none';
  readonly type: 'number' | 'category';
  /** Of a category, in the order of their one-hot places. */
  readonly categories?: readonly string[] | undefined;
  /** Of numbers: the smallest and the largest. */
  readonly range?: readonly [number, number] | undefined;
  /** True where every number is a whole one. */
  readonly whole?: boolean | undefined;
  /** True where values are missing. */
  readonly gaps?: boolean | undefined;
}

export const SCALES = ['none', 'standardise', 'minMax'] as const;
export type Scale = (typeof SCALES)[number];

/** In what is read of a table, so that a page stays quick and a graph small. */
export const LIMITS = { bytes: 50e6, rows: 100_000, columns: 1000, categories: 100, fieldCharacters: 10_000, embeddedCharacters: 65_536, numbers: 20e6 } as const;

export const columnSchema: z.ZodType<Column> = z.object({
  name: z.string().max(200),
  use: z.enum(['feature', 'label', 'none']),
  type: z.enum(['number', 'category']),
  categories: z.array(z.string().max(200)).max(LIMITS.categories).optional(),
  range: z.tuple([z.number(), z.number()]).optional(),
  whole: z.boolean().optional(),
  gaps: z.boolean().optional(),
});

/** The columns that give numbers to the network, in the file's order, with their places. */
export function columnsFor(columns: readonly Column[], use: 'feature' | 'label'): readonly { readonly column: Column; readonly at: number }[] {
  return columns.flatMap((column, at) => (column.use === use ? [{ column, at }] : []));
}

/** True where missing values of a category have a one-hot place of their own, after the others. */
export function hasOwnPlace(column: Column, missing: 'drop' | 'fill'): boolean {
  return column.type === 'category' && column.gaps === true && missing === 'fill';
}

/** How many numbers a feature column gives. */
export function widthOf(column: Column, missing: 'drop' | 'fill'): number {
  return column.type === 'number' ? 1 : (column.categories?.length ?? 0) + (hasOwnPlace(column, missing) ? 1 : 0);
}

/** Row `i` is one to check with when `floor((i + 1) * share) > floor(i * share)`: they are spread evenly over the file. */
export function isValidation(row: number, share: number): boolean {
  return Math.floor((row + 1) * share) > Math.floor(row * share);
}
