/**
 * The Keras script of every preset, of every kind in every setting, and of graphs with several, gives the numbers and the loss
 * of the engine's model when both hold the same weights; and it trains when it is run.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { furtherPrograms, groupedPrograms, presetPrograms, smallMnist } from '../compiler/emit/emit.fixture.ts';
import { pythonWithKeras, runKeras } from '../nodes/python.testing.ts';
import { allPrograms } from './allPrograms.fixture.ts';
import { ask, distance, type Question } from './emitParity.fixture.ts';

/** Largest difference between the two, for outputs around 1 in float32. */
const TOLERANCE = 1e-4;
const keras = pythonWithKeras('the exported Keras scripts');
const programs = allPrograms();
/** Training takes seconds of compiling for each; the single kinds only answer. */
const trained = new Set([...presetPrograms(), ...furtherPrograms(), ...groupedPrograms()].map(([name]) => name));

describe.skipIf(keras === null)('the Keras script (this machine needs Keras 3 and a backend)', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'netloom-keras-'));
  const mnist = smallMnist();
  const questions = new Map<string, Question>();
  const found = new Map<string, { readonly answers: readonly number[]; readonly loss: number | null; readonly printed: string }>();

  beforeAll(async () => {
    await tf.setBackend('cpu');
    for (const [name, program] of programs) questions.set(name, await ask(name, program, 'keras', { folder, mnist }));
    const harness = readFileSync(new URL('../compiler/emit/parityKeras.py', import.meta.url), 'utf8');
    const cases = [...questions.values()].map((question) => ({ ...question.case, train: trained.has(question.name) }));
    if (!keras) return;
    const answers = runKeras(keras, harness, cases, 900_000) as (typeof found extends Map<string, infer Answer> ? Answer : never)[];
    [...questions.keys()].forEach((name, at) => { const answer = answers[at]; if (answer) found.set(name, answer); });
  }, 900_000);

  afterAll(() => {
    rmSync(folder, { recursive: true });
    rmSync(mnist, { recursive: true });
  });

  it.each([...programs.keys()])('of %s answers as tfjs does, with the same loss', (name) => {
    const { values, loss } = questions.get(name) as Question;
    expect(values.length).toBeGreaterThan(0);
    expect(distance(found.get(name)?.answers, values), found.get(name)?.printed.slice(-2000)).toBeLessThan(TOLERANCE);
    expect(Math.abs((found.get(name)?.loss ?? NaN) - loss), `${found.get(name)?.loss} and ${loss}`).toBeLessThan(TOLERANCE * Math.max(1, Math.abs(loss)));
  });

  it.each([...trained])('of %s trains and says its loss', (name) => {
    expect(found.get(name)?.printed).toMatch(/(step +2 .*loss|training rows .*'loss':).*-?\d+\.\d+/);
    expect(found.get(name)?.printed).not.toMatch(/nan\b/i);
  });
});
