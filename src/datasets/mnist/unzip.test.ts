import { gzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { IdxError } from './idx.ts';
import { unzip } from './unzip.ts';

const plain = Uint8Array.from({ length: 20_000 }, (_, index) => (index * index) % 251);

describe('the platform’s unzipping', () => {
  it('gives the bytes that were zipped, and leaves alone what is not zipped', async () => {
    expect(await unzip(gzipSync(plain), 'f')).toEqual(plain);
    expect(await unzip(plain, 'f')).toBe(plain);
  });

  it('says what is wrong with a damaged, a shortened and an enormous file', async () => {
    const zipped = gzipSync(plain);
    const damaged = zipped.slice();
    damaged.fill(0xff, 40, 80);
    await expect(unzip(damaged, 'f')).rejects.toThrow(new IdxError('f begins as a gzip file but cannot be unzipped: it is cut short or damaged. Get it again.'));
    await expect(unzip(zipped.subarray(0, 100), 'f')).rejects.toThrow(IdxError);
    const other = zipped.slice();
    new DataView(other.buffer).setUint32(other.length - 4, 5, true);
    await expect(unzip(other, 'f')).rejects.toThrow(IdxError);
    new DataView(other.buffer).setUint32(other.length - 4, 4e9, true);
    await expect(unzip(other, 'f')).rejects.toThrow(/unzips to 4,000,000,000 bytes/);
  });
});
