/** The gradient of one number of a layer, against TensorFlow.js's own of the same model. */
import type * as tfjs from '@tensorflow/tfjs';
import { afterEach, describe, expect, it } from 'vitest';
import { graph } from '../../compiler/testGraphs.fixture.ts';
import { nodePlaces } from '../../datasets/nodePlaces.ts';
import { preset, programOf } from '../harness.fixture.ts';
import { DataLoader } from '../loading.ts';
import type { OutputUnit, Probe, Probed, ProbeRequest } from '../protocol.ts';
import { createLoops } from '../replay/loops/loops.ts';
import { Session } from '../session.ts';
import { everyKind } from '../step/everyKind.fixture.ts';
import type { Means } from '../step/makeTrainer.ts';
import { variablesOf } from '../step/variables.ts';
import { loadTensorFlow } from '../tensorflow.ts';
import { probe } from './probe.ts';

/** Float32 sums in another order, relative to the largest number of an array (or to 1e-3 where all are smaller). */
const TOLERANCE = 1e-5;
const MEANS: readonly (readonly [string, Means])[] = [['a plan', { kind: 'replay', executor: createLoops(), reason: '' }], ['tfjs', { kind: 'tfjs', reason: '' }]];
const ROWS = { kind: 'rows', split: 'train', rows: [2, 0] } as const;

const opened: Session[] = [];
afterEach(() => {
  for (const session of opened.splice(0)) session.dispose();
});

async function open(document: Parameters<typeof programOf>[0], means: Means, steps = 2): Promise<Session> {
  const tf = await loadTensorFlow();
  await tf.setBackend('cpu');
  const program = programOf(document);
  const data = await new DataLoader(nodePlaces()).load(program, new AbortController().signal, () => undefined);
  const session = new Session(tf, program, data, means);
  opened.push(session);
  for (let step = 0; step < steps; step++) session.advance(false);
  return session;
}

async function seen(session: Session, of: OutputUnit, probes: readonly (readonly [string, Probe['quantity']])[], samples: ProbeRequest['samples'] = ROWS): Promise<readonly Probed[]> {
  return probe(session, { samples, perSecond: 1, gradientOf: of, probes: probes.map(([node, quantity]) => ({ node, quantity, as: 'values' })) });
}

function expectClose(name: string, found: ArrayLike<number> | undefined, wanted: ArrayLike<number>): void {
  const values = Array.from(wanted);
  expect(found?.length, name).toBe(values.length);
  const scale = values.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-3);
  values.forEach((value, index) => { expect(Math.abs(value - (found?.[index] ?? NaN)) / scale, `${name}[${index}]`).toBeLessThan(TOLERANCE); });
}

/** `tf.grad` of the number in the features, and `tf.variableGrads` in the first layer's kernel, of the session's own model. */
async function wantedOf(session: Session, { node, unit }: OutputUnit, features: Float32Array, shape: readonly number[], kernel: string) {
  const tf = await loadTensorFlow();
  return session.published((model) => tf.tidy(() => {
    const score = (x: tfjs.Tensor): tfjs.Scalar => {
      const [value] = model.forward(model.plan([{ node, port: 'out' }]), new Map([['data', { features: x, labels: null }]]), { training: false });
      // Picked by a one-hot product, not by a slice as the probe does.
      const flat = tf.reshape(value as tfjs.Tensor, [shape[0] ?? 0, -1]);
      return tf.sum(tf.mul(flat, tf.tensor1d(Array.from({ length: flat.shape[1] ?? 0 }, (__, place) => (place === unit ? 1 : 0)))));
    };
    const x = tf.tensor(features, [...shape]);
    const variable = variablesOf(model).find(({ key }) => key === kernel)?.variable;
    if (!variable) throw new Error(`no ${kernel}`);
    const { grads } = tf.variableGrads(() => score(x), [variable]);
    return { data: tf.grad(score)(x).dataSync(), kernel: Object.values(grads)[0]?.dataSync() ?? [] };
  }));
}

