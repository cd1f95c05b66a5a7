/**
 * The PyTorch script of every preset, and of graphs with the other kinds, gives the numbers of the
 * engine's model when both hold the same weights; and it trains when it is run.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emit } from '../compiler/emit/emit.ts';
import { furtherPrograms, groupedPrograms, groupsIn, presetPrograms, smallMnist } from '../compiler/emit/emit.fixture.ts';
import { networkInputs } from '../compiler/emit/walk.ts';
import type { Program } from '../compiler/program.ts';
import { pythonWithTorch, runPython } from '../nodes/python.testing.ts';
import { buildModel, type Feed } from './model/model.ts';
import { writeSafetensors } from '../graph/safetensors.ts';

/** Largest difference between the two, for outputs around 1 in float32. */
const TOLERANCE = 1e-4;
const ROWS = 4;
const python = pythonWithTorch();
const programs = new Map([...presetPrograms(), ...furtherPrograms(), ...groupedPrograms()]);
const folder = mkdtempSync(path.join(tmpdir(), 'netloom-parity-'));
const mnist = smallMnist();

interface Expected {
  readonly name: string;
  readonly case: unknown;
  readonly values: readonly number[];
}

/** What the engine's model answers with random weights, and the same question for Python. */
async function ask(name: string, program: Program): Promise<Expected> {
  const model = buildModel(tf, program);
  model.units.forEach((unit, place) => {
    unit.variables.forEach((variable, index) => {
      // A variance is positive; 0.5 to 1.5 suits every weight else around 0.
      const shift = unit.operation.weights[index]?.name === 'movingVariance' ? 1 : 0;
      variable.assign(tf.tidy(() => tf.randomUniform(variable.shape, shift - 0.5, shift + 0.5, 'float32', 100 * place + index + 1)));
    });
  });
  const weights = path.join(folder, `${name}.safetensors`);
  writeFileSync(weights, writeSafetensors(await model.readWeights()));
  const feeds = new Map(program.sources.map((source, index): [string, Feed] => [source.node, { features: rowsOf(source.features, index), labels: rowsOf(source.labels, 50 + index) }]));
  const inputs = networkInputs(program).map(({ node, port }) => (port === 'labels' ? feeds.get(node)?.labels : feeds.get(node)?.features));
  const loss = program.losses[0];
  if (!loss) throw new Error('no loss');
  const values = tf.tidy(() => [...(model.forward(model.plan([loss.prediction]), feeds, { training: false })[0] as tf.Tensor).dataSync()]);
  const given = inputs.map((tensor) => ({ shape: tensor?.shape, data: [...(tensor?.dataSync() ?? [])] }));
  const { text } = await emit(program, 'pytorch', groupsIn(name));
  model.dispose();
  return { name, values, case: { name, text, weights, mnist, inputs: given } };
}

function rowsOf({ shape, range }: { readonly shape: readonly number[]; readonly range?: readonly [number, number] }, seed: number): tf.Tensor {
  const [low, high] = range ?? [-1, 1];
  const values = tf.randomUniform([ROWS, ...shape], low, high, 'float32', seed + 1);
  return programs.get('words')?.sources[0]?.features.range === range ? values.round() : values;
}

describe.skipIf(python === null)('the PyTorch script (this machine needs PyTorch: apt-get install python3-torch)', () => {
  let expected: readonly Expected[] = [];
  let found: readonly { readonly answers: readonly number[]; readonly printed: string }[] = [];

  beforeAll(async () => {
    await tf.setBackend('cpu');
    expected = await Promise.all([...programs].map(([name, program]) => ask(name, program)));
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
    expect(found[at]?.answers).toHaveLength(values.length);
    const distance = Math.max(...values.map((value, index) => Math.abs(value - (found[at]?.answers[index] ?? NaN))));
    expect(distance).toBeLessThan(TOLERANCE);
  });

  it.each([...programs.keys()])('of %s trains and says its loss', (name) => {
    const at = expected.findIndex((each) => each.name === name);
    expect(found[at]?.printed).toMatch(/^step +2 .*loss .*-?\d+\.\d+/m);
    expect(found[at]?.printed).not.toMatch(/nan/i);
  });
});
