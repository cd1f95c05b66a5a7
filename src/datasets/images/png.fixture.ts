/** Small PNG files for tests, whole and as the format has them (RFC 2083): 8 bits, three colours, no filter. */
import { zlibSync } from 'fflate';

export function pngFile(width: number, height: number, colourAt: (x: number, y: number) => readonly [red: number, green: number, blue: number]): Uint8Array<ArrayBuffer> {
  const lines = new Uint8Array(height * (1 + 3 * width));
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) lines.set(colourAt(x, y), y * (1 + 3 * width) + 1 + 3 * x);
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  header.set([8, 2, 0, 0, 0], 8);
  const parts = [Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), chunk('IHDR', header), chunk('IDAT', zlibSync(lines)), chunk('IEND', new Uint8Array(0))];
  const file = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    file.set(part, at);
    at += part.length;
  }
  return file;
}

function chunk(type: string, values: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(12 + values.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, values.length);
  bytes.set(Uint8Array.from(type, (character) => character.charCodeAt(0)), 4);
  bytes.set(values, 8);
  view.setUint32(8 + values.length, crc(bytes.subarray(4, 8 + values.length)));
  return bytes;
}

/** The check of RFC 2083, bit by bit. */
function crc(bytes: Uint8Array): number {
  let rest = 0xffffffff;
  for (const byte of bytes) {
    rest ^= byte;
    for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  }
  return (rest ^ 0xffffffff) >>> 0;
}
