/** The scripts' rates and clipped gradients are ours, within 1e-6; and they stop where they are told to. */
import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Training } from '../../graph/document.ts';
import { CLIPPINGS } from '../../graph/trainingFields.ts';
import { clipGradients, clippingInfo } from '../../nodes/training/clipping.ts';
import { learningRateAt } from '../../nodes/training/schedules.ts';
import { pythonWithTorch, runPython } from '../../nodes/python.testing.ts';
import { chain, XOR_ROWS } from '../testGraphs.fixture.ts';
import { emit } from './emit.ts';
import { programOf } from './emit.fixture.ts';
import { tfjsGoverned } from './rates.ts';

const TOLERANCE = 1e-6;
const SCHEDULES = [
  { kind: 'step', everySteps: 7, factor: 0.3 },
  { kind: 'exponential', decaySteps: 13, decayRate: 0.4 },
  { kind: 'cosine', decaySteps: 30, alpha: 0.05 },
] as const;
const STEPS = Array.from({ length: 60 }, (_, step) => step);
const GRADIENTS = { a: [3, -4, 0.5], b: [0.3, 0.4] };
const python = pythonWithTorch('the learning rates of the PyTorch script');

const program = (training: Partial<Training>) => programOf(chain(XOR_ROWS, [['unit', 'dense', { units: 1 }], ['s', 'sigmoid']], { function: 'binaryCrossentropy' }, { steps: 100, shuffle: false, batchSize: 4, ...training }));
const distance = (found: readonly number[], expected: readonly number[]): number => Math.max(...expected.map((value, index) => Math.abs(value - (found[index] ?? NaN))));
const ours = (kind: (typeof CLIPPINGS)[number]): number[] => tf.tidy(() => Object.values(clipGradients(tf, { kind, limit: 1 }, { a: tf.tensor1d(GRADIENTS.a), b: tf.tensor1d(GRADIENTS.b) })).flatMap((gradient) => [...gradient.dataSync()]));

beforeAll(async () => {
  await tf.setBackend('cpu');
});

/** The rate and gradients that a governed tfjs optimizer really applies. */
function governed(training: ReturnType<typeof program>['training'], steps: number): { rates: number[]; gradients: number[] } {
  const found = { rates: [] as number[], gradients: [] as number[] };
  const optimizer = { learningRate: 0, applyGradients(given: Record<string, tf.Tensor>) { found.rates.push(optimizer.learningRate); found.gradients = Object.values(given).flatMap((each) => [...each.dataSync()]); } };
  const wrap = new Function('tf', `${tfjsGoverned(training)}\nreturn governed;`)(tf) as (given: typeof optimizer) => typeof optimizer;
  const wrapped = wrap(optimizer);
  for (let step = 0; step < steps; step++) wrapped.applyGradients({ a: tf.tensor1d(GRADIENTS.a), b: tf.tensor1d(GRADIENTS.b) });
  return found;
}

describe('a TensorFlow.js script', () => {
  it.each(SCHEDULES)('has our rates ($kind)', (schedule) => {
    const { training } = program({ schedule, warmUpSteps: 5 });
    expect(distance(governed(training, STEPS.length).rates, STEPS.map((step) => learningRateAt(training, step)))).toBeLessThan(TOLERANCE);
  });

  it.each(CLIPPINGS)('clips as we do (%s)', (kind) => {
    expect(distance(governed(program({ clipping: { kind, limit: 1 } }).training, 1).gradients, ours(kind))).toBeLessThan(TOLERANCE);
  });
});

describe.skipIf(python === null)('a PyTorch script (this machine needs PyTorch: apt-get install python3-torch)', () => {
  it('has our rates, clips as we do, and stops', async () => {
    const programs = SCHEDULES.map((schedule) => program({ schedule, warmUpSteps: 5, clipping: { kind: 'norm', limit: 1 } }));
    const texts = await Promise.all(programs.map(async (each) => (await emit(each, 'pytorch')).text));
    const stopping = (await emit(program({ stop: { loss: 100, patience: { metric: 'loss', steps: 10, minDelta: 0 } } }), 'pytorch')).text;
    const code = `import contextlib, io, json, sys, torch
from torch import nn
given = json.load(sys.stdin)
rates = []
for text in given["texts"]:
    script = {"__name__": "script"}
    exec(text, script)
    rates.append([script["learning_rate"](step) for step in given["steps"]])
clipped = []
for source in given["clips"]:
    model = nn.ParameterList([nn.Parameter(torch.zeros(len(values))) for values in given["gradients"]])
    for weight, values in zip(model, given["gradients"]):
        weight.grad = torch.tensor(values)
    exec(source)
    clipped.append([float(value) for weight in model for value in weight.grad])
sys.argv = ["script"]
printed = io.StringIO()
with contextlib.redirect_stdout(printed):
    for text in [given["stopping"], given["texts"][0]]:
        exec(text, {"__name__": "__main__"})
print(json.dumps({"rates": rates, "clipped": clipped, "printed": printed.getvalue()}))`;
    const found = runPython(python ?? '', code, { texts, stopping, steps: STEPS, clips: CLIPPINGS.map((kind) => clippingInfo(kind).code(1).pytorch), gradients: Object.values(GRADIENTS) }) as { rates: number[][]; clipped: number[][]; printed: string };
    programs.forEach(({ training }, index) => { expect(distance(found.rates[index] ?? [], STEPS.map((step) => learningRateAt(training, step)))).toBeLessThan(TOLERANCE); });
    CLIPPINGS.forEach((kind, index) => { expect(distance(found.clipped[index] ?? [], ours(kind))).toBeLessThan(TOLERANCE); });
    expect(found.printed).toMatch(/The loss reached [\d.]+ at step 5\./);
  }, 60_000);
});
