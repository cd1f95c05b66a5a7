import { gzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readIdx } from '../mnist/idx.ts';
import { keepOwnFile } from '../own/keep.ts';
import { memoryPlace } from '../own/memoryPlace.fixture.ts';
import { isDataProblem, type LoadContext } from '../source.ts';
import { idxFile } from './idx.fixture.ts';
import { idxSet } from './idxSet.ts';
import { pairIdx } from './pair.ts';

const place = memoryPlace();
const context: LoadContext = { seed: 1, signal: new AbortController().signal, progress: () => undefined, places: () => [place] };

const file = (name: string, shape: readonly number[], valueAt?: (at: number) => number) => ({ name, idx: readIdx(idxFile(shape, valueAt), name) });

describe('files that belong together', () => {
  it('are found by their contents: training and test, whatever their order', () => {
    const files = [file('t10k-labels', [3], (at) => at), file('train-images', [3, 2, 2]), file('train-labels', [3], (at) => at), file('t10k-images', [3, 2, 2])];
    const { train, test, size, classes, firstLabel } = pairIdx(files);
    expect([train.images.name, train.labels.name, test?.images.name, test?.labels.name]).toEqual(['train-images', 'train-labels', 't10k-images', 't10k-labels']);
    expect({ size, classes, firstLabel }).toEqual({ size: [2, 2, 1], classes: 3, firstLabel: 0 });
  });

  it('the larger set is the one to learn from where the names do not say', () => {
    const { train, test } = pairIdx([file('a', [3, 2, 2]), file('b', [5, 2, 2]), file('c', [5], (at) => at % 2), file('d', [3], (at) => at % 2)]);
    expect([train.images.name, train.labels.name, test?.labels.name]).toEqual(['b', 'c', 'd']);
  });

  it('may count their classes from 1, and have colours', () => {
    expect(pairIdx([file('images', [4, 2, 2, 3]), file('labels', [4], (at) => at + 1)])).toMatchObject({ size: [2, 2, 3], firstLabel: 1, classes: 4, test: null });
  });
});

describe('rows of IDX files', () => {
  async function imported(more: Record<string, unknown> = {}) {
    const keep = (name: string, bytes: Uint8Array) => keepOwnFile(name, bytes, place);
    const [trainImages, trainLabels, testImages, testLabels] = await Promise.all([
      keep('train-images.gz', gzipSync(idxFile([5, 2, 3]), { mtime: 1 })),
      keep('train-labels', idxFile([5], (at) => 1 + (at % 2))),
      keep('test-images', idxFile([2, 2, 3], (at) => at)),
      keep('test-labels', idxFile([2], (at) => 1 + at)),
    ]);
    return idxSet.params.parse({ trainImages, trainLabels, testImages, testLabels, trainRows: 5, testRows: 2, size: [2, 3, 1], classNames: ['a', 'b'], firstLabel: 1, ...more });
  }

  it('are those of the files, gzipped or not, with classes from 0 on', async () => {
    const params = await imported();
    const description = idxSet.describe(params);
    if (isDataProblem(description)) throw new Error(description.message);
    const { train, validation } = await idxSet.load(params, context);
    expect([description.trainRows, description.validationRows, train.rows, validation?.rows]).toEqual([5, 2, 5, 2]);
    expect([...train.labels, ...(validation?.labels ?? [])]).toEqual([0, 1, 0, 1, 0, 0, 1]);
    expect([...(validation?.features ?? [])]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    expect(description.features.shape).toEqual([2, 3, 1]);
  });

  it('are stood upright where the files hold columns', async () => {
    const params = await imported({ transposed: true });
    expect(idxSet.describe(params)).toMatchObject({ features: { shape: [3, 2, 1] } });
    const { validation } = await idxSet.load(params, context);
    expect([...(validation?.features ?? [])]).toEqual([0, 3, 1, 4, 2, 5, 6, 9, 7, 10, 8, 11]);
  });

  it('are spread over the training files for validation where there are no test files', async () => {
    const params = await imported({ testImages: null, testLabels: null, testRows: 0, validationShare: 0.4 });
    expect(idxSet.describe(params)).toMatchObject({ trainRows: 3, validationRows: 2 });
    const { train, validation } = await idxSet.load(params, context);
    expect([train.rows, validation?.rows]).toEqual([3, 2]);
    // Rows 2 and 4 are the ones at which two fifths of the rows grow by one.
    expect([...(validation?.labels ?? [])]).toEqual([0, 0]);
  });

  it('are refused where the graph says something else of them', async () => {
    await expect(idxSet.load(await imported({ trainRows: 6 }), context)).rejects.toThrow('The graph says that “train-images.gz” holds 6 × 2 × 3 × 1 values, but it holds 5 × 2 × 3 × 1. Import the files anew.');
    await expect(idxSet.load(await imported({ firstLabel: 0 }), context)).rejects.toThrow('Row 2 of “train-labels” is the label 2, but the graph knows classes from 0 to 1 only. Import the files anew.');
  });
});
