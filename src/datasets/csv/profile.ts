/** What a person sees of a column before they choose: what it holds, how much is missing, how its values are spread. */
import { problemText } from '../own/problem.ts';
import { i18n } from '../../words/i18n.ts';
import { LIMITS, type Column, type Layout, type Scale } from './params.ts';
import type { ColumnValues, Stray, Table } from './table.ts';

/** What a column holds, as far as it can be told. */
export type Kind = 'number' | 'category' | 'date' | 'identifier' | 'text' | 'constant' | 'empty';

export interface ColumnProfile {
  readonly name: string;
  readonly kind: Kind;
  readonly missing: number;
  readonly missingWords: readonly string[];
  /** Of numbers, where most values are some. */
  readonly numbers: NumberProfile | null;
  /** The most frequent words first, at most 100; null where there are too many to be categories. */
  readonly categories: readonly { readonly value: string; readonly count: number }[] | null;
  /** The first that is no number in a column of numbers, or that is too large. */
  readonly stray: (Stray & { readonly infinite: boolean }) | null;
}

export interface NumberProfile {
  readonly min: number;
  readonly max: number;
  readonly mean: number;
  /** Standard deviation over all rows. */
  readonly deviation: number;
  readonly whole: boolean;
  /** How many values lie in each of 20 equal parts from the smallest to the largest. */
  readonly histogram: readonly number[];
}

/** What the page gets of a table: never the rows, but the first few. */
export interface TableProfile {
  readonly layout: Layout;
  readonly rows: number;
  readonly columns: readonly ColumnProfile[];
  readonly preview: readonly (readonly string[])[];
}

const BINS = 20;
/** Where so many of a column's values are numbers, the others are taken for slips. */
const MOSTLY = 0.9;
const ID_NAME = /^(id|ids|idx|index|nr|no|number|row|rownames|key|uuid|unnamed: \d+|#)$|[_ ]id$|^Column 1$/i;

export function profileOf({ layout, rows, columns, preview }: Table): TableProfile {
  return { layout, rows, preview, columns: columns.map((column) => columnProfile(column, rows)) };
}

function columnProfile(column: ColumnValues, rows: number): ColumnProfile {
  const present = rows - column.gapCount;
  const kind = kindOf(column, present);
  const numbers = column.numberCount >= MOSTLY * present && present > 0 ? numberProfile(column, rows) : null;
  const infinite = numbers ? column.firstInfinity : null;
  const word = kind === 'number' || numbers ? column.firstWord : null;
  const words = column.words && column.words.size <= LIMITS.categories ? [...column.words].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count) : null;
  return {
    name: column.name,
    kind,
    missing: column.gapCount,
    missingWords: [...column.missingWords].filter((each) => each !== ''),
    numbers,
    categories: words,
    stray: infinite ? { ...infinite, infinite: true } : word ? { ...word, infinite: false } : null,
  };
}

function kindOf({ name, words, numberCount, wholeCount, dateCount, countingUp }: ColumnValues, present: number): Kind {
  if (present === 0) return 'empty';
  const different = words?.size ?? Infinity;
  if (different === 1) return 'constant';
  if (numberCount === present) {
    const counts = wholeCount === present && countingUp === present - 1 && present > 2;
    return counts || (ID_NAME.test(name) && wholeCount === present && (different === present || different === Infinity)) ? 'identifier' : 'number';
  }
  if (dateCount === present) return 'date';
  if (numberCount >= MOSTLY * present && different > 10) return 'number';
  if (different <= LIMITS.categories && (different <= present / 2 || different <= 10) && different < present) return 'category';
  return different >= present ? 'identifier' : 'text';
}

