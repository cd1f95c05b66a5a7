/**
 * The TensorFlow.js script of every preset, and of graphs with the other kinds, gives the numbers of the engine's model when both
 * hold the same weights. That each trains when it is run is seen in `emit.process.test.ts`.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { furtherPrograms, groupedPrograms, presetPrograms, smallMnist } from '../compiler/emit/emit.fixture.ts';
import { ask, distance, type Question } from './emitParity.fixture.ts';

/** Largest difference between the two, for outputs around 1 in float32. */
const TOLERANCE = 1e-4;
const programs = new Map([...presetPrograms(), ...furtherPrograms(), ...groupedPrograms()]);

describe('the TensorFlow.js script', () => {
  // Beside the installed packages, so that it finds TensorFlow.js as a person's own project would.
  const cache = new URL('../../node_modules/.cache/', import.meta.url).pathname;
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(path.join(cache, 'netloom-tfjs-'));
  const mnist = smallMnist();
  const expected = new Map<string, readonly number[]>();
  const found = new Map<string, readonly number[] | string>();

  beforeAll(async () => {
    await tf.setBackend('cpu');
    const questions: Question[] = [];
    for (const [name, program] of programs) questions.push(await ask(name, program, 'tfjs', { folder, mnist }));
    const cases = questions.map(({ name, case: { text, weights, inputs } }, index) => {
      const script = path.join(folder, `${index}.mjs`);
      const code = String(text);
      writeFileSync(script, code.includes('tf.model(') ? code : `${code}\nexport { forward };\n`);
      expected.set(name, questions[index]?.values ?? []);
      return { script, weights, inputs, count: code.includes('options.epochs') ? 'epochs' : 'steps', data: code.includes('options.data') ? mnist : null };
    });
    writeFileSync(path.join(folder, 'cases.json'), JSON.stringify(cases));
    copyFileSync(new URL('../compiler/emit/parityTfjs.mjs', import.meta.url), path.join(folder, 'ask.mjs'));
    const { status, stdout, stderr } = spawnSync('node', ['ask.mjs', path.join(folder, 'cases.json')], { cwd: folder, encoding: 'utf8', timeout: 120_000, maxBuffer: 2 ** 26 });
    if (status !== 0) throw new Error(stderr);
    const answers = JSON.parse(stdout) as (readonly number[] | string)[];
    questions.forEach(({ name }, index) => { found.set(name, answers[index] ?? 'no answer'); });
  }, 150_000);

  afterAll(() => {
    rmSync(folder, { recursive: true });
    rmSync(mnist, { recursive: true });
  });

  it.each([...programs.keys()])('of %s answers as the app does', (name) => {
    const answers = found.get(name);
    if (typeof answers === 'string') throw new Error(answers);
    expect(expected.get(name)?.length).toBeGreaterThan(0);
    expect(distance(answers, expected.get(name) ?? [])).toBeLessThan(TOLERANCE);
  });
});
