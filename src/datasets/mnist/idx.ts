/**
 * The IDX format of MNIST: two zero bytes, the type of the values, the number of axes, the size of
 * each axis as a big-endian 32-bit number, then the values. MNIST's files hold unsigned bytes.
 * Source: http://yann.lecun.com/exdb/mnist/ (LeCun, Cortes, Burges).
 */
import { gunzipSync } from 'fflate';
import { i18n } from '../../words/i18n.ts';

const UNSIGNED_BYTE = 0x08;
/** MNIST's largest file is 47 MB unzipped; anything far above it is not one of its kin. */
const LARGEST_UNZIPPED = 256 * 1024 * 1024;

export interface Idx {
  /** `[60000, 28, 28]` for images, `[60000]` for labels. */
  readonly shape: readonly number[];
  /** A view into the file, not a copy. */
  readonly values: Uint8Array;
}

/** A file that is no usable IDX file; the message says what was found and what was expected. */
export class IdxError extends Error {
  override readonly name = 'IdxError';
}

export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** True where the first bytes could begin an IDX file, gzipped or not; a web page or a picture could not. */
export function mayBeIdx(bytes: Uint8Array): boolean {
  return isGzip(bytes) || (bytes.length >= 4 && bytes[0] === 0 && bytes[1] === 0 && bytes[2] === UNSIGNED_BYTE);
}

/**
 * The size that a gzip file says it has unzipped.
 * @throws IdxError when it is far too large.
 */
export function sizeUnzipped(bytes: Uint8Array, file: string): number {
  // The last four bytes of a gzip file give the unzipped size (RFC 1952, ISIZE).
  const size = bytes.length >= 18 ? new DataView(bytes.buffer, bytes.byteOffset + bytes.length - 4, 4).getUint32(0, true) : 0;
  if (size > LARGEST_UNZIPPED) {
    throw new IdxError(i18n.t('The end of {file} says that it unzips to {size, number} bytes, but MNIST’s files have at most 47,040,016: it is cut short or damaged, or another file. Get it again.', { file, size }));
  }
  return size;
}

export function damaged(file: string, cause: unknown): IdxError {
  return new IdxError(i18n.t('{file} begins as a gzip file but cannot be unzipped: it is cut short or damaged. Get it again.', { file }), { cause });
}

export function otherSize(file: string, found: number, said: number): IdxError {
  return new IdxError(i18n.t('{file} unzips to {found, number} bytes, but its end says {said, number}: it is cut short or damaged. Get it again.', { file, found, said }));
}

/**
 * The bytes themselves, unzipped where they were gzipped. `unzip` is faster on large files.
 * @throws IdxError when the gzip data are cut short, damaged or far too large.
 */
export function unzipped(bytes: Uint8Array, file: string): Uint8Array {
  if (!isGzip(bytes)) return bytes;
  const size = sizeUnzipped(bytes, file);
  let plain: Uint8Array;
  try {
    plain = gunzipSync(bytes);
  } catch (cause) {
    throw damaged(file, cause);
  }
  if (plain.length !== size) throw otherSize(file, plain.length, size);
  return plain;
}

/**
 * Reads an IDX file of unsigned bytes, gzipped or not.
 * @throws IdxError when it is none, or shorter or longer than its header says.
 */
export function readIdx(bytes: Uint8Array, file: string): Idx {
  const plain = unzipped(bytes, file);
  if (plain.length < 4) throw new IdxError(i18n.t('{file} has {length} bytes. An IDX file begins with a header of at least 4. Get it again.', { file, length: plain.length }));
  const [first, second, type, axes] = plain as unknown as [number, number, number, number];
  if (first !== 0 || second !== 0 || type !== UNSIGNED_BYTE || axes < 1) {
    const found = [first, second, type, axes].map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
    throw new IdxError(i18n.t('{file} begins with the bytes {found}. An IDX file of images begins with 00 00 08 03, one of labels with 00 00 08 01. It is another kind of file.', { file, found }));
  }
  const header = 4 + 4 * axes;
  if (plain.length < header) throw new IdxError(i18n.t('{file} ends after {length} bytes, inside its header of {header}. Get it again.', { file, length: plain.length, header }));
  const view = new DataView(plain.buffer, plain.byteOffset, plain.byteLength);
  const shape = Array.from({ length: axes }, (_, axis) => view.getUint32(4 + 4 * axis));
  const expected = shape.reduce((product, size) => product * size, 1);
  if (plain.length - header !== expected) {
    const held = plain.length - header;
    throw new IdxError(i18n.t('{file} holds {held, number} bytes of values, but its header announces {shape}, which is {expected, number}. It is cut short or damaged. Get it again.', { file, held, shape: shape.join(' × '), expected }));
  }
  return { shape, values: plain.subarray(header) };
}
