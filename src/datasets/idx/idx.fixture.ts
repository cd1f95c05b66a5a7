/** IDX files for tests. */

/** An IDX file of unsigned bytes; without `valueAt` they run through all of them. */
export function idxFile(shape: readonly number[], valueAt: (at: number) => number = (at) => (at * 7) % 256): Uint8Array {
  const header = 4 + 4 * shape.length;
  const values = shape.reduce((product, size) => product * size, 1);
  const bytes = new Uint8Array(header + values);
  const view = new DataView(bytes.buffer);
  bytes.set([0, 0, 8, shape.length]);
  shape.forEach((size, axis) => { view.setUint32(4 + 4 * axis, size); });
  for (let at = 0; at < values; at++) bytes[header + at] = valueAt(at);
  return bytes;
}
