import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Program } from '../../program.ts';
import { emit } from '../emit.ts';
import { itMakesTheSameRows, netloomRows, python, pytorchRows, tfjsRows, type MadeRows } from './parity.fixture.ts';
import { TABLE_CASES, tableGraph, type TableCase } from './tables.fixture.ts';

let folder = '';
beforeAll(() => { folder = mkdtempSync(path.join(tmpdir(), 'netloom-csv-')); });
afterAll(() => { rmSync(folder, { recursive: true }); });

describe.each(Object.entries(TABLE_CASES))('the rows of %s', (name, made) => {
  let program: Program;
  let own: MadeRows;
  beforeAll(async () => {
    if (!made.embedded) writeFileSync(path.join(folder, `${name}.csv`), made.bytes);
    program = tableGraph(name, made);
    own = await netloomRows(program, folder);
  });

  it('are as many as the graph says, and finite', () => {
    const [source] = program.sources;
    const width = source?.features.shape[0] ?? 0;
    expect(own[0]?.length).toBe((source?.trainRows ?? 0) * width);
    expect(own[2]?.length ?? 0).toBe((source?.validationRows ?? 0) * width);
    expect(own.flat().every((value) => value === null || Number.isFinite(value))).toBe(true);
  });

  itMakesTheSameRows(() => ({ program, folder, own }));
});

describe('a script whose file', () => {
  const program = () => tableGraph('absent', TABLE_CASES['iris'] as TableCase);

  it.skipIf(python === null)('is not there says so, and with which option it is found', async () => {
    await expect(pytorchRows(program(), folder)).rejects.toThrow(/absent\.csv is missing\. Put absent\.csv there, or say with --data in which folder it lies\./);
    await expect(tfjsRows(program(), folder)).rejects.toThrow(/absent\.csv is missing\. Put absent\.csv there, or say with --data in which folder it lies\./);
  });

  it.skipIf(python === null)('is another one says so with both sums', async () => {
    const sum = createHash('sha256').update('other').digest('hex');
    const { file } = program().sources[0]?.params as { readonly file: { readonly sha256: string } };
    writeFileSync(path.join(folder, 'absent.csv'), 'other');
    const words = new RegExp(`absent\\.csv is another file than the graph's: its SHA-256 is ${sum}, and ${file.sha256} was expected\\.`);
    await expect(pytorchRows(program(), folder)).rejects.toThrow(words);
    await expect(tfjsRows(program(), folder)).rejects.toThrow(words);
    rmSync(path.join(folder, 'absent.csv'));
  });

  it('is needed names it in its options, whatever the target', async () => {
    for (const target of ['keras', 'pytorch', 'tfjs', 'notebook'] as const) expect((await emit(program(), target)).display).toMatch(/[Tt]he folder with absent\.csv/);
    for (const target of ['keras', 'pytorch', 'tfjs', 'notebook'] as const) expect((await emit(tableGraph('embedded', TABLE_CASES['embedded'] as TableCase), target)).display).not.toMatch(/--data|the folder with/);
  });
});
