import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { mnistFolder } from '../src/datasets/nodePlaces.ts';
import { fillMnist } from './fillMnist.ts';

let folder = '';
let said: string[] = [];

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'netloom-mnist-'));
  said = [];
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

function fill(from: string | null, fetcher: typeof fetch = () => Promise.reject(new TypeError('fetch failed'))) {
  return fillMnist({ folder: path.join(folder, 'mnist'), shown: 'public/data/mnist', from, fetch: fetcher, say: (line) => said.push(line) });
}

it('says of every mirror why it did not help, and what to do', async () => {
  await expect(fill(null)).rejects.toThrow(/train-labels.* could not be had\. It is not there: public\/data\/mnist\. It cannot be reached: raw\.githubusercontent\.com, .*NETLOOM_MNIST_DIR/);
});

it('takes nothing with a wrong sum from a mirror', async () => {
  await expect(fill(null, () => Promise.resolve(new Response(Uint8Array.from([0, 0, 8, 1, 0, 0, 0, 0]))))).rejects.toThrow(/is not the file of MNIST/);
  expect(readdirSync(path.join(folder, 'mnist'))).toEqual([]);
});

const real = mnistFolder();
it.skipIf(!real)('brings all four files, mends a damaged one, and has nothing to do the next time', async () => {
  await fill(real);
  const first = path.join(folder, 'mnist', 't10k-labels-idx1-ubyte.gz');
  expect(readdirSync(path.join(folder, 'mnist')).filter((name) => name.endsWith('.gz'))).toHaveLength(4);
  expect(said.at(-1)).toBe('All four files of MNIST are in public/data/mnist.');
  const size = statSync(first).size;
  writeFileSync(first, 'damaged');
  await fill(real);
  expect(statSync(first).size).toBe(size);
  await fill(real);
  expect(said.at(-1)).toMatch(/^Nothing to do/);
  expect(existsSync(`${first}.part`)).toBe(false);
});
