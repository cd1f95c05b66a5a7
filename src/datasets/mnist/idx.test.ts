import { gzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { IdxError, mayBeIdx, readIdx, unzipped } from './idx.ts';

const images = Uint8Array.from([0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 3, 1, 2, 3, 4, 5, 6]);

describe('an IDX file', () => {
  it('gives its shape and its values, plain or gzipped', () => {
    for (const bytes of [images, gzipSync(images)]) {
      const idx = readIdx(bytes, 'f');
      expect(idx.shape).toEqual([2, 1, 3]);
      expect([...idx.values]).toEqual([1, 2, 3, 4, 5, 6]);
    }
  });

  it('is read from the middle of a larger buffer', () => {
    const larger = new Uint8Array(100).fill(7);
    larger.set(images, 40);
    expect([...readIdx(larger.subarray(40, 40 + images.length), 'f').values]).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it.each([
    ['a web page', new TextEncoder().encode('<!doctype html>'), /page begins with the bytes 3c 21 64 6f.*another kind of file/],
    ['one of floats', Uint8Array.from([0, 0, 0x0d, 1, 0, 0, 0, 1, 0, 0, 0, 0]), /00 00 0d 01/],
    ['an empty one', new Uint8Array(), /has 0 bytes/],
    ['one cut inside its header', images.subarray(0, 9), /ends after 9 bytes, inside its header of 16/],
    ['one cut inside its values', images.subarray(0, 20), /holds 4 bytes of values.*2 × 1 × 3, which is 6/],
    ['one with bytes to spare', Uint8Array.from([...images, 0]), /holds 7 bytes of values/],
    ['a gzip file cut short', gzipSync(images).subarray(0, 25), /cut short or damaged/],
    ['a gzip file with a changed end', gzipSync(images).map((byte, at, all) => (at === all.length - 4 ? byte + 1 : byte)), /cut short or damaged/],
  ])('refuses %s, saying why', (_, bytes, message) => {
    expect(() => readIdx(bytes, 'page')).toThrow(IdxError);
    expect(() => readIdx(bytes, 'page')).toThrow(message);
  });

  it('is not unzipped when it claims to be enormous', () => {
    const bomb = gzipSync(images).map((byte, at, all) => (at >= all.length - 4 ? 0xff : byte));
    expect(() => unzipped(bomb, 'bomb.gz')).toThrow(/unzips to 4,294,967,295 bytes/);
  });
});

it('tells a possible IDX file from a web page by its first bytes', () => {
  expect(mayBeIdx(images)).toBe(true);
  expect(mayBeIdx(gzipSync(images))).toBe(true);
  expect(mayBeIdx(new TextEncoder().encode('<!doctype html>'))).toBe(false);
  expect(mayBeIdx(new Uint8Array())).toBe(false);
});