describe('the gradient of one number', () => {
  const kinds = everyKind.filter(({ id }) => id !== 'step' && id !== 'embedding');
  it.each(kinds)('behind $id with $settings is tf.grad’s, by a plan and by tfjs', async ({ document }) => {
    for (const [way, means] of MEANS) {
      const session = await open(document, means);
      // One row where tfjs's own gradient is right for one alone.
      const samples = session.program.training.batchSize === 1 ? { ...ROWS, rows: [2] } : ROWS;
      for (const of of [{ node: 'kind', unit: 1 }, { node: 'out', unit: 0 }]) {
        const found = await seen(session, of, [['data', 'activations'], ['data', 'activationGradients'], ['first', 'weightGradients']], samples);
        const [features, , gradient] = found;
        const kernel = found.find(({ name }) => name === 'kernel');
        const wanted = await wantedOf(session, of, features?.values ?? new Float32Array(), features?.shape ?? [], 'first.kernel');
        expectClose(`${way}: ${of.node} in the data`, gradient?.values, wanted.data);
        expectClose(`${way}: ${of.node} in the kernel`, kernel?.values, wanted.kernel);
      }
    }
  });

  it.each(MEANS)('of a linear score is its kernel, whatever the labels are, with %s', async (_, means) => {
    const document = graph(
      [['data', 'dataset', { source: 'table', features: [[0.3, -1], [1, 0.5], [-0.7, 2]], labels: [[0, 1, 0], [1, 0, 0], [0, 0, 1]] }], ['scores', 'dense', { units: 3 }], ['shares', 'softmax'], ['loss', 'loss', { function: 'categoricalCrossentropy' }]],
      ['data.features > scores.in', 'scores.out > shares.in', 'shares.out > loss.prediction', 'data.labels > loss.target'],
      { batchSize: 3 },
    );
    const session = await open(document, means);
    const kernel = (await session.readWeights())['scores']?.['kernel'] as number[][];
    const features = Float32Array.of(0.3, -1);
    const found = await seen(session, { node: 'scores', unit: 2 }, [['data', 'activationGradients'], ['scores', 'activationGradients'], ['scores', 'weightGradients']], { kind: 'given', rows: 1, features });
    const numbers = (node: string, name: string) => [...(found.find((each) => each.node === node && each.name === name)?.values ?? [])];
    expect(numbers('data', 'features')).toEqual(kernel.map((row) => row[2]));
    expect(numbers('scores', 'out')).toEqual([0, 0, 1]);
    expect(numbers('scores', 'bias')).toEqual([0, 0, 1]);
    expect(numbers('scores', 'kernel')).toEqual([0, 0, features[0], 0, 0, features[1]]);
    // The softmax behind it is not looked at: it depends on the score, not the score on it.
    await expect(seen(session, { node: 'scores', unit: 2 }, [['shares', 'activationGradients']])).rejects.toThrow('“Dense” does not depend on “Softmax”, so its numbers have no gradient there.');
  });

  it.each(MEANS)('leaves the training after it bit for bit the same, and no tensor behind, with %s', async (_, means) => {
    const tf = await loadTensorFlow();
    // With layers that draw numbers and that set weights while they compute.
    for (const id of ['dropout', 'batchNorm']) {
      const document = everyKind.find((each) => each.id === id)?.document ?? preset('5-xor-net');
      const [left, looked] = [await open(document, means), await open(document, means)];
      for (let step = 0; step < 4; step++) {
        const { numTensors } = tf.memory();
        for (const samples of [ROWS, { kind: 'nextBatch' } as const]) await seen(looked, { node: 'out', unit: 0 }, [['data', 'activationGradients'], ['first', 'weightGradients']], samples);
        expect(tf.memory().numTensors).toBe(numTensors);
        for (const session of [left, looked]) session.advance(false);
      }
      expect(await looked.trainer.state()).toEqual(await left.trainer.state());
    }
  });

  it('is refused in words where there is none', async () => {
    const [, tfjsMeans] = MEANS[1] ?? [];
    const document = everyKind.find(({ id }) => id === 'step')?.document;
    if (!tfjsMeans || !document) throw new Error('The fixture has no step.');
    const session = await open(document, tfjsMeans);
    const asked = (of: OutputUnit, ...probes: (readonly [string, Probe['quantity']])[]) => expect(seen(session, of, probes)).rejects;
    await asked({ node: 'out', unit: 1 }, ['data', 'activationGradients']).toThrow('Number 1 of “Dense” was asked for, but one number leaves it, from 0 on.');
    await asked({ node: 'data', unit: 0 }, ['data', 'activationGradients']).toThrow('The run has no layer “data” whose gradient could be taken.');
    await asked({ node: 'out', unit: 0 }, ['data', 'activationGradients']).toThrow('The step function “Step” lies between “data” and “Dense”. A step has no slope');
    await asked({ node: 'out', unit: 0 }, ['first', 'weightGradients']).toThrow('A step has no slope');
    // Behind the step there is one, and so there is before it of what does not pass it.
    expect(await seen(session, { node: 'out', unit: 0 }, [['kind', 'activationGradients']])).toHaveLength(1);
    expect(await seen(session, { node: 'first', unit: 0 }, [['data', 'activationGradients']])).toHaveLength(1);
    const indices = await open(everyKind.find(({ id }) => id === 'embedding')?.document ?? document, tfjsMeans);
    await expect(seen(indices, { node: 'out', unit: 0 }, [['data', 'activationGradients']])).rejects.toThrow('The data are indices');
  });
});
