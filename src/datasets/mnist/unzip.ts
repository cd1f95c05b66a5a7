/** Unzipping by the platform's own code, which is faster than any JavaScript. */
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
    const { readable, writable } = new DecompressionStream('gzip');
    feed(writable, bytes as Uint8Array<ArrayBuffer>);
    const reader = readable.getReader();
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

/** All at once: a stream of the bytes would come in small pieces. What is wrong with them is told where they are read. */
function feed(writable: WritableStream<BufferSource>, bytes: Uint8Array<ArrayBuffer>): void {
  const writer = writable.getWriter();
  writer.write(bytes).catch(() => undefined);
  writer.close().catch(() => undefined);
}
