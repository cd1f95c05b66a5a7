/** Where `--data DIR` finds a person's own files. */
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { WALK_LIMITS } from '../datasets/folderWalk.ts';
import { readOwnFile } from '../datasets/own/keep.ts';
import { dataPlaces } from './places.ts';

const RIGHT = 'a,b\n1,2\n';
const file = { name: 'rows.npz', sha256: createHash('sha256').update(RIGHT).digest('hex'), bytes: RIGHT.length };

const made: string[] = [];
afterEach(() => { for (const folder of made.splice(0)) rmSync(folder, { recursive: true }); });

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'netloom-places-'));
  made.push(folder);
  for (const [at, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, at)), { recursive: true });
    writeFileSync(path.join(folder, at), content);
  }
  return folder;
}

/** What is read from the folder, or what is said instead; and what is told on the way. */
async function found(folder: string): Promise<{ readonly text: string; readonly told: readonly string[] }> {
  const told: string[] = [];
  const context = { signal: new AbortController().signal, progress: () => undefined, places: dataPlaces(folder, (text) => told.push(text)) };
  const text = await readOwnFile(file, context).then((bytes) => new TextDecoder().decode(bytes), (error: unknown) => (error as Error).message);
  return { text, told };
}

describe('a person’s own file', () => {
  it.each(['rows.npz', 'pets/rows.npz', '1/2/3/4/5/rows.npz'])('that lies at %s in the folder is found, and there is nothing to tell', async (at) => {
    expect(await found(folderWith({ [at]: RIGHT, 'pets/other.npz': 'other' }))).toEqual({ text: RIGHT, told: [] });
  });

  it('that lies deeper than is looked is said to be missing, with what to do', async () => {
    const folder = folderWith({ '1/2/3/4/5/6/rows.npz': RIGHT });
    const { text } = await found(folder);
    expect(text).toContain(`Looked for in the folder ${folder} and the folders in it,`);
    expect(text).toContain(`Not everything in there was looked through: at most 20,000 files and folders, ${WALK_LIMITS.depth} deep, and none that is closed to you. Give the folder in which the file itself lies with --data.`);
  });

  it('is missing where there is no such folder, which is said', async () => {
    const nowhere = path.join(folderWith({}), 'nowhere');
    expect((await found(nowhere)).text).toContain(`There is no folder ${nowhere}. Give the one in which the file lies with --data.`);
  });

  it('that lies in two folders is taken from the one where its sum is right, and both are told', async () => {
    const folder = folderWith({ 'a/rows.npz': 'another', 'b/rows.npz': RIGHT });
    const [a, b] = ['a', 'b'].map((each) => `the folder ${path.join(folder, each)}`);
    expect(await found(folder)).toEqual({ text: RIGHT, told: [`“rows.npz” lies in 2 places: ${a}, ${b}. It was read from ${b}, where its sum is right.`] });
  });

  it('that has another sum in the folder itself is taken from a folder in it', async () => {
    expect((await found(folderWith({ 'rows.npz': 'another', 'b/rows.npz': RIGHT }))).text).toBe(RIGHT);
  });

  it('that has another sum wherever it lies is refused, with the place', async () => {
    const folder = folderWith({ 'a/rows.npz': 'another' });
    expect((await found(folder)).text).toContain(`“rows.npz” in the folder ${path.join(folder, 'a')} is another file than the one that the graph was made from`);
  });

  it('to which a link in a folder leads is not read', async () => {
    const outside = folderWith({ 'rows.npz': RIGHT });
    const folder = folderWith({ 'a/notes.txt': '' });
    symlinkSync(path.join(outside, 'rows.npz'), path.join(folder, 'a', 'rows.npz'));
    symlinkSync(outside, path.join(folder, 'b'));
    expect((await found(folder)).text).toContain('is not here');
  });
});
