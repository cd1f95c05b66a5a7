import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { keepOwnFile } from '../own/keep.ts';
import { memoryPlace } from '../own/memoryPlace.fixture.ts';
import { isDataProblem, type LoadContext } from '../source.ts';
import { images } from './images.ts';
import { readNpz, writeNpz, type ImageArrays } from './npz.ts';

const place = memoryPlace();
const context: LoadContext = { seed: 1, signal: new AbortController().signal, progress: () => undefined, places: () => [place] };

/** Ten of class 0, then five of class 1; the first byte of each says its row. */
const arrays: ImageArrays = {
  shape: [15, 2, 2, 3],
  images: Uint8Array.from({ length: 15 * 12 }, (_, at) => (at % 12 === 0 ? at / 12 : (at * 37) % 256)),
  labels: Uint8Array.from({ length: 15 }, (_, row) => (row < 10 ? 0 : 1)),
};

async function imported(more: Record<string, unknown> = {}) {
  const file = await keepOwnFile('pets.npz', writeNpz(arrays, ['猫', 'dogs']), place);
  return images.params.parse({ file, rows: 15, size: 2, channels: 3, classNames: ['猫', 'dogs'], ...more });
}

describe('the file', () => {
  it('gives back what was put in, and is the same for the same images', () => {
    const bytes = writeNpz(arrays, ['猫', 'dogs']);
    expect(readNpz(bytes, 'pets.npz')).toEqual(arrays);
    expect(writeNpz(arrays, ['猫', 'dogs'])).toEqual(bytes);
  });

  const numpy = spawnSync('python3', ['-c', 'import numpy']).status === 0;
  it.skipIf(!numpy)('is read by NumPy (this machine needs python3-numpy)', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'netloom-npz-'));
    writeFileSync(path.join(folder, 'pets.npz'), writeNpz(arrays, ['猫', 'dogs']));
    const code = `import json, sys, numpy as np
data = np.load(sys.argv[1])
print(json.dumps([data["images"].shape, data["images"].flatten().tolist(), data["labels"].tolist(), data["classes"].tolist()]))`;
    const { stdout, stderr } = spawnSync('python3', ['-c', code, path.join(folder, 'pets.npz')], { encoding: 'utf8' });
    rmSync(folder, { recursive: true });
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toEqual([arrays.shape, [...arrays.images], [...arrays.labels], ['猫', 'dogs']]);
  });
});

describe('rows of images', () => {
  it('are as many as described, and every class gives its share to validation', async () => {
    const params = await imported();
    const description = images.describe(params);
    if (isDataProblem(description)) throw new Error(description.message);
    const { train, validation } = await images.load(params, context);
    expect([description.trainRows, description.validationRows, train.rows, validation?.rows]).toEqual([12, 3, 12, 3]);
    expect([...(validation?.labels ?? [])]).toEqual([0, 0, 1]);
    expect([...train.features].filter((_, at) => at % 12 === 0)).toEqual([0, 1, 2, 3, 5, 6, 7, 8, 10, 11, 12, 13]);
    expect(train.featureScale).toBe(1 / 255);
    expect(description.features).toEqual({ shape: [2, 2, 3], range: [0, 1] });
    expect(description.classNames).toEqual(['猫', 'dogs']);
  });

  it('all learn where none is held back', async () => {
    const { train, validation } = await images.load(await imported({ validationShare: 0 }), context);
    expect([train.rows, validation]).toEqual([15, null]);
  });

  it('are refused where the graph says something else of them', async () => {
    await expect(images.load(await imported({ rows: 14 }), context)).rejects.toThrow('The graph says that “pets.npz” holds 14 × 2 × 2 × 3 values, but it holds 15 × 2 × 2 × 3. Import the files anew.');
    await expect(images.load(await imported({ classNames: ['a'] }), context)).rejects.toThrow('Row 11 of “pets.npz” is the label 1, but the graph knows classes from 0 to 0 only.');
  });

  it('need two classes and a file', async () => {
    expect(images.describe(images.params.parse({}))).toMatchObject({ param: 'source', message: expect.stringContaining('No images are chosen yet.') as string });
    expect(images.describe(await imported({ classNames: ['a'] }))).toMatchObject({ message: 'This data set has 15 images of 1 class; at least two of each are needed. Import the files anew.' });
  });
});
