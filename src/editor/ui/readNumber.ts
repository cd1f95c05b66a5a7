export type NumberReading = { readonly ok: true; readonly value: number } | { readonly ok: false; readonly message: string };

interface NumberBounds {
  readonly integer: boolean;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
}

/** A typed text as a number within bounds, or why it is none. Blanks and thousands commas are allowed. */
export function readNumber(text: string, { integer, min, max }: NumberBounds): NumberReading {
  const plain = text.trim().replaceAll(/,(?=\d{3}\b)/g, '').replace('−', '-');
  const expected = integer ? 'a whole number' : 'a number';
  if (plain === '') return { ok: false, message: `Type ${expected}.` };
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain)) return { ok: false, message: `“${text.trim()}” is not ${expected}.` };
  const value = Number(plain);
  if (!Number.isFinite(value)) return { ok: false, message: `“${text.trim()}” is too large a number.` };
  if (integer && !Number.isInteger(value)) return { ok: false, message: `${plain} has a fraction; type a whole number.` };
  if (min !== undefined && value < min) return { ok: false, message: `${plain} is below the smallest allowed, ${min.toLocaleString('en-US')}.` };
  if (max !== undefined && value > max) return { ok: false, message: `${plain} is above the largest allowed, ${max.toLocaleString('en-US')}.` };
  return { ok: true, value };
}
