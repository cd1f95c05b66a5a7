/** Numbers for people. Everything on the screen that is a number goes through here. */
import { i18n } from '../../words/i18n.ts';

const MINUS = '−';

/** Made once: making a formatter costs more than a hundred uses of it. */
const WHOLE = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const EXACT = new Intl.NumberFormat('en-US', { maximumFractionDigits: 12 });
const SUPERSCRIPTS: Readonly<Record<string, string>> = {
  '-': '⁻', '0': '⁰', '1': '¹', '2': '²', '3': '³', '4': '⁴', '5': '⁵', '6': '⁶', '7': '⁷', '8': '⁸', '9': '⁹',
};

/** A whole number with separators: `455,946`. */
export function formatCount(count: number): string {
  return signed(Math.round(count), (size) => WHOLE.format(size));
}

/** A large number in short: `3.9 M`; below a million in full: `455,946`. */
export function formatCompact(count: number): string {
  for (const [unit, letter] of [[1e12, 'T'], [1e9, 'G'], [1e6, 'M']] as const) {
    if (Math.abs(count) >= unit) return signed(count / unit, (size) => `${plain(size, size < 100 ? 2 : 3)} ${letter}`);
  }
  return formatCount(count);
}

/**
 * A measured number: `0.0123`, `1,204`, `2.1 × 10⁻⁷`.
 * @param digits how many significant digits are kept; zeros at the end are dropped.
 */
export function formatNumber(value: number, digits = 3): string {
  if (Number.isNaN(value)) return i18n.t('not a number');
  if (!Number.isFinite(value)) return value > 0 ? '∞' : `${MINUS}∞`;
  if (value === 0) return '0';
  return signed(value, (size) => (size < 1e-4 || size >= 1e9 ? scientific(size, digits) : plain(size, digits)));
}

/** A short label for an axis of steps: `20k`, `1.5M`, `500`. */
export function formatTick(value: number): string {
  return signed(value, (size) => {
    if (size >= 1e6) return `${plain(size / 1e6, 3)}M`;
    if (size >= 1e3) return `${plain(size / 1e3, 3)}k`;
    return plain(size, 3);
  });
}

/** A share as a percentage with one decimal: `92.4 %`. */
export function formatPercent(share: number): string {
  return Number.isFinite(share) ? `${(share * 100).toFixed(1)} %` : formatNumber(share);
}

/** Seconds as a duration: `1 min 20 s`, `2 h 5 min`, `under 1 s`. */
export function formatDuration(seconds: number): string {
  if (!Number.isFinite(seconds)) return i18n.t('unknown');
  if (seconds < 1) return i18n.t('under 1 s');
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return withRest(Math.floor(whole / 60), 'min', whole % 60, 's');
  const minutes = Math.round(seconds / 60);
  if (minutes < 48 * 60) return withRest(Math.floor(minutes / 60), 'h', minutes % 60, 'min');
  return i18n.t('{days} days', { days: formatCount(minutes / 1440) });
}

/** Bytes in decimal units, as file managers count: `12 MB`. */
export function formatBytes(bytes: number): string {
  for (const [unit, name] of [[1e9, 'GB'], [1e6, 'MB'], [1e3, 'kB']] as const) {
    if (bytes >= unit) return `${plain(bytes / unit, bytes / unit < 10 ? 2 : 3)} ${name}`;
  }
  return i18n.t('{bytes, plural, one {# byte} other {# bytes}}', { bytes: Math.round(bytes) });
}

function withRest(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`;
}

function signed(value: number, write: (size: number) => string): string {
  const text = write(Math.abs(value));
  return value < 0 && text !== '0' ? MINUS + text : text;
}

/** Significant digits for what is small, whole digits for what is large; no zeros at the end. */
function plain(size: number, digits: number): string {
  const rounded = Number(size.toPrecision(digits));
  return rounded >= 10 ** digits ? WHOLE.format(size) : EXACT.format(rounded);
}

function scientific(size: number, digits: number): string {
  const [mantissa = '', exponent = ''] = size.toExponential(digits - 1).split('e');
  const power = exponent.replace('+', '').replace(/./g, (character) => SUPERSCRIPTS[character] ?? '');
  return `${Number(mantissa)} × 10${power}`;
}
