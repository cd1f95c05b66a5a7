import { gzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { mnistFolder, nodePlaces } from '../nodePlaces.ts';
import type { FilePlace, LoadContext } from '../source.ts';
import { MNIST_FILES } from './files.ts';
import { findMnistFile, type Found, type NotFound } from './find.ts';
import { mnist } from './mnist.ts';

const small = mnist.params.parse({ trainRows: 200, validationRows: 100 });

function contextWith(places: readonly FilePlace[], signal = new AbortController().signal): LoadContext {
  return { seed: 1, signal, progress: () => undefined, places: () => places };
}

/** A place in memory that remembers what it was asked for. */
function memory(label: string, files: Record<string, Uint8Array>, keeps = false) {
  const asked: string[] = [];
  const place: FilePlace = {
    label,
    read(name) {
      asked.push(name);
      return Promise.resolve(files[name] ?? null);
    },
    ...(keeps && {
      has: (name: string) => Promise.resolve(name in files),
      keep(name: string, bytes: Uint8Array) {
        files[name] = bytes;
        return Promise.resolve();
      },
    }),
  };
  return { place, asked, files };
}

/** Any bytes whose sum is written down can stand for a file here. SHA-256 of "abc": FIPS 180-2, appendix B.1. */
const abc = new TextEncoder().encode('abc');
const abcFile = { ...MNIST_FILES[0], name: 'abc', sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad' };

/** Waits until a file that was found is kept. */
async function kept(found: Found | NotFound): Promise<Found | NotFound> {
  if ('kept' in found) await found.kept;
  return found;
}

describe('looking for a file', () => {
  it('asks one place after another, takes the first with the right sum, and keeps it in the caches before it', async () => {
    const served = memory('served', { abc: new TextEncoder().encode('abd') });
    const cache = memory('cache', {}, true);
    const mirror = memory('mirror', { abc: gzipSync(abc) });
    const last = memory('last', { abc });
    const found = await findMnistFile(abcFile, contextWith([served.place, cache.place, mirror.place, last.place]));
    expect(found).toMatchObject({ place: { label: 'mirror' }, bytes: abc });
    await kept(found);
    expect(cache.files['abc']).toEqual(mirror.files['abc']);
    expect(last.asked).toEqual([]);
    expect(await findMnistFile(abcFile, contextWith([cache.place]))).toMatchObject({ place: { label: 'cache' } });
  });

  it('says of each place why it does not help', async () => {
    const broken = (label: string): FilePlace => ({ label, read: () => Promise.reject(new Error('It cannot be reached.')) });
    const wrong = memory('other', { abc: new Uint8Array([1]) }).place;
    const found = await findMnistFile(abcFile, contextWith([memory('served', {}).place, broken('one'), broken('two'), wrong]));
    expect(found).toEqual({
      reasons: 'It is not there: served. It cannot be reached: one, two. abc is not the file of MNIST: its SHA-256 begins with 4bf5122f, and ba7816bf was expected: other.',
    });
    expect(await findMnistFile(abcFile, contextWith([]))).toEqual({ reasons: 'There was nowhere to look.' });
  });

  it('keeps what lies beside the app too, once, so that it is there without a network', async () => {
    const served = memory('served', { abc: gzipSync(abc) });
    const cache = memory('cache', {}, true);
    const places = [served.place, cache.place];
    expect(await kept(await findMnistFile(abcFile, contextWith(places)))).toMatchObject({ place: { label: 'served' } });
    expect(cache.files['abc']).toBe(served.files['abc']);
    cache.files['abc'] = abc;
    await kept(await findMnistFile(abcFile, contextWith(places)));
    expect(cache.files['abc']).toBe(abc);
    const gone: FilePlace = { label: 'served', read: () => Promise.reject(new Error('It cannot be reached.')) };
    expect(await findMnistFile(abcFile, contextWith([gone, cache.place]))).toMatchObject({ place: { label: 'cache' }, bytes: abc });
  });

  it('gives the bytes before they are kept', async () => {
    const never: FilePlace = { label: 'slow', read: () => Promise.resolve(null), keep: () => new Promise(() => undefined) };
    expect(await findMnistFile(abcFile, contextWith([never, memory('mirror', { abc }).place]))).toMatchObject({ bytes: abc });
  });

  it('goes on when a cache cannot keep it', async () => {
    const full: FilePlace = { label: 'full', read: () => Promise.resolve(null), keep: () => Promise.reject(new Error('full')) };
    expect(await kept(await findMnistFile(abcFile, contextWith([full, memory('mirror', { abc }).place])))).toMatchObject({ place: { label: 'mirror' } });
  });
});

describe('MNIST that cannot be had', () => {
  it('becomes generated digits, which say so and say why', async () => {
    const data = await mnist.load(small, contextWith([memory('the cache', {}).place]));
    expect(data.source).toBe('generatedDigits');
    expect(data.origin).toMatch(/^Drawn by Netloom, because MNIST could not be had\..*It is not there: the cache\. Drop the four files/);
    expect([data.train.rows, data.validation?.rows]).toEqual([200, 100]);
    expect(data.train.features.length).toBe(200 * 784);
  });

  it('is neither fetched from far nor replaced before anybody has asked for it', async () => {
    const mirror = memory('mirror', {});
    const near = memory('the cache', {});
    const context = { ...contextWith([near.place, { ...mirror.place, far: true }]), early: true };
    await expect(mnist.load(small, context)).rejects.toThrow('MNIST does not lie near. Looking for train-labels-idx1-ubyte: It is not there: the cache.');
    // The smallest file is looked for first, and alone.
    expect([near.asked, mirror.asked]).toEqual([['train-labels-idx1-ubyte'], []]);
  });

  it('is given up at once when the person stops', async () => {
    const stop = new AbortController();
    stop.abort();
    await expect(mnist.load(small, contextWith([memory('the cache', {}).place], stop.signal))).rejects.toThrow(/abort/);
  });
});

const folder = mnistFolder();
describe.skipIf(!folder)(`the true files of MNIST${folder ? '' : ' (none here: set NETLOOM_MNIST_DIR to their folder)'}`, () => {
  it('have the right sums, shapes, order of labels and scale', async () => {
    const params = mnist.params.parse({});
    const data = await mnist.load(params, { ...contextWith([]), places: nodePlaces() });
    expect(data.source).toBe('mnist');
    expect(data.train).toMatchObject({ rows: 60_000, classes: 10 });
    expect(data.validation).toMatchObject({ rows: 10_000, classes: 10 });
    // The first labels of both files, as every tutorial on MNIST prints them.
    expect([...data.train.labels.subarray(0, 10)]).toEqual([5, 0, 4, 1, 9, 2, 1, 3, 1, 4]);
    expect([...(data.validation?.labels.subarray(0, 10) ?? [])]).toEqual([7, 2, 1, 0, 4, 1, 4, 9, 5, 9]);
    // The mean and deviation of the training pixels, as PyTorch's examples normalise them: 0.1307 and 0.3081.
    let sum = 0;
    let squares = 0;
    for (const byte of data.train.features) {
      sum += byte;
      squares += byte * byte;
    }
    const mean = (sum / data.train.features.length) * data.train.featureScale;
    const meanSquare = (squares / data.train.features.length) * data.train.featureScale ** 2;
    expect(mean).toBeCloseTo(0.1307, 4);
    expect(Math.sqrt(meanSquare - mean * mean)).toBeCloseTo(0.3081, 4);
  });
});
