import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { filesBelow } from './folderWalk.ts';

const root = mkdtempSync(path.join(tmpdir(), 'netloom-walk-'));
afterAll(() => { rmSync(root, { recursive: true }); });

/** A folder with these files. */
function folderOf(name: string, files: readonly string[]): string {
  const folder = path.join(root, name);
  for (const file of files) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), '');
  }
  return folder;
}

describe('the files in a folder and the folders in it', () => {
  it('come by their depth, then by their names', async () => {
    const folder = folderOf('order', ['b/z', 'b/c/a', 'a/y', 'x', 'a/b/x', 'm']);
    expect(await filesBelow(folder)).toEqual({ files: ['m', 'x', 'a/y', 'b/z', 'a/b/x', 'b/c/a'].map(path.normalize), whole: true });
  });

  it('are looked for as deep as the limit says, and what lies deeper is told', async () => {
    const folder = folderOf('deep', ['1/2/near', '1/2/3/far']);
    expect(await filesBelow(folder, { depth: 2, entries: 100 })).toEqual({ files: [path.normalize('1/2/near')], whole: false });
    expect((await filesBelow(folder, { depth: 3, entries: 100 })).whole).toBe(true);
  });

  it('are as many as the limit says, and that there are more is told', async () => {
    const folder = folderOf('many', Array.from({ length: 30 }, (_, at) => `f${at}`));
    expect((await filesBelow(folder, { depth: 1, entries: 30 })).whole).toBe(true);
    const some = await filesBelow(folder, { depth: 1, entries: 29 });
    expect([some.files.length, some.whole]).toEqual([29, false]);
  });

  it('do not include what a link leads to: out of the folder, in a circle, or to a file', async () => {
    const outside = folderOf('outside', ['secret']);
    const folder = folderOf('links', ['own']);
    symlinkSync(outside, path.join(folder, 'out'));
    symlinkSync(folder, path.join(folder, 'circle'));
    symlinkSync(path.join(outside, 'secret'), path.join(folder, 'linked'));
    expect(await filesBelow(folder)).toEqual({ files: ['own'], whole: true });
  });

  it('do not include those of hidden folders', async () => {
    expect((await filesBelow(folderOf('hidden', ['.git/objects/a', 'b']))).files).toEqual(['b']);
  });

  it('are none where there is no such folder', async () => {
    expect(await filesBelow(path.join(root, 'nowhere'))).toEqual({ files: [], whole: false });
  });
});
