/** From a table's bytes and a node's parameters to the rows that a network is fed. The exported scripts do the same, line for line. */
import { readOwnFile } from '../own/keep.ts';
import { FileRefused } from '../own/problem.ts';
import type { Data, LoadContext, Split } from '../source.ts';
import { i18n } from '../../words/i18n.ts';
import { columnsFor, hasOwnPlace, isValidation, widthOf, type Column, type Scale } from './params.ts';
import { recordsOf } from './records.ts';
import { usableRows, type CsvParams } from './schema.ts';
import { embeddedPieces, textPieces } from './text.ts';
import { missingTest, numberIn } from './values.ts';

/** @throws FileMissing, FileDiffers, FileRefused; the signal's reason when stopped. */
export async function loadCsv(params: CsvParams, context: LoadContext): Promise<Data> {
  const embedded = params.text !== '';
  if (!embedded && params.file === null) throw new Error(i18n.t('No table is chosen yet. Choose a file in the inspector, or drop one on the page.'));
  const bytes = embedded || params.file === null ? null : await readOwnFile(params.file, context);
  const name = params.file?.name ?? i18n.t('the table');
  context.progress({ message: i18n.t('Reading the rows of {name}', { name }), fraction: null });
  const pieces = bytes ? textPieces(bytes, params.encoding) : embeddedPieces(params.text);
  const rows = await rowsOf(pieces, params, context.signal);
  if (rows.count !== usableRows(params)) {
    throw new FileRefused({ message: i18n.t('{name} gives {found, plural, one {# row} other {# rows}} that can be used, but the graph expects {expected, number}. Choose its columns anew in the inspector.', { name, found: rows.count, expected: usableRows(params) }) });
  }
  const origin = embedded ? i18n.t('The rows of {name} stand in the graph itself.', { name }) : i18n.t('Read from {name}; its sum is right.', { name });
  return { source: 'csv', origin, ...splitsOf(rows, params) };
}

/** Values of the chosen columns, column after column: numbers, or places of categories; NaN where there is none. */
export interface Rows {
  readonly count: number;
  readonly features: readonly Float64Array[];
  readonly labels: readonly Float64Array[];
}

/** A page and a run stay quick to stop. */
const ROWS_AT_A_TIME = 20_000;

async function rowsOf(pieces: Iterable<string>, params: CsvParams, signal: AbortSignal): Promise<Rows> {
  const features = columnsFor(params.columns, 'feature').map(readerOf);
  const labels = columnsFor(params.columns, 'label').map(readerOf);
  const all = [...features, ...labels];
  const isMissing = missingTest(params.missingWords);
  const values = all.map(() => [] as number[]);
  let header = params.header;
  let since = 0;
  for (const batch of recordsOf(pieces, params.separator)) {
    for (const { fields, line } of batch) {
      if (header) {
        header = false;
        continue;
      }
      if (fields.every((field) => field.trim() === '')) continue;
      const row = all.map(({ at, read }) => read((fields[at] ?? '').trim(), isMissing, line, params.decimal));
      const needed = params.missing === 'drop' ? row : row.slice(features.length);
      if (needed.some(Number.isNaN)) continue;
      row.forEach((value, at) => values[at]?.push(value));
    }
    since += batch.length;
    if (since < ROWS_AT_A_TIME) continue;
    since = 0;
    await new Promise((done) => { setTimeout(done); });
    signal.throwIfAborted();
  }
  const columns = values.map((column) => Float64Array.from(column));
  return { count: columns[0]?.length ?? 0, features: columns.slice(0, features.length), labels: columns.slice(features.length) };
}

interface Reader {
  readonly at: number;
  /** NaN where there is nothing. @throws FileRefused for what the column does not take. */
  read(field: string, isMissing: (field: string) => boolean, line: number, decimal: CsvParams['decimal']): number;
}

