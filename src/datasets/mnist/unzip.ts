/** Unzipping by the platform's own code, in threads of its own where it has them: several times as fast as any JavaScript. */
import { damaged, isGzip, otherSize, sizeUnzipped, unzipped } from './idx.ts';

/**
 * The bytes themselves, unzipped where they were gzipped.
 * @throws IdxError when the gzip data are cut short, damaged or far too large.
 */
export async function unzip(bytes: Uint8Array, file: string): Promise<Uint8Array> {
  if (!isGzip(bytes) || typeof DecompressionStream === 'undefined') return unzipped(bytes, file);
  const size = sizeUnzipped(bytes, file);
  const plain = new Uint8Array(size);
  let length = 0;
  try {
    const reader = new Blob([bytes as Uint8Array<ArrayBuffer>]).stream().pipeThrough(new DecompressionStream('gzip')).getReader();
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      if (length + piece.value.length <= size) plain.set(piece.value, length);
      length += piece.value.length;
    }
  } catch (cause) {
    throw damaged(file, cause);
  }
  if (length !== size) throw otherSize(file, length, size);
  return plain;
}
