/**
 * Images and their classes as one file, which NumPy opens by `np.load`: a zip of three arrays, `images.npy` (bytes, rows × height ×
 * width × channels), `labels.npy` (bytes, one a row) and `classes.npy` (their names). The same images give the same bytes, and so the
 * same SHA-256. The format of an array is NumPy's, version 1.0: https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html
 */
import { unzipSync, zipSync } from 'fflate';
import { FileRefused } from '../own/problem.ts';
import { i18n } from '../../words/i18n.ts';

export interface ImageArrays {
  /** Rows, height, width, channels. */
  readonly shape: readonly [rows: number, height: number, width: number, channels: number];
  readonly images: Uint8Array;
  /** A class's place in `classNames`, one a row. */
  readonly labels: Uint8Array;
}

/** In bytes unzipped: 20,000 images of 64 × 64 × 3 and a little more. */
const LARGEST = 300_000_000;
const MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0];
/** A zip holds a time; it is always this one. */
const MTIME = new Date(1980, 0, 1);
/** NumPy wants the numbers to begin at a multiple of it. */
const ALIGN = 64;

/** The bytes of the file. */
export function writeNpz({ shape, images, labels }: ImageArrays, classNames: readonly string[]): Uint8Array {
  const files = {
    'images.npy': npy('|u1', shape, images),
    'labels.npy': npy('|u1', [shape[0]], labels),
    'classes.npy': textArray(classNames),
  };
  return zipSync(files, { level: 6, mtime: MTIME });
}

function npy(type: string, shape: readonly number[], values: Uint8Array): Uint8Array {
  const sizes = `(${shape.join(', ')}${shape.length === 1 ? ',' : ''})`;
  // eslint-disable-next-line lingui/no-unlocalized-strings -- as NumPy writes it
  const header = `{'descr': '${type}', 'fortran_order': False, 'shape': ${sizes}, }`;
  const before = MAGIC.length + 2;
  const length = Math.ceil((before + header.length + 1) / ALIGN) * ALIGN - before;
  const bytes = new Uint8Array(before + length + values.length);
  bytes.set([...MAGIC, length & 0xff, length >> 8]);
  bytes.set(new TextEncoder().encode(`${header.padEnd(length - 1)}\n`), before);
  bytes.set(values, before + length);
  return bytes;
}

/** Names as NumPy keeps them: as long as the longest, four bytes for each code point. */
function textArray(texts: readonly string[]): Uint8Array {
  const points = texts.map((text) => Array.from(text, (character) => character.codePointAt(0) ?? 0));
  const longest = Math.max(1, ...points.map(({ length }) => length));
  const values = new DataView(new ArrayBuffer(4 * longest * texts.length));
  points.forEach((of, text) => { of.forEach((point, at) => { values.setUint32(4 * (text * longest + at), point, true); }); });
  return npy(`<U${longest}`, [texts.length], new Uint8Array(values.buffer));
}

/**
 * Images and labels of such a file.
 * @throws FileRefused where it is none.
 */
export function readNpz(bytes: Uint8Array, name: string): ImageArrays {
  let files: Record<string, Uint8Array>;
  try {
    files = unzipSync(bytes, { filter: (entry) => (entry.name === 'images.npy' || entry.name === 'labels.npy') && entry.originalSize <= LARGEST });
  } catch (cause) {
    throw new FileRefused({ message: i18n.t('“{name}” cannot be unzipped: {why}. It is damaged; get it again.', { name, why: cause instanceof Error ? cause.message : String(cause) }) });
  }
  const images = readNpy(files['images.npy']);
  const labels = readNpy(files['labels.npy']);
  if (!images || !labels || images.shape.length !== 4 || labels.shape.length !== 1 || labels.shape[0] !== images.shape[0]) {
    throw new FileRefused({ message: i18n.t('“{name}” holds no images as Netloom keeps them: an array “images” of bytes (rows × height × width × channels) and an array “labels” with as many.', { name }) });
  }
  return { shape: images.shape as unknown as ImageArrays['shape'], images: images.values, labels: labels.values };
}

/** An array of bytes; null where it is something else. */
function readNpy(bytes: Uint8Array | undefined): { readonly shape: readonly number[]; readonly values: Uint8Array } | null {
  if (!bytes || MAGIC.some((byte, at) => bytes[at] !== byte)) return null;
  const first = 10 + (bytes[8] ?? 0) + 256 * (bytes[9] ?? 0);
  const header = new TextDecoder().decode(bytes.subarray(10, first));
  const sizes = /'descr': '\|u1', 'fortran_order': False, 'shape': \(([\d, ]+)\)/.exec(header)?.[1];
  const shape = sizes?.split(',').filter((size) => size.trim() !== '').map(Number);
  const values = bytes.subarray(first);
  return shape && values.length === shape.reduce((product, size) => product * size, 1) ? { shape, values } : null;
}