function numberProfile({ numbers, wholeCount, numberCount }: ColumnValues, rows: number): NumberProfile {
  let [min, max, sum] = [Infinity, -Infinity, 0];
  let count = 0;
  for (let row = 0; row < rows; row++) {
    const value = numbers[row] as number;
    if (!Number.isFinite(value)) continue;
    count++;
    sum += value;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  const mean = sum / Math.max(1, count);
  const histogram = new Array<number>(BINS).fill(0);
  let squares = 0;
  for (let row = 0; row < rows; row++) {
    const value = numbers[row] as number;
    if (!Number.isFinite(value)) continue;
    squares += (value - mean) ** 2;
    const bin = max > min ? Math.min(BINS - 1, Math.floor((BINS * (value - min)) / (max - min))) : 0;
    histogram[bin] = (histogram[bin] ?? 0) + 1;
  }
  return { min, max, mean, deviation: Math.sqrt(squares / Math.max(1, count)), whole: wholeCount === numberCount, histogram };
}

/** Names that labels go by. */
const LABEL_NAME = /^(class|classes|target|label|labels|species|variety|quality|mpg|y|outcome|survived|diagnosis|churn|income|price|saleprice|medv|result|output|type|category|grade|score)$/i;

/** A first choice: what is foretold, what is learned from, what is left out. */
export function chooseColumns({ columns, rows, layout }: TableProfile): readonly Column[] {
  const label = labelAt(columns, layout.header);
  return columns.map((profile, at) => {
    const use = at === label ? 'label' : !profile.stray && (profile.kind === 'number' || profile.kind === 'category') ? 'feature' : 'none';
    return columnOf(profile, use, at === label ? labelType(profile) : featureType(profile), rows);
  });
}

/** True where neither a name nor a column of words tells the label, so that a person has to look at it. */
export function isLabelGuessed({ columns, layout }: TableProfile): boolean {
  return !layout.header && labelByName(columns) < 0 && !columns.some(({ kind }) => kind === 'category');
}

function labelByName(columns: readonly ColumnProfile[]): number {
  return columns.findLastIndex((profile) => LABEL_NAME.test(profile.name) && isUsable(profile));
}

function isUsable(profile: ColumnProfile): boolean {
  return typesOf(profile).length > 0 && profile.kind !== 'identifier';
}

function labelAt(columns: readonly ColumnProfile[], header: boolean): number {
  const named = labelByName(columns);
  if (named >= 0) return named;
  const category = columns.findLastIndex(({ kind }) => kind === 'category');
  if (category >= 0) return category;
  const last = columns.findLastIndex(isUsable);
  const first = columns.findIndex(isUsable);
  // Tables without names hold their label at one of their ends. Where names of the rows stand at the far end, it is at the near one.
  if (!header && last < columns.length - 1 && first === 0) return first;
  const numbered = [last, first].find((at) => at >= 0 && fewWhole(columns[at] as ColumnProfile) && columns.some((other) => other.numbers?.whole === false));
  return numbered ?? last;
}

/** Whole numbers of which there are few stand for classes. */
function fewWhole({ numbers, categories }: ColumnProfile): boolean {
  return numbers?.whole === true && categories !== null && categories.length <= 10;
}

/** Names of columns whose whole numbers stand for words. */
const CODE_NAME = /(^|[ _.])(origin|region|country|continent|code|kind|group)$/i;

/** Whole numbers are numbers, unless their name tells that each stands for something. */
function featureType(profile: ColumnProfile): Column['type'] {
  return profile.kind === 'number' && !(CODE_NAME.test(profile.name) && fewWhole(profile)) ? 'number' : 'category';
}

/** A yes or no of 0 and 1 stays a number, which one unit answers. */
function labelType(profile: ColumnProfile): Column['type'] {
  const { numbers } = profile;
  if (!numbers || profile.stray) return 'category';
  return fewWhole(profile) && !(numbers.min === 0 && numbers.max === 1) ? 'category' : 'number';
}

/** As what a column can be used. */
export function typesOf({ numbers, categories, kind, stray }: ColumnProfile): readonly Column['type'][] {
  if (kind === 'empty') return [];
  return [...(numbers && !stray ? (['number'] as const) : []), ...(categories && categories.length >= 2 && (!numbers || numbers.whole || stray) ? (['category'] as const) : [])];
}

/** A column as the node holds it; where it cannot be used so, it is left out. */
export function columnOf(profile: ColumnProfile, use: Column['use'], type: Column['type'], rows: number): Column {
  const types = typesOf(profile);
  const as = types.includes(type) ? type : types[0];
  if (use === 'none' || as === undefined || rows === 0) return { name: profile.name, use: 'none', type: type === 'number' ? 'number' : 'category' };
  const { numbers } = profile;
  return {
    name: profile.name,
    use,
    type: as,
    ...(as === 'category' ? { categories: inOrder(profile) } : numbers ? { range: [numbers.min, numbers.max] as const, ...(numbers.whole ? { whole: true } : {}) } : {}),
    ...(profile.missing > 0 ? { gaps: true } : {}),
  };
}

/** Numbers by size, words by the alphabet. */
function inOrder({ categories, numbers }: ColumnProfile): readonly string[] {
  const values = (categories ?? []).map(({ value }) => value);
  const size = (value: string) => Number(value.replace(',', '.'));
  return numbers ? values.toSorted((a, b) => size(a) - size(b)) : values.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

/** Labels far from 1 are learned better when they are scaled. */
export function chooseLabelScale(columns: readonly Column[], { columns: profiles }: TableProfile): Scale {
  const large = columns.some(({ use, type }, at) => use === 'label' && type === 'number' && Math.max(profiles[at]?.numbers?.deviation ?? 0, Math.abs(profiles[at]?.numbers?.mean ?? 0)) > 100);
  return large ? 'standardise' : 'none';
}

/** What is said of a value that does not fit a column of numbers. */
export function strayWords({ name, stray }: ColumnProfile): string {
  if (!stray) return '';
  const value = stray.value.length > 40 ? `${stray.value.slice(0, 40)}…` : stray.value;
  const message = stray.infinite
    ? i18n.t('Found “{value}”, which is larger than a network can hold. Mend it in the file, or take it for missing.', { value })
    : i18n.t('Found “{value}” where a number was expected. Mend it in the file, or take it for missing.', { value });
  return problemText({ line: stray.line, column: name, message });
}

/** Why a column is left out at first, in a few words; empty where it is not. */
export function kindWords({ kind }: ColumnProfile): string {
  return KIND_WORDS[kind];
}

const KIND_WORDS: Readonly<Record<Kind, string>> = {
  number: i18n.t('Numbers'),
  category: i18n.t('Categories'),
  date: i18n.t('Dates'),
  identifier: i18n.t('Names or numbers of the rows'),
  text: i18n.t('Free text'),
  constant: i18n.t('Always the same'),
  empty: i18n.t('Empty'),
};

/** Rows with a label, and those of them in which no chosen column is missing. */
export function countRows({ columns, rows }: Table, chosen: readonly Column[]): { readonly labelled: number; readonly complete: number } {
  const gapsOf = (use: Column['use']) => chosen.flatMap((column, at) => (column.use === use ? [columns[at]?.gaps ?? new Uint8Array(0)] : []));
  const [labels, features] = [gapsOf('label'), gapsOf('feature')];
  let labelled = 0;
  let complete = 0;
  for (let row = 0; row < rows; row++) {
    if (labels.some((gaps) => gaps[row] === 1)) continue;
    labelled++;
    if (!features.some((gaps) => gaps[row] === 1)) complete++;
  }
  return { labelled, complete };
}
