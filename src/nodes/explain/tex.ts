/** Numbers in TeX. */
import type { Term } from './explanation.ts';

/** Four digits: `0.1234`, `1.2\cdot 10^{-5}`. */
export function tex(value: number): string {
  if (Number.isNaN(value)) return '\\text{NaN}';
  if (!Number.isFinite(value)) return value > 0 ? '\\infty' : '-\\infty';
  if (value === 0) return '0';
  const size = Math.abs(value);
  if (size >= 1e-4 && size < 1e6) return String(Number(value.toPrecision(4)));
  const [mantissa = '', exponent = ''] = value.toExponential(2).split('e');
  return `${Number(mantissa)}\\cdot 10^{${Number(exponent)}}`;
}

/** As a factor: in brackets where it has a sign. */
export function factor(value: number): string {
  return value < 0 ? `(${tex(value)})` : tex(value);
}

/** Factors with dots between them. */
export function product(parts: readonly number[]): string {
  return parts.map((part, index) => (index === 0 ? tex(part) : factor(part))).join('\\cdot ');
}

/**
 * Words in a formula.
 * @param text in which symbols are written by `symbol`.
 */
export function inWords(text: string): string {
  return `\\text{${text}}`;
}

/** A symbol between words: the words end before it and go on behind it. */
export function symbol(name: string): string {
  return `} ${name} \\text{`;
}

/** A long sum is told by its first summands and its last. */
const FIRST = 3;

/** The sum of an explanation's terms as products; of a long one the largest, so that what counts is read and not a row of zeros. */
export function sumOfTerms(terms: readonly Term[]): string {
  const write = ({ parts }: Term): string => product(parts);
  if (terms.length <= FIRST + 2) return sum(terms, write);
  return `${sum(terms.toSorted((a, b) => Math.abs(b.value) - Math.abs(a.value)).slice(0, FIRST), write)} + \\cdots`;
}

/** `a + b + c + \cdots + z`. @param write a summand in TeX. */
export function sum<T>(terms: readonly T[], write: (term: T) => string): string {
  if (terms.length === 0) return '0';
  const shown = terms.length <= FIRST + 2 ? terms.map(write) : [...terms.slice(0, FIRST).map(write), '\\cdots', ...terms.slice(-1).map(write)];
  return shown.map((text, index) => (index === 0 ? text : text.startsWith('-') ? ` ${text.replace(/^-/, '- ')}` : ` + ${text}`)).join('');
}
