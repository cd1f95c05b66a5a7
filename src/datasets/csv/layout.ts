/** Guesses how a table is written, from its first lines. */
import Papa from 'papaparse';
import { encodingOf, textPieces } from './text.ts';
import type { Layout, Separator } from './params.ts';
import { singleBlanksIn } from './records.ts';
import { missingTest, numberIn } from './values.ts';

/** Lines that are looked at. */
const SAMPLE = 50;
/** In the order in which they win where several fit alike: a comma may stand in numbers, a semicolon never does. */
const CANDIDATES: readonly Separator[] = ['\t', ';', '|', ','];

/** What is given is kept; the rest is guessed. */
export function guessLayout(bytes: Uint8Array, given: Partial<Layout> = {}): Layout {
  const encoding = given.encoding ?? encodingOf(bytes);
  const [text = ''] = textPieces(bytes.subarray(0, 65_536), encoding);
  return guessTextLayout(text, { ...given, encoding });
}

/** As `guessLayout`, of text. */
export function guessTextLayout(text: string, given: Partial<Layout> & Pick<Layout, 'encoding'>): Layout {
  const separator = given.separator ?? guessSeparator(text);
  const sample = sampleOf(text, separator);
  const decimal = given.decimal ?? guessDecimal(sample, separator);
  const missingWords = given.missingWords ?? [];
  return { encoding: given.encoding, separator, decimal, missingWords, header: given.header ?? hasHeader(sample, decimal, missingWords) };
}

function guessSeparator(text: string): Separator {
  const { meta } = Papa.parse(text, { preview: SAMPLE, delimitersToGuess: [...CANDIDATES], skipEmptyLines: true });
  const found = CANDIDATES.find((each) => each === meta.delimiter) ?? ',';
  // Tables aligned by blanks, as older data sets are: the same number of fields on every line, most of them numbers.
  const aligned = widths(sampleOf(text, ' '));
  const other = widths(sampleOf(text, found));
  const byBlanks = aligned.even && aligned.most >= 3 && aligned.most > other.most && aligned.numbers >= 0.5;
  return byBlanks && (found === '\t' || !other.even || other.most === 1) ? ' ' : found;
}

function widths(sample: readonly (readonly string[])[]): { readonly even: boolean; readonly most: number; readonly numbers: number } {
  const lengths = sample.map(({ length }) => length);
  const fields = sample.flat();
  const numbers = fields.filter((field) => !Number.isNaN(numberIn(field, '.')) || field === '?').length / Math.max(1, fields.length);
  return { even: new Set(lengths).size === 1, most: Math.max(0, ...lengths), numbers };
}

function sampleOf(text: string, separator: Separator): readonly (readonly string[])[] {
  const shown = separator === ' ' ? singleBlanksIn(text) : text;
  const { data } = Papa.parse<string[]>(shown, { delimiter: separator, preview: SAMPLE + 1, skipEmptyLines: true });
  // The last line of the piece may be cut.
  const whole = data.length > SAMPLE ? data.slice(0, SAMPLE) : text.endsWith('\n') || text.length < 60_000 ? data : data.slice(0, -1);
  return whole.map((fields) => fields.map((field) => field.trim()));
}

function guessDecimal(sample: readonly (readonly string[])[], separator: Separator): Layout['decimal'] {
  if (separator === ',') return '.';
  const fields = sample.flat();
  const withPoint = fields.filter((field) => field.includes('.') && Number.isFinite(numberIn(field, '.'))).length;
  const withComma = fields.filter((field) => field.includes(',') && Number.isFinite(numberIn(field, ','))).length;
  return withComma > withPoint ? ',' : '.';
}

/** A first line of words over columns in which numbers stand; or, where nowhere are numbers, words that do not come again below. */
function hasHeader(sample: readonly (readonly string[])[], decimal: Layout['decimal'], missingWords: readonly string[]): boolean {
  const [first = [], ...rest] = sample;
  const isMissing = missingTest(missingWords);
  const isNumber = (field: string) => !Number.isNaN(numberIn(field, decimal));
  if (rest.length === 0) return true;
  const named = first.filter((field) => field !== '');
  // A year as a column's name is as rare as a word in a column of numbers is usual.
  if (named.some(isNumber)) return false;
  const numeric = first.some((field, at) => {
    const below = rest.map((fields) => fields[at] ?? '').filter((each) => !isMissing(each));
    // Below may stand a slip or two.
    return field !== '' && !isMissing(field) && below.length > 0 && below.filter(isNumber).length >= 0.8 * below.length;
  });
  const anyNumber = rest.some((fields) => fields.some(isNumber));
  return anyNumber ? numeric : first.every((field, at) => !rest.some((fields) => fields[at] === field));
}
