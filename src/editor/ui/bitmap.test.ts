import { expect, test } from 'vitest';
import { bitmapAddress } from './bitmap.ts';

/** The file's bytes. */
function bytesOf(address: string): Buffer {
  return Buffer.from(address.replace('data:image/bmp;base64,', ''), 'base64');
}

test('a bitmap tells its size, and holds blue, green, red of every pixel from the top, rows padded to four bytes', () => {
  const colours = [[1, 0, 0], [0, 1, 0], [0, 0, 1], [0, 0, 0], [1, 1, 1], [0.5, 0.5, 0.5]];
  const file = bytesOf(bitmapAddress(3, 2, (pixel, channel) => colours[pixel]?.[channel] ?? NaN));
  expect(file.toString('latin1', 0, 2)).toBe('BM');
  expect(file.readUInt32LE(2)).toBe(file.length);
  expect([file.readInt32LE(18), file.readInt32LE(22), file.readUInt16LE(28)]).toEqual([3, -2, 24]);
  expect([...file.subarray(file.readUInt32LE(10))]).toEqual([
    0, 0, 255, 0, 255, 0, 255, 0, 0, 0, 0, 0,
    0, 0, 0, 255, 255, 255, 128, 128, 128, 0, 0, 0,
  ]);
});

test('light beyond its range is full light or none', () => {
  expect([...bytesOf(bitmapAddress(1, 1, (_, channel) => [-3, 7, 0][channel] ?? 0)).subarray(54, 57)]).toEqual([0, 255, 0]);
});
