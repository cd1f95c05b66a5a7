/** Numbers as code: the shortest digits that give the same float32, and base64 where there are many. */
import type { NestedNumbers } from '../../graph/document.ts';

/** The shortest text that reads back as the same 32-bit number. */
export function float32Text(value: number): string {
  const single = Math.fround(value);
  for (let digits = 1; digits < 9; digits++) {
    const text = String(Number(single.toPrecision(digits)));
    if (Math.fround(Number(text)) === single) return text;
  }
  return String(Number(single.toPrecision(9)));
}

/** A list in brackets; what is long is broken into several lines, one row of a table on each. */
export function listText(values: NestedNumbers, number: (value: number) => string = String): string {
  const flat = flatText(values, number);
  if (flat.length <= 90 || typeof values === 'number') return flat;
  const parts = values.every((value) => typeof value === 'number') ? packed(values.map(number)) : values.map((value) => listText(value, number));
  const inner = parts.map((part) => `    ${part.split('\n').join('\n    ')},`);
  return `[\n${inner.join('\n')}\n]`;
}

function flatText(values: NestedNumbers, number: (value: number) => string): string {
  return typeof values === 'number' ? number(values) : `[${values.map((value) => flatText(value, number)).join(', ')}]`;
}

/** Several numbers on each line. */
function packed(numbers: readonly string[]): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const text of numbers) {
    if (line && line.length + text.length > 90) {
      lines.push(line);
      line = '';
    }
    line = line ? `${line}, ${text}` : text;
  }
  return line ? [...lines, line] : lines;
}

/** Row after row as nested lists. */
export function rowsOf(values: ArrayLike<number>, rows: number, width: number): readonly (readonly number[])[] {
  return Array.from({ length: rows }, (_, row) => Array.from({ length: width }, (__, column) => values[row * width + column] as number));
}

/** The bytes of 32-bit numbers, little-endian, in base64. */
export function base64Of(values: Float32Array): string {
  const bytes = new Uint8Array(values.length * 4);
  const view = new DataView(bytes.buffer);
  values.forEach((value, index) => view.setFloat32(index * 4, value, true));
  let binary = '';
  for (let from = 0; from < bytes.length; from += 0x8000) binary += String.fromCharCode(...bytes.subarray(from, from + 0x8000));
  return btoa(binary);
}

/** How many numbers nested lists hold. */
export function countOf(values: NestedNumbers): number {
  return typeof values === 'number' ? 1 : values.reduce((sum: number, value) => sum + countOf(value), 0);
}
