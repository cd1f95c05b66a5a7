import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { folderPlace } from '../nodePlaces.ts';
import { browserPlaces, cachePlace } from '../places.ts';
import type { FilePlace } from '../source.ts';
import { FileDiffers, FileMissing, hasOwnFile, keepOwnFile, plainName, readOwnFile } from './keep.ts';
import { ownFile, ownFilesIn, OWN_FILES, sizeText } from './ownFile.ts';
import { problemText } from './problem.ts';

const bytes = new TextEncoder().encode('a,b\n1,2\n');
/** Of those bytes, by coreutils' sha256sum. */
const SUM = '492d5ea496056f1a6a6592241032fab764c321596317930b4fa0e1e8bc3b7470';
const base = 'https://example.org/netloom/';

function memoryCaches(): CacheStorage {
  const kept = new Map<string, Response>();
  const cache = {
    match: (key: string) => Promise.resolve(kept.get(key)?.clone()),
    put: (key: string, response: Response) => Promise.resolve(void kept.set(key, response)),
  };
  return { open: () => Promise.resolve(cache) } as unknown as CacheStorage;
}

const asked: string[] = [];
function served(files: Record<string, Uint8Array<ArrayBuffer>>): typeof fetch {
  return (input) => {
    asked.push(String(input));
    const found = files[String(input)];
    return Promise.resolve(found ? new Response(found) : new Response('<!doctype html>', { headers: { 'content-type': 'text/html' } }));
  };
}

const context = (places: readonly FilePlace[]) => ({ signal: new AbortController().signal, progress: () => undefined, places: () => places });

const folders: string[] = [];
afterEach(() => { for (const folder of folders.splice(0)) rmSync(folder, { recursive: true }); });
function folderWith(files: Record<string, Uint8Array>): FilePlace {
  const folder = mkdtempSync(path.join(tmpdir(), 'netloom-own-'));
  folders.push(folder);
  for (const [name, content] of Object.entries(files)) writeFileSync(path.join(folder, name), content);
  return folderPlace(folder, 'the folder', true);
}

describe('in the browser', () => {
  it('a kept file is found again under its sum, whatever its name, and nothing is asked of the network', async () => {
    asked.length = 0;
    const caches = memoryCaches();
    const file = await keepOwnFile('folder/my rows.csv', bytes, cachePlace(OWN_FILES, { base, caches }));
    expect(file).toEqual({ name: 'my rows.csv', sha256: SUM, bytes: 8 });
    const places = browserPlaces({ base, caches, fetch: served({}) })(OWN_FILES);
    expect(await readOwnFile({ ...file, name: 'other.csv' }, context(places))).toEqual(bytes);
    expect(asked).toEqual([]);
  });

  it('the served folder data/files gives it by its name', async () => {
    const places = browserPlaces({ base, caches: memoryCaches(), fetch: served({ [`${base}data/files/my%20rows.csv`]: bytes }) })(OWN_FILES);
    expect(await readOwnFile({ name: 'my rows.csv', sha256: SUM, bytes: 8 }, context(places))).toEqual(bytes);
    expect(await hasOwnFile({ name: 'my rows.csv', sha256: SUM, bytes: 8 }, places)).toBe(true);
  });

  it('where there is none, it says which is missing, how large it is, where it was looked for and what to do', async () => {
    const file = { name: 'iris.csv', sha256: SUM, bytes: 4600 };
    const places = browserPlaces({ base, caches: memoryCaches(), fetch: served({}) })(OWN_FILES);
    expect(await hasOwnFile(file, places)).toBe(false);
    const failure = await readOwnFile(file, context(places)).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(FileMissing);
    expect(failure).toMatchObject({ file, message: 'The file “iris.csv” (4.6 kB), from which this graph learns, is not here. Looked for in the browser’s cache, the served folder data/files. Drop that file on the page to go on; on the command line, give its folder with --data.' });
  });

  it('a browser without a store refuses to keep it, with what to do', async () => {
    await expect(keepOwnFile('a.csv', bytes, null)).rejects.toThrow('This browser offers no store to keep “a.csv” in. Open Netloom from localhost or over https, outside a private window.');
  });
});

describe('in a folder', () => {
  it('a file of the name with the sum is read', async () => {
    expect(await readOwnFile({ name: 'a.csv', sha256: SUM, bytes: 8 }, context([folderWith({ 'a.csv': bytes })]))).toEqual(bytes);
  });

  it('another file of the same name is refused with both sums, unless a later place has the right one', async () => {
    const wrong = folderWith({ 'a.csv': new TextEncoder().encode('other') });
    const file = { name: 'a.csv', sha256: SUM, bytes: 8 };
    const failure = await readOwnFile(file, context([wrong])).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(FileDiffers);
    expect((failure as Error).message).toBe('“a.csv” in the folder is another file than the one that the graph was made from: its SHA-256 begins with d9298a10 (5 bytes), and 492d5ea4 (8 bytes) was expected. Put the original there, or import this one anew.');
    expect(await readOwnFile(file, context([wrong, folderWith({ 'a.csv': bytes })]))).toEqual(bytes);
  });
});

describe('the name in a document', () => {
  it.each(['../../etc/passwd', 'a/b.csv', 'a\\b.csv', '..', '.', '', 'a\nb'])('%j leads nowhere: it is refused', (name) => {
    expect(ownFile.safeParse({ name, sha256: SUM, bytes: 1 }).success).toBe(false);
  });

  it.each([['C:\\data\\iris.csv', 'iris.csv'], ['..', 'data'], ['a\nb.csv', 'a b.csv'], ['データ.csv', 'データ.csv']])('%j is kept as %j, which a document can hold', (given, kept) => {
    expect(plainName(given)).toBe(kept);
    expect(ownFile.safeParse({ name: kept, sha256: SUM, bytes: 1 }).success).toBe(true);
  });

  it('files are found in a node’s parameters, unless its rows stand in it as text', () => {
    const file = { name: 'a.csv', sha256: SUM, bytes: 8 };
    expect(ownFilesIn({ source: 'csv', file, other: [1], rows: 3 })).toEqual([file]);
    expect(ownFilesIn({ images: file, labels: { ...file, name: 'b' } })).toHaveLength(2);
    expect(ownFilesIn({ file, text: 'a,b\n1,2\n' })).toEqual([]);
  });
});

it('sizes and problems are told in words', () => {
  expect([0, 1, 999, 4_600, 64_000, 12_345_678].map(sizeText)).toEqual(['0 bytes', '1 byte', '999 bytes', '4.6 kB', '64 kB', '12 MB']);
  expect(problemText({ line: 1200, column: 'age', message: 'Found “x”.' })).toBe('Line 1,200, column “age”: Found “x”.');
  expect(problemText({ line: 2, message: 'Cut short.' })).toBe('Line 2: Cut short.');
  expect(problemText({ message: 'Empty.' })).toBe('Empty.');
});
