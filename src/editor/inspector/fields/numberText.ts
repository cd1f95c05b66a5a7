/** What a person types as a number, and how the arrow keys step it. */
import { i18n } from '../../../words/i18n.ts';
import { sentences } from '../../../words/list.ts';
import { formatCount, formatNumber } from '../../ui/format.ts';

export interface NumberRules {
  readonly integer: boolean;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  /** What one press of an arrow key adds; without it the second significant digit moves. */
  readonly step?: number | undefined;
  /** Arrow keys go through 1, 2, 5, 10, ... : for learning rates, which matter by their size. */
  readonly logarithmic?: boolean | undefined;
}

export type Reading<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: string };

/** Reads what was typed, or says in a sentence what is wrong with it and what would do. */
export function readNumber(text: string, rules: NumberRules): Reading<number> {
  const wanted = expectation(rules);
  const trimmed = text.trim().replace(/−/g, '-');
  if (trimmed === '') return { ok: false, reason: sentences([i18n.t('This is empty.'), wanted]) };
  const grouped = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(trimmed);
  if (!grouped && /^-?\d*,\d+$/.test(trimmed)) {
    return { ok: false, reason: i18n.t('“{text}” has a comma. Write decimals with a point: {better}.', { text: trimmed, better: trimmed.replace(',', '.') }) };
  }
  const digits = grouped ? trimmed.replaceAll(',', '') : trimmed;
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(digits)) return { ok: false, reason: sentences([i18n.t('“{text}” is not a number.', { text: shortened(trimmed) }), wanted]) };
  const value = Number(digits);
  if (!Number.isFinite(value)) return { ok: false, reason: sentences([i18n.t('“{text}” is too large for a computer.', { text: shortened(trimmed) }), wanted]) };
  if (rules.integer && !Number.isInteger(value)) return { ok: false, reason: sentences([i18n.t('{number} is not a whole number.', { number: digits }), wanted]) };
  if (rules.min !== undefined && value < rules.min) return { ok: false, reason: sentences([i18n.t('{number} is too small.', { number: digits }), wanted]) };
  if (rules.max !== undefined && value > rules.max) return { ok: false, reason: sentences([i18n.t('{number} is too large.', { number: digits }), wanted]) };
  return { ok: true, value };
}

/** A number as it stands in a field: all its digits, so that nothing is lost by looking at it; whole ones with separators. */
export function writeNumber(value: number): string {
  return Number.isSafeInteger(value) ? value.toLocaleString('en-US') : String(value);
}

/** The next value up (`direction` 1) or down (-1), within the bounds. */
export function stepNumber(value: number, direction: 1 | -1, rules: NumberRules, large = false): number {
  const next = rules.logarithmic ? stepLogarithmic(value, direction, large) : value + direction * stepSize(value, rules) * (large ? 10 : 1);
  const whole = rules.integer ? Math.round(next) : withoutRoundingDust(next);
  return Math.min(rules.max ?? Infinity, Math.max(rules.min ?? -Infinity, whole));
}

function stepSize(value: number, { integer, step }: NumberRules): number {
  if (step !== undefined) return step;
  if (integer) return 1;
  return value === 0 ? 0.1 : 10 ** (Math.floor(Math.log10(Math.abs(value))) - 1);
}

/** Up and down through 1, 2, 5, 10; a large step is a factor of ten. */
function stepLogarithmic(value: number, direction: 1 | -1, large: boolean): number {
  if (value <= 0) return 0.001;
  if (large) return value * 10 ** direction;
  const power = 10 ** Math.floor(Math.log10(value) + 1e-9);
  const ladder = [power / 2, power, 2 * power, 5 * power, 10 * power];
  const slack = value * 1e-9;
  const next = direction === 1 ? ladder.find((rung) => rung > value + slack) : ladder.findLast((rung) => rung < value - slack);
  return next ?? value;
}

/** 0.1 + 0.2 is 0.3 on the screen. */
function withoutRoundingDust(value: number): number {
  return Number(value.toPrecision(12));
}

function expectation({ integer, min, max }: NumberRules): string {
  const what = integer ? i18n.t('a whole number') : i18n.t('a number');
  const write = integer ? formatCount : formatNumber;
  if (min !== undefined && max !== undefined) return i18n.t('Enter {what} from {min} to {max}.', { what, min: write(min), max: write(max) });
  if (min !== undefined) return i18n.t('Enter {what} of at least {min}.', { what, min: write(min) });
  if (max !== undefined) return i18n.t('Enter {what} of at most {max}.', { what, max: write(max) });
  return i18n.t('Enter {what}.', { what });
}

function shortened(text: string): string {
  return text.length > 24 ? `${text.slice(0, 23)}…` : text;
}

/** Reads a list such as `28, 28, 1` or `28 × 28 × 1`. */
export function readIntegers(text: string, rules: NumberRules): Reading<readonly number[]> {
  const parts = text.split(/[\s,;×x]+/).filter((part) => part !== '');
  const values: number[] = [];
  for (const [index, part] of parts.entries()) {
    const reading = readNumber(part, { ...rules, integer: true });
    if (!reading.ok) return { ok: false, reason: i18n.t('Place {place}: {reason}', { place: index + 1, reason: reading.reason }) };
    values.push(reading.value);
  }
  return { ok: true, value: values };
}
