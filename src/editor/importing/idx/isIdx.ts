/** Which files are of the IDX format, gzipped or not; told by their first bytes. */
import type { CameFile } from '../came.ts';

export async function holdsIdx({ head }: CameFile): Promise<boolean> {
  const plain = head[0] === 0x1f && head[1] === 0x8b ? await beginningOf(head) : head;
  return plain[0] === 0 && plain[1] === 0 && plain[2] === 8 && (plain[3] ?? 0) >= 1 && (plain[3] ?? 0) <= 4;
}

/** What the first piece of a gzipped file holds; it ends in the middle, which is no matter here. */
async function beginningOf(head: Uint8Array): Promise<Uint8Array> {
  const { readable, writable } = new DecompressionStream('gzip');
  const writer = writable.getWriter();
  writer.write(head as Uint8Array<ArrayBuffer>).catch(() => undefined);
  writer.close().catch(() => undefined);
  const first = await readable.getReader().read().catch(() => null);
  return first?.value ?? new Uint8Array(0);
}
