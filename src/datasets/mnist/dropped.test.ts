import { readFileSync, existsSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { mnistFolder } from '../nodePlaces.ts';
import type { FilePlace } from '../source.ts';
import { acceptDroppedFiles, type DroppedFile } from './dropped.ts';
import { MNIST_FILES } from './files.ts';

function memoryCache(): FilePlace & { readonly kept: Map<string, Uint8Array> } {
  const kept = new Map<string, Uint8Array>();
  return {
    label: 'cache',
    kept,
    read: (name) => Promise.resolve(kept.get(name) ?? null),
    keep: (name, bytes) => Promise.resolve(void kept.set(name, bytes)),
  };
}

function dropped(name: string, bytes: Uint8Array): DroppedFile {
  return { name, arrayBuffer: () => Promise.resolve(Uint8Array.from(bytes).buffer) };
}

/** Labels in the form of MNIST's test labels, all of them 3. */
const strangeLabels = new Uint8Array(8 + 10_000).fill(3);
strangeLabels.set([0, 0, 8, 1, 0, 0, 0x27, 0x10]);

it('refuses files of MNIST’s form with other contents, and says that they are not MNIST', async () => {
  const cache = memoryCache();
  const result = await acceptDroppedFiles([dropped('t10k-labels-idx1-ubyte', strangeLabels)], cache);
  expect(result.files[0]?.file).toBeNull();
  expect(result.files[0]?.message).toMatch(/holds 10,000 labels\. They have the form of MNIST but are not MNIST’s/);
  expect(cache.kept.size).toBe(0);
  expect(result.complete).toBe(false);
});

it('says of a file that is no IDX file what it found', async () => {
  const result = await acceptDroppedFiles([dropped('cat.png', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d]))], memoryCache());
  expect(result.files[0]?.message).toMatch(/cat\.png begins with the bytes 89 50 4e 47/);
  expect(result.summary).toMatch(/^None of the files was taken\. Still missing: train-labels/);
});

const folder = mnistFolder();
it.skipIf(!folder)('knows MNIST’s files by their contents, whatever they are called, and keeps them', async () => {
  const cache = memoryCache();
  const read = (name: string) => {
    const zipped = path.join(String(folder), `${name}.gz`);
    return new Uint8Array(readFileSync(existsSync(zipped) ? zipped : path.join(String(folder), name)));
  };
  const [labels, ...others] = MNIST_FILES;
  const first = await acceptDroppedFiles([dropped('download (3).gz', read(labels.name))], cache);
  expect(first.files[0]).toMatchObject({ file: labels.name });
  expect(first.missing).toHaveLength(3);
  const rest = await acceptDroppedFiles(others.map(({ name }) => dropped('x', read(name))), cache);
  expect(rest).toMatchObject({ complete: true, missing: [] });
  expect([...cache.kept.keys()].sort()).toEqual(MNIST_FILES.map(({ name }) => name).sort());
});

it.skipIf(!folder)('says what to do where the browser offers no cache', async () => {
  const name = 't10k-labels-idx1-ubyte';
  const zipped = path.join(String(folder), `${name}.gz`);
  const bytes = new Uint8Array(readFileSync(existsSync(zipped) ? zipped : path.join(String(folder), name)));
  const result = await acceptDroppedFiles([dropped(name, bytes)], null);
  expect(result.files[0]).toMatchObject({ file: null, message: expect.stringMatching(/Open Netloom from localhost or over https/) as string });
});
