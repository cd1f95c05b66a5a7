import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath } from './chromium.ts';

let folder = '';
const at = (...names: string[]) => path.join(folder, ...names);

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'netloom-chromium-'));
  for (const file of ['a/google-chrome', 'b/chromium', 'c/chromium']) {
    mkdirSync(path.dirname(at(file)), { recursive: true });
    writeFileSync(at(file), '');
    // The one in c is no program.
    if (!file.startsWith('c')) chmodSync(at(file), 0o755);
  }
  mkdirSync(at('d/chromium'), { recursive: true });
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe.skipIf(process.platform === 'win32')('Chromium is found', () => {
  it('where NETLOOM_CHROMIUM says', () => {
    expect(chromiumPath({ NETLOOM_CHROMIUM: at('a/google-chrome'), PATH: at('b') })).toBe(at('a/google-chrome'));
  });

  it('on the PATH, chromium before google-chrome', () => {
    expect(chromiumPath({ PATH: [at('a'), at('c'), at('d'), at('b')].join(path.delimiter) })).toBe(at('b/chromium'));
  });

  it('nowhere, so that Playwright brings its own', () => {
    expect(chromiumPath({ PATH: [at('c'), at('d')].join(path.delimiter) })).toBeNull();
    expect(chromiumPath({})).toBeNull();
  });

  it('not, when NETLOOM_CHROMIUM is wrong, and says so', () => {
    expect(() => chromiumPath({ NETLOOM_CHROMIUM: at('nothing'), PATH: at('b') })).toThrow(/there is no program there/);
  });
});
