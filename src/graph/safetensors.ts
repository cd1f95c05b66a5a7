/**
 * Weights as a safetensors file (huggingface.co/docs/safetensors): eight bytes with the length of a
 * JSON header, the header, and the numbers as little-endian float32. Tensors are called "node.weight"
 * and are in Keras's layout, so a kernel of a dense layer is `[in, out]`.
 */
import type { NestedNumbers, Weights } from './document.ts';
import { i18n } from '../words/i18n.ts';

export type WeightsByNode = Readonly<Record<string, Weights>>;

interface Entry {
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly data_offsets: readonly [start: number, end: number];
}

/** @param weights by node id and weight name, as nested numbers. */
export function writeSafetensors(weights: WeightsByNode): Uint8Array {
  const header: Record<string, Entry | Readonly<Record<string, string>>> = { __metadata__: { format: 'netloom', layout: 'keras' } };
  const arrays: Float32Array[] = [];
  let bytes = 0;
  for (const [node, named] of Object.entries(weights)) {
    for (const [name, values] of Object.entries(named)) {
      const array = Float32Array.from(flat(values));
      header[`${node}.${name}`] = { dtype: 'F32', shape: shapeOf(values), data_offsets: [bytes, bytes + 4 * array.length] };
      arrays.push(array);
      bytes += 4 * array.length;
    }
  }
  // Padded with blanks so that the numbers begin at a multiple of eight bytes, as the format advises.
  const text = JSON.stringify(header);
  const encoded = new TextEncoder().encode(text.padEnd(text.length + ((8 - (new TextEncoder().encode(text).length % 8)) % 8)));
  const file = new Uint8Array(8 + encoded.length + bytes);
  const view = new DataView(file.buffer);
  view.setBigUint64(0, BigInt(encoded.length), true);
  file.set(encoded, 8);
  let at = 8 + encoded.length;
  for (const array of arrays) {
    for (const value of array) {
      view.setFloat32(at, value, true);
      at += 4;
    }
  }
  return file;
}

/** Reads what `writeSafetensors` wrote. @throws an error whose message says what is wrong with the file. */
export function readSafetensors(file: Uint8Array): WeightsByNode {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const length = file.length < 8 ? Infinity : Number(view.getBigUint64(0, true));
  if (length > file.length - 8) throw new Error(i18n.t('This is no safetensors file: its header would be longer than the file.'));
  const header = JSON.parse(new TextDecoder().decode(file.subarray(8, 8 + length))) as Readonly<Record<string, Entry>>;
  const weights: Record<string, Record<string, NestedNumbers>> = {};
  for (const [key, entry] of Object.entries(header)) {
    if (key === '__metadata__') continue;
    const dot = key.lastIndexOf('.');
    if (dot < 1) throw new Error(i18n.t('The tensor “{key}” is not called node.weight, as Netloom names them.', { key }));
    if (entry.dtype !== 'F32') throw new Error(i18n.t('The tensor “{key}” holds numbers of type {dtype}; Netloom reads F32.', { key, dtype: entry.dtype }));
    (weights[key.slice(0, dot)] ??= {})[key.slice(dot + 1)] = numbersOf(key, view, 8 + length, entry);
  }
  return weights;
}

function numbersOf(key: string, view: DataView, first: number, { shape, data_offsets: [start, end] }: Entry): NestedNumbers {
  const count = shape.reduce((product, size) => product * size, 1);
  if (end - start !== 4 * count || first + end > view.byteLength) throw new Error(i18n.t('The tensor “{key}” does not fit its place in the file. The file may be cut short; export it again.', { key }));
  return nested(Array.from({ length: count }, (_, index) => view.getFloat32(first + start + 4 * index, true)), shape);
}

/** All numbers of nested lists, the last axis running fastest. */
export function flat(values: NestedNumbers): readonly number[] {
  return typeof values === 'number' ? [values] : values.flatMap((value) => flat(value));
}

/** The sizes of nested lists that are all alike; none for a single number. */
export function shapeOf(values: NestedNumbers): readonly number[] {
  return typeof values === 'number' ? [] : [values.length, ...shapeOf(values[0] ?? 0)];
}

/** Numbers in order as lists of this shape. */
export function nested(values: readonly number[], shape: readonly number[]): NestedNumbers {
  const [size = 0, ...rest] = shape;
  if (shape.length === 0) return values[0] ?? 0;
  const each = values.length / Math.max(1, size);
  return Array.from({ length: size }, (_, index) => nested(values.slice(index * each, (index + 1) * each), rest));
}
