import { i18n } from '../../words/i18n.ts';
export type NumberReading = { readonly ok: true; readonly value: number } | { readonly ok: false; readonly message: string };

interface NumberBounds {
  readonly integer: boolean;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
}

/** A typed text as a number within bounds, or why it is none. Blanks and thousands commas are allowed. */
export function readNumber(text: string, { integer, min, max }: NumberBounds): NumberReading {
  const plain = text.trim().replaceAll(/,(?=\d{3}\b)/g, '').replace('−', '-');
  const expected = integer ? i18n.t('a whole number') : i18n.t('a number');
  if (plain === '') return { ok: false, message: i18n.t('Type {expected}.', { expected }) };
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain)) return { ok: false, message: i18n.t('“{text}” is not {expected}.', { text: text.trim(), expected }) };
  const value = Number(plain);
  if (!Number.isFinite(value)) return { ok: false, message: i18n.t('“{text}” is too large a number.', { text: text.trim() }) };
  if (integer && !Number.isInteger(value)) return { ok: false, message: i18n.t('{plain} has a fraction; type a whole number.', { plain }) };
  if (min !== undefined && value < min) return { ok: false, message: i18n.t('{plain} is below the smallest allowed, {min}.', { plain, min: min.toLocaleString('en-US') }) };
  if (max !== undefined && value > max) return { ok: false, message: i18n.t('{plain} is above the largest allowed, {max}.', { plain, max: max.toLocaleString('en-US') }) };
  return { ok: true, value };
}