function readerOf({ column, at }: { readonly column: Column; readonly at: number }): Reader {
  const places = new Map(column.categories?.map((value, place) => [value, place]));
  return {
    at,
    read(field, isMissing, line, decimal) {
      if (isMissing(field)) return NaN;
      const value = column.type === 'number' ? numberIn(field, decimal) : (places.get(field) ?? NaN);
      if (Number.isFinite(value)) return value;
      throw new FileRefused({ line, column: column.name, message: column.type === 'number' ? notNumber(field) : i18n.t('Found “{found}”, which is none of the categories that the graph knows. Choose the columns anew in the inspector.', { found: short(field) }) });
    },
  };
}

function notNumber(field: string): string {
  return i18n.t('Found “{found}” where a number was expected. Mend it in the file, treat it as missing, or use the column as a category.', { found: short(field) });
}

export function short(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

function splitsOf(rows: Rows, params: CsvParams): Pick<Data, 'train' | 'validation'> {
  const share = params.validationShare;
  const places = Array.from({ length: rows.count }, (_, row) => row);
  const train = places.filter((row) => !isValidation(row, share));
  const validation = places.filter((row) => isValidation(row, share));
  const features = columnsFor(params.columns, 'feature').map(({ column }, at) => prepared(rows.features[at] as Float64Array, column, train, params.missing, params.scale));
  const [label] = columnsFor(params.columns, 'label').map(({ column }) => column);
  const classes = label?.type === 'category' ? (label.categories?.length ?? 0) : null;
  const labels = classes === null ? columnsFor(params.columns, 'label').map(({ column }, at) => prepared(rows.labels[at] as Float64Array, column, train, 'drop', params.labelScale)) : [];
  const split = (chosen: readonly number[]): Split => ({
    rows: chosen.length,
    features: written(features, chosen),
    featureScale: 1,
    labels: classes === null ? written(labels, chosen) : Uint8Array.from(chosen, (row) => rows.labels[0]?.[row] ?? 0),
    classes,
  });
  return { train: split(train), validation: validation.length > 0 ? split(validation) : null };
}

/** A column with its gaps filled and its scale fitted, both by the training rows alone. */
interface Prepared {
  readonly width: number;
  /** Writes its numbers for a row. */
  write(row: number, into: Float32Array, at: number): void;
}

function prepared(values: Float64Array, column: Column, train: readonly number[], missing: CsvParams['missing'], scale: Scale): Prepared {
  if (column.type === 'category') {
    const width = widthOf(column, missing);
    const own = hasOwnPlace(column, missing);
    return {
      width,
      write(row, into, at) {
        const place = values[row] as number;
        if (!Number.isNaN(place)) into[at + place] = 1;
        else if (own) into[at + width - 1] = 1;
      },
    };
  }
  const known = train.map((row) => values[row] as number).filter((value) => !Number.isNaN(value));
  const mean = known.length === 0 ? 0 : known.reduce((sum, value) => sum + value, 0) / known.length;
  const filled = (row: number) => (Number.isNaN(values[row] as number) ? mean : (values[row] as number));
  const { shift, spread } = fitted(train.map(filled), scale);
  return { width: 1, write(row, into, at) { into[at] = (filled(row) - shift) / spread; } };
}

/** What is taken from each value, and what it is then divided by. A column that is always the same is only shifted. */
export function fitted(values: readonly number[], scale: Scale): { readonly shift: number; readonly spread: number } {
  if (scale === 'none' || values.length === 0) return { shift: 0, spread: 1 };
  if (scale === 'minMax') {
    const least = values.reduce((a, b) => Math.min(a, b));
    return { shift: least, spread: values.reduce((a, b) => Math.max(a, b)) - least || 1 };
  }
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return { shift: mean, spread: Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length) || 1 };
}

function written(columns: readonly Prepared[], rows: readonly number[]): Float32Array {
  const width = columns.reduce((sum, column) => sum + column.width, 0);
  const values = new Float32Array(rows.length * width);
  rows.forEach((row, place) => {
    let at = place * width;
    for (const column of columns) {
      column.write(row, values, at);
      at += column.width;
    }
  });
  return values;
}
