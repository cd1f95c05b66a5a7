/** From a text in pieces to its records: fields with the line on which each record begins. */
import Papa from 'papaparse';
import { FileRefused } from '../own/problem.ts';
import { i18n } from '../../words/i18n.ts';
import { LIMITS, type Separator } from './params.ts';

export interface TableRecord {
  /** From 1, as a text editor counts. */
  readonly line: number;
  readonly fields: readonly string[];
}

/** What Papa's parser gives of a piece, which its types leave open. */
interface Parsed {
  readonly data: readonly (readonly string[])[];
  readonly errors: readonly { readonly code: string; readonly row?: number }[];
  readonly meta: { readonly cursor: number };
}

/** A quoted field that has not ended after so many characters is one whose quote never closes. */
const LONGEST_RECORD = 1 << 20;

/**
 * Records in batches, one for each piece of text; empty lines are left out.
 * @param pieces text whose lines end with `\n`.
 * @throws FileRefused at a line with a broken quote, an overlong field or a NUL.
 */
export function* recordsOf(pieces: Iterable<string>, separator: Separator): Generator<readonly TableRecord[]> {
  const parser = new Papa.Parser({ delimiter: separator, newline: '\n' });
  const position = { line: 1 };
  let held = '';
  for (const piece of separator === ' ' ? singleBlanks(pieces) : pieces) {
    if (piece === '') continue;
    held += piece;
    const parsed = parser.parse(held, 0, true) as Parsed;
    held = held.slice(parsed.meta.cursor);
    if (held.length > LONGEST_RECORD) throw unclosed(position.line + lines(parsed.data));
    yield checked(parsed, position, separator);
  }
  if (held !== '') yield checked(parser.parse(held, 0, false) as Parsed, position, separator);
}

/** Blanks and tabs as one blank, none around a line: how tables for people are aligned. */
function* singleBlanks(pieces: Iterable<string>): Generator<string> {
  let held = '';
  for (const piece of pieces) {
    const text = held + piece;
    const end = text.lastIndexOf('\n') + 1;
    held = text.slice(end);
    yield singleBlanksIn(text.slice(0, end));
  }
  yield singleBlanksIn(held);
}

export function singleBlanksIn(text: string): string {
  return text.replaceAll(/[ \t]+/g, ' ').replaceAll(/^ | $/gm, '');
}

function checked({ data, errors }: Parsed, position: { line: number }, separator: Separator): readonly TableRecord[] {
  // The first of a record is its cause: a field that goes on after its quote never ends either.
  const broken = new Map(errors.toReversed().map(({ row, code }) => [row, code]));
  const records: TableRecord[] = [];
  data.forEach((fields, row) => {
    const { line } = position;
    const code = broken.get(row);
    if (code === 'MissingQuotes') throw unclosed(line);
    if (code === 'InvalidQuotes') throw new FileRefused({ line, message: i18n.t('A quoted field goes on after its closing quote. Put the separator “{separator}” after the quote, or write a quote inside of quotes twice: "".', { separator }) });
    position.line += linesIn(fields);
    if (fields.length === 1 && fields[0] === '') return;
    for (const [at, field] of fields.entries()) refuseField(field, line, at);
    records.push({ line, fields });
  });
  return records;
}

function refuseField(field: string, line: number, at: number): void {
  if (field.length > LIMITS.fieldCharacters) throw new FileRefused({ line, column: String(at + 1), message: i18n.t('The field has {length, number} characters; at most {most, number} are taken. Perhaps a quote is not closed, or the file is no table.', { length: field.length, most: LIMITS.fieldCharacters }) });
  if (field.includes('\0')) throw new FileRefused({ line, column: String(at + 1), message: i18n.t('The field holds a NUL byte, which no text has. The file is damaged, or of another kind: export it again as CSV.') });
}

function unclosed(line: number): FileRefused {
  return new FileRefused({ line, message: i18n.t('A quote (") opens on this line and is never closed. Close it, or take it out.') });
}

function lines(data: readonly (readonly string[])[]): number {
  return data.reduce((sum, fields) => sum + linesIn(fields), 0);
}

function linesIn(fields: readonly string[]): number {
  let count = 1;
  for (const field of fields) for (let at = field.indexOf('\n'); at >= 0; at = field.indexOf('\n', at + 1)) count++;
  return count;
}
