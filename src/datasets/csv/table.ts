/** Reads a whole table and keeps of it what choosing columns needs: numbers, words, what is missing. For the import window's worker. */
import { FileRefused } from '../own/problem.ts';
import { sizeText } from '../own/ownFile.ts';
import { i18n } from '../../words/i18n.ts';
import { knownNames } from './knownNames.ts';
import { guessLayout } from './layout.ts';
import { LIMITS, type Layout } from './params.ts';
import { recordsOf, type TableRecord } from './records.ts';
import { refuseOtherKinds, textPieces } from './text.ts';
import { DATE, missingTest, numberIn } from './values.ts';

/** Different words of a column that are told apart; a column with more is no category. */
const MOST_WORDS = 1000;
const FIRST_CAPACITY = 1024;
/** Rows that are shown before anything is chosen. */
export const PREVIEWED = 8;

/** A value that stands where another kind was expected. */
export interface Stray {
  readonly line: number;
  readonly value: string;
}

/** One column as it is read: a value for each row. */
export class ColumnValues {
  readonly name: string;
  /** NaN where there is no number. */
  numbers = new Float64Array(FIRST_CAPACITY);
  /** 1 where nothing stands. */
  gaps = new Uint8Array(FIRST_CAPACITY);
  gapCount = 0;
  numberCount = 0;
  wholeCount = 0;
  dateCount = 0;
  /** Numbers that are one more than the one before. */
  countingUp = 0;
  /** How often each word occurs; null once there are too many. */
  words: Map<string, number> | null = new Map();
  /** The words that stood for nothing. */
  readonly missingWords = new Set<string>();
  /** The first word that is no number, and the first number that is infinite. */
  firstWord: Stray | null = null;
  firstInfinity: Stray | null = null;
  #last = NaN;

  constructor(name: string) {
    this.name = name;
  }

  add(row: number, field: string, line: number, isMissing: (field: string) => boolean, decimal: Layout['decimal']): void {
    if (row >= this.numbers.length) this.#grow();
    if (isMissing(field)) {
      this.gaps[row] = 1;
      this.gapCount++;
      this.numbers[row] = NaN;
      if (this.missingWords.size < 8) this.missingWords.add(field);
      return;
    }
    const value = numberIn(field, decimal);
    this.numbers[row] = value;
    if (this.words) {
      this.words.set(field, (this.words.get(field) ?? 0) + 1);
      if (this.words.size > MOST_WORDS) this.words = null;
    }
    if (Number.isNaN(value)) {
      this.firstWord ??= { line, value: field };
      if (DATE.test(field)) this.dateCount++;
      return;
    }
    if (!Number.isFinite(value)) this.firstInfinity ??= { line, value: field };
    this.numberCount++;
    if (Number.isInteger(value)) this.wholeCount++;
    if (value === this.#last + 1) this.countingUp++;
    this.#last = value;
  }

  #grow(): void {
    const [numbers, gaps] = [this.numbers, this.gaps];
    this.numbers = new Float64Array(2 * numbers.length);
    this.numbers.set(numbers);
    this.gaps = new Uint8Array(2 * gaps.length);
    this.gaps.set(gaps);
  }
}

export interface Table {
  readonly layout: Layout;
  readonly rows: number;
  readonly columns: readonly ColumnValues[];
  /** The first rows as they are written. */
  readonly preview: readonly (readonly string[])[];
}

/**
 * Reads all rows.
 * @param given what of the layout is known; the rest is guessed.
 * @param progress told after each piece: rows so far, and the share of the file that is read.
 * @throws FileRefused with the line, what was found, what was expected and what to do.
 */
