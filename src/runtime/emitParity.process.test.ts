/**
 * The PyTorch script of every preset, and of graphs with the other kinds, gives the numbers of the
 * engine's model when both hold the same weights; and it trains when it is run.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { furtherPrograms, groupedPrograms, presetPrograms, smallMnist } from '../compiler/emit/emit.fixture.ts';
import { pythonWithTorch, runPython } from '../nodes/python.testing.ts';
import { ask, distance, type Question } from './emitParity.fixture.ts';

/** Largest difference between the two, for outputs around 1 in float32. */
const TOLERANCE = 1e-4;
const python = pythonWithTorch('the exported PyTorch scripts');
const programs = new Map([...presetPrograms(), ...furtherPrograms(), ...groupedPrograms()]);
const folder = mkdtempSync(path.join(tmpdir(), 'netloom-parity-'));
const mnist = smallMnist();

describe.skipIf(python === null)('the PyTorch script (this machine needs PyTorch: apt-get install python3-torch)', () => {
  let expected: readonly Question[] = [];
  let found: readonly { readonly answers: readonly number[]; readonly printed: string }[] = [];

  beforeAll(async () => {
    await tf.setBackend('cpu');
    expected = await Promise.all([...programs].map(([name, program]) => ask(name, program, 'pytorch', { folder, mnist })));
    const harness = readFileSync(new URL('../compiler/emit/parity.py', import.meta.url), 'utf8');
    found = runPython(python ?? '', harness, expected.map((each) => each.case)) as typeof found;
  }, 120_000);

  afterAll(() => {
    rmSync(folder, { recursive: true });
    rmSync(mnist, { recursive: true });
  });

  it.each([...programs.keys()])('of %s answers as tfjs does', (name) => {
    const at = expected.findIndex((each) => each.name === name);
    const values = expected[at]?.values ?? [];
    expect(values.length).toBeGreaterThan(0);
    expect(distance(found[at]?.answers, values)).toBeLessThan(TOLERANCE);
  });

  it.each([...programs.keys()])('of %s trains and says its loss', (name) => {
    const at = expected.findIndex((each) => each.name === name);
    expect(found[at]?.printed).toMatch(/^step +2 .*loss .*-?\d+\.\d+/m);
    expect(found[at]?.printed).not.toMatch(/nan/i);
  });
});
