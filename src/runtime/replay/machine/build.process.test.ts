/** The committed WebAssembly is what the C beside it compiles to. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { build, CLANG, FILES, installedClang } from './build.ts';

const clang = installedClang();
const reason = clang === CLANG ? '' : ` (skipped: it needs clang ${CLANG} and lld, found ${clang === null ? 'none' : `clang ${clang}`})`;

describe('the WebAssembly files', () => {
  it.skipIf(clang !== CLANG)(`are what the C source builds; else run npm run machine${reason}`, () => {
    const folder = mkdtempSync(join(tmpdir(), 'machine-'));
    try {
      build(folder);
      for (const file of FILES) {
        const committed = readFileSync(new URL(file, import.meta.url));
        expect(committed.equals(readFileSync(join(folder, file))), file).toBe(true);
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  }, 120_000);
});
