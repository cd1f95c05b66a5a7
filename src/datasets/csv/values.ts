/** What a field of a table means: a number, nothing, or a word. */

/** What people and programs write where there is no value, in small letters. */
export const NOTHING: ReadonlySet<string> = new Set(['', '?', '-', '--', 'na', 'n/a', 'n.a.', '#n/a', 'nan', 'null', 'none', 'nil', 'missing', '.']);

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const NUMBER_WITH_COMMA = /^[+-]?(\d+,?\d*|,\d+)(e[+-]?\d+)?$/i;
/** The largest that a 32-bit number can hold. */
const LARGEST = 3.4e38;

/** Tells fields that stand for nothing. @param words further ones, as they are written. */
export function missingTest(words: readonly string[]): (field: string) => boolean {
  const own = new Set(words);
  return (field) => own.has(field) || NOTHING.has(field.length > 8 ? field : field.toLowerCase());
}

/** The number that a field writes: NaN where it is none, an infinity where it is larger than networks can hold. */
export function numberIn(field: string, decimal: '.' | ','): number {
  if (decimal === ',' ? !NUMBER_WITH_COMMA.test(field) : !NUMBER.test(field)) return /^[+-]?inf(inity)?$/i.test(field) ? Infinity : NaN;
  const value = Number(decimal === ',' ? field.replace(',', '.') : field);
  return Math.abs(value) > LARGEST ? Infinity : value;
}

/** Days and moments as they are usually written: 2024-05-17, 17.5.2024, 5/17/24 13:05. */
export const DATE = /^\d{1,4}([-/.])\d{1,2}\1\d{1,4}([T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?( ?[AP]M|Z|[+-]\d{2}:?\d{2})?)?$/i;
