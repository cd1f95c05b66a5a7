import { gzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { browserPlaces } from './places.ts';
import { MNIST_MIRRORS } from './mnist/files.ts';
import type { FilePlace } from './source.ts';

const base = 'https://example.org/netloom/';
const idx = Uint8Array.from([0, 0, 8, 1, 0, 0, 0, 2, 7, 9]);
const mirrors = [{ label: 'mirror', url: 'https://mirror.example/mnist/' }];

/** A web of a few addresses; every other answers as a server of single-page apps does, with a page. */
function web(files: Record<string, () => Response | Promise<Response>>): typeof fetch {
  return (input) => {
    const make = files[input as string];
    return Promise.resolve(make ? make() : new Response('<!doctype html>', { headers: { 'content-type': 'text/html; charset=utf-8' } }));
  };
}

function memoryCaches(): CacheStorage {
  const kept = new Map<string, Response>();
  const cache = {
    match: (key: string) => Promise.resolve(kept.get(key)?.clone()),
    put: (key: string, response: Response) => Promise.resolve(void kept.set(key, response)),
  };
  return { open: () => Promise.resolve(cache) } as unknown as CacheStorage;
}

function read(place: FilePlace | undefined, progress: (fraction: number | null) => void = () => undefined, signal = new AbortController().signal) {
  if (!place) throw new Error('no such place');
  return place.read('labels', { signal, progress });
}

describe('a browser looks for MNIST', () => {
  it('in the served folder, then its cache, then the mirrors', () => {
    const labels = browserPlaces({ base, caches: memoryCaches() })('mnist').map(({ label }) => label);
    expect(labels).toEqual(['the served folder data/mnist', 'the browser’s cache', ...MNIST_MIRRORS.map(({ label }) => label)]);
  });

  it('without a cache where the browser offers none, and without mirrors for other data', () => {
    expect(browserPlaces({ base, caches: null })('other').map(({ label }) => label)).toEqual(['the served folder data/other']);
  });
});

describe('the served folder', () => {
  it.each([
    ['gzipped', 'labels.gz', gzipSync(idx)],
    ['plain', 'labels', idx],
  ])('gives a %s file beside the app', async (_, file, bytes) => {
    const [served] = browserPlaces({ base, caches: null, fetch: web({ [`${base}data/mnist/${file}`]: () => new Response(bytes) }) })('mnist');
    expect(await read(served)).toEqual(bytes);
  });

  it('has nothing when the server answers with a page, with or without saying so', async () => {
    const unmarked = () => new Response(new TextEncoder().encode('<!doctype html>'), { headers: { 'content-type': 'application/gzip' } });
    for (const fetcher of [web({}), web({ [`${base}data/mnist/labels.gz`]: unmarked })]) {
      const [served] = browserPlaces({ base, caches: null, fetch: fetcher })('mnist');
      expect(await read(served)).toBeNull();
    }
  });
});

it('the cache gives back what it kept, and nothing before', async () => {
  const [, cache] = browserPlaces({ base, caches: memoryCaches(), fetch: web({}) })('mnist');
  expect(await read(cache)).toBeNull();
  expect(await cache?.has?.('labels')).toBe(false);
  await cache?.keep?.('labels', idx);
  expect(await cache?.has?.('labels')).toBe(true);
  expect(await read(cache)).toEqual(idx);
});

describe('a mirror', () => {
  const address = 'https://mirror.example/mnist/labels.gz';
  const mirror = (respond: () => Response | Promise<Response>) => browserPlaces({ base, mirrors, caches: null, fetch: web({ [address]: respond }) })('mnist')[1];

  it('gives the file and tells how far it is', async () => {
    const fractions: (number | null)[] = [];
    const bytes = await read(mirror(() => new Response(idx, { headers: { 'content-length': '20' } })), (fraction) => fractions.push(fraction));
    expect(bytes).toEqual(idx);
    expect(fractions).toEqual([0.5]);
  });

  it('has nothing at 404, and says its status at another failure', async () => {
    expect(await read(mirror(() => new Response('', { status: 404 })))).toBeNull();
    await expect(read(mirror(() => new Response('', { status: 503 })))).rejects.toThrow('It answered with the status 503.');
  });

  it('that is out of reach, or forbids the read, says so in words', async () => {
    await expect(read(mirror(() => Promise.reject(new TypeError('Failed to fetch'))))).rejects.toThrow('It cannot be reached.');
  });

  it('is left when the person stops', async () => {
    const stop = new AbortController();
    const never = () => new Promise<Response>((_, reject) => { stop.signal.addEventListener('abort', () => { reject(stop.signal.reason as Error); }); });
    const reading = read(mirror(never), () => undefined, stop.signal);
    stop.abort();
    await expect(reading).rejects.toThrow(/abort/i);
  });
});