export function readTable(bytes: Uint8Array, given: Partial<Layout> = {}, progress: (rows: number, share: number) => void = () => undefined): Table {
  refuseSize(bytes);
  refuseOtherKinds(bytes);
  const layout = guessLayout(bytes, given);
  const isMissing = missingTest(layout.missingWords);
  const preview: string[][] = [];
  let columns: readonly ColumnValues[] | null = null;
  let first: TableRecord | null = null;
  let rows = 0;
  let characters = 0;
  const counted = function* () {
    for (const piece of textPieces(bytes, layout.encoding)) {
      characters += piece.length;
      yield piece;
    }
  };
  for (const batch of recordsOf(counted(), layout.separator)) {
    for (const record of batch) {
      if (!columns || !first) {
        first = record;
        columns = namesOf(record, layout).map((name) => new ColumnValues(name));
        if (layout.header) continue;
      }
      refuseRagged(record, first, layout);
      const fields = record.fields.map((field) => field.trim());
      if (fields.every((field) => field === '')) continue;
      if (rows >= LIMITS.rows || (rows + 1) * columns.length > LIMITS.numbers) throw tooManyRows(record.line, columns.length);
      for (const [at, column] of columns.entries()) column.add(rows, fields[at] ?? '', record.line, isMissing, layout.decimal);
      if (preview.length < PREVIEWED) preview.push(fields);
      rows++;
    }
    progress(rows, Math.min(1, characters / bytes.length));
  }
  if (!columns || !first) throw new FileRefused({ message: i18n.t('The file holds nothing but empty lines. A table has names on its first line and one example on each line after it.') });
  if (rows === 0) throw new FileRefused({ line: first.line, message: i18n.t('There is only this line of names and no row after it. Add at least two rows with examples.') });
  if (rows === 1) throw new FileRefused({ line: first.line, message: i18n.t('There is only one row. A network learns from many examples: add more rows.') });
  return { layout, rows, columns, preview };
}

function refuseSize(bytes: Uint8Array): void {
  if (bytes.length === 0) throw new FileRefused({ message: i18n.t('The file is empty. A table has names on its first line and one example on each line after it.') });
  if (bytes.length > LIMITS.bytes) throw new FileRefused({ message: i18n.t('The file has {size}; at most {most} are taken. Keep fewer rows or columns.', { size: sizeText(bytes.length), most: sizeText(LIMITS.bytes) }) });
}

/** @throws FileRefused for a first line that cannot name columns. */
function namesOf({ line, fields }: TableRecord, { header, separator }: Layout): readonly string[] {
  if (fields.length === 1) {
    throw new FileRefused({ line, message: i18n.t('There is only one column, because no “{separator}” stands on this line. A table needs two: one to learn from and one to foretell. If another character separates the fields, choose it as the separator.', { separator: separatorWord(separator) }) });
  }
  if (fields.length > LIMITS.columns) throw new FileRefused({ line, message: i18n.t('There are {found, number} columns; at most {most, number} are taken. Leave some out, or keep images as image files.', { found: fields.length, most: LIMITS.columns }) });
  const known = header ? null : knownNames(fields);
  if (known) return known;
  const names = fields.map((field, at) => {
    const name = header ? field.trim().replaceAll(/\s+/g, ' ').slice(0, 200) : '';
    return name === '' ? i18n.t('Column {number}', { number: at + 1 }) : name;
  });
  const twice = names.findIndex((name, at) => names.indexOf(name) < at);
  if (twice >= 0) {
    const name = names[twice] ?? '';
    throw new FileRefused({ line, column: name, message: i18n.t('Columns {first} and {second} have the same name. Give each a name of its own, so that they can be told apart.', { first: names.indexOf(name) + 1, second: twice + 1 }) });
  }
  return names;
}

function refuseRagged({ line, fields }: TableRecord, first: TableRecord, { separator }: Layout): void {
  if (fields.length === first.fields.length) return;
  throw new FileRefused({
    line,
    message: i18n.t('There {found, plural, one {is # field} other {are # fields}}, but line {first} has {expected}. Every line needs as many: look for a “{separator}” that is missing or too much; a text that holds one belongs in quotes.', { found: fields.length, first: first.line, expected: first.fields.length, separator: separatorWord(separator) }),
  });
}

function tooManyRows(line: number, columns: number): FileRefused {
  const most = Math.min(LIMITS.rows, Math.floor(LIMITS.numbers / columns));
  return new FileRefused({ line, message: i18n.t('The table goes on after {most, number} rows, which is as many as are taken of {columns, plural, one {# column} other {# columns}}. Keep a sample of the rows.', { most, columns }) });
}

/** A separator as it can be shown. */
export function separatorWord(separator: Layout['separator']): string {
  if (separator === '\t') return i18n.t('tab');
  return separator === ' ' ? i18n.t('blank') : separator;
}
