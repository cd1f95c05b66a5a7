/** Every kind's explanation against TensorFlow.js: what it says a number is, and what it says its gradient is. */
import { afterAll, describe, expect, it } from 'vitest';
import { nodePlaces } from '../../datasets/nodePlaces.ts';
import type { Json } from '../../graph/document.ts';
import type { Operation, Program, ProgramLoss } from '../../compiler/program.ts';
import { graph } from '../../compiler/testGraphs.fixture.ts';
import { sizeOf } from '../../graph/tensorType.ts';
import { backToInput, backToWeight } from '../../nodes/explain/chain.ts';
import type { Layer, Numbers } from '../../nodes/explain/explanation.ts';
import { explanationOf } from '../../nodes/explain/registry.ts';
import { lossBackward, lossForward, type Ending } from '../../nodes/explain/losses.ts';
import { nodeKinds } from '../../nodes/registry.ts';
import { LOSS_IDS } from '../../nodes/training/losses.ts';
import { programOf } from '../harness.fixture.ts';
import { DataLoader } from '../loading.ts';
import { probe } from '../probes/probe.ts';
import type { Probe, Probed, ProbeRequest } from '../protocol.ts';
import { Session } from '../session.ts';
import { everyKind } from '../step/everyKind.fixture.ts';
import { loadTensorFlow } from '../tensorflow.ts';

/** Float32 sums in another order, relative to the largest number of an array (or to 1e-3 where all are smaller). */
const TOLERANCE = 1e-5;
/** Cells of one array that are looked at; the fixture's arrays are small, so nearly always all of them. */
const CELLS = 200;

const opened: Session[] = [];
afterAll(() => { for (const session of opened) session.dispose(); });

const QUANTITIES = ['activations', 'activationGradients', 'weights', 'weightGradients'] as const;

type Samples = ProbeRequest['samples'];
const ONE_ROW: Samples = { kind: 'rows', split: 'train', rows: [2] };

async function open(document: Parameters<typeof programOf>[0], steps = 3): Promise<Session> {
  const tf = await loadTensorFlow();
  await tf.setBackend('cpu');
  const program = programOf(document);
  const data = await new DataLoader(nodePlaces()).load(program, new AbortController().signal, () => undefined);
  const session = new Session(tf, program, data, { kind: 'tfjs', reason: '' });
  opened.push(session);
  // A few steps, so that no bias is 0 and no running mean is at its start.
  for (let step = 0; step < steps; step++) session.advance(false);
  return session;
}

type Find = (node: string, quantity: Probe['quantity'], name: string) => Numbers | undefined;

/** Everything that is seen of a session in one row. @param row which of those of the samples. */
async function look(session: Session, samples: Samples = ONE_ROW, row = 0, quantities: readonly Probe['quantity'][] = QUANTITIES): Promise<Find> {
  const { sources, operations } = session.program;
  const all = operations.flatMap(({ node }) => quantities.map((quantity) => ({ node, quantity })));
  // TensorFlow.js refuses to follow gradients to indices.
  const data = sources.flatMap(({ node, features }) => quantities.filter((quantity) => quantity === 'activations' || (quantity === 'activationGradients' && !features.indices)).map((quantity) => ({ node, quantity })));
  const seen = await probe(session, { samples, perSecond: 1, probes: [...all, ...data].map((each) => ({ ...each, as: 'values' as const })) });
  return (node, quantity, name) => numbersOf(seen.find((each) => each.node === node && each.quantity === quantity && each.name === name), row);
}

const NONE: Numbers = { shape: [], values: [] };

function layerOf(operation: Operation, find: Find): Layer {
  return {
    params: operation.params,
    inputs: operation.inputs.map(({ node, port }) => find(node, 'activations', port) ?? NONE),
    weights: Object.fromEntries(operation.weights.map(({ name }) => [name, find(operation.node, 'weights', name) ?? NONE])),
    output: find(operation.node, 'activations', 'out') ?? NONE,
  };
}

function numbersOf(probed: Probed | undefined, row: number): Numbers | undefined {
  if (!probed?.quantity.startsWith('activation')) return probed;
  const shape = probed.shape.slice(1);
  return { shape, values: probed.values.subarray(row * sizeOf(shape), (row + 1) * sizeOf(shape)) };
}

/** The largest difference of what is said from what tfjs has, relative to the array's largest. */
function expectSaid(name: string, wanted: Numbers, said: (cell: number) => number): void {
  const size = sizeOf(wanted.shape);
  const values = Array.from(wanted.values);
  expect(values.length, name).toBe(size);
  const scale = values.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-3);
  for (let index = 0; index < Math.min(size, CELLS); index++) {
    const cell = size <= CELLS ? index : (index * 7919) % size;
    const difference = Math.abs(said(cell) - (values[cell] ?? NaN)) / scale;
    expect(difference, `${name}, number ${cell}: said ${said(cell)}, but tfjs has ${values[cell]}`).toBeLessThan(TOLERANCE);
  }
}

function expectForward({ operations }: Program, find: Find): void {
  for (const operation of operations) {
    const own = explanationOf(operation.kind);
    const layer = layerOf(operation, find);
    if (own) expectSaid(`${operation.kind} forward`, layer.output, (cell) => own.forward(layer, cell).result);
  }
}

/** Gradients of every value all of whose readers explain themselves: what they say adds up. @returns nodes whose own step back was held against tfjs. */
function expectBackward(program: Program, find: Find): Set<string> {
  const compared = new Set<string>();
  const values = new Map(program.operations.flatMap(({ inputs }) => inputs).map((value) => [`${value.node}.${value.port}`, value]));
  for (const [key, value] of values) {
    const wanted = find(value.node, 'activationGradients', value.port);
    const readers = program.operations.flatMap((operation) => operation.inputs.flatMap(({ node, port }, input) => (node === value.node && port === value.port ? [{ operation, input, layer: layerOf(operation, find), gradient: find(operation.node, 'activationGradients', 'out'), backward: explanationOf(operation.kind)?.backward }] : [])));
    if (!wanted || readers.some(({ backward, gradient }) => !backward || !gradient)) continue;
    for (const { operation } of readers) compared.add(operation.node);
    expectSaid(`back to ${key}`, wanted, (cell) => readers.reduce((total, { backward, layer, gradient, input }) => total + (backward && gradient ? backToInput(backward, layer, gradient, input, cell).result : NaN), 0));
  }
  return compared;
}

function expectWeights({ operations }: Program, find: Find): Set<string> {
  const compared = new Set<string>();
  for (const operation of operations) {
    const backward = explanationOf(operation.kind)?.backward;
    const gradient = find(operation.node, 'activationGradients', 'out');
    const layer = layerOf(operation, find);
    for (const { name, trainable } of operation.weights) {
      const wanted = trainable ? find(operation.node, 'weightGradients', name) : undefined;
      if (!backward || !gradient || !wanted) continue;
      compared.add(operation.node);
      expectSaid(`${operation.kind} back to ${name}`, wanted, (cell) => backToWeight(backward, layer, gradient, name, cell).result);
    }
  }
  return compared;
}

/** Settings that the fixture leaves out: every activation of a layer's own, spread taps, another slope. */
const VARIANTS: readonly (readonly [id: string, params: Readonly<Record<string, Json>>])[] = [
  ...['sigmoid', 'tanh', 'elu', 'selu', 'softplus', 'swish', 'gelu'].map((activation) => ['dense', { activation }] as const),
  ['conv2d', { activation: 'softmax' }],
  ['conv1d', { padding: 'same', strides: 2, activation: 'sigmoid' }],
  ['conv2dTranspose', { padding: 'same' }],
  ['depthwiseConv2d', { padding: 'valid', strides: 2, activation: 'relu' }],
  ['simpleRnn', { activation: 'relu' }],
  ['simpleRnn', { returnSequences: true }],
  ...['simpleRnn', 'lstm', 'gru'].map((id) => [id, { useBias: false, returnSequences: true }] as const),
  ['leakyRelu', { negativeSlope: 0.2 }],
];
const variant = (id: string, params: Readonly<Record<string, Json>>) =>
  everyKind.filter((each) => each.id === id).slice(0, 1).map(({ document }) => ({
    id,
    settings: JSON.stringify(params),
    document: { ...document, nodes: document.nodes.map((node) => (node.id === 'kind' ? { ...node, params: { ...node.params, ...params } } : node)) },
  }));
const variants = VARIANTS.flatMap(([id, params]) => variant(id, params));

describe('an explanation', () => {
  it.each([...everyKind, ...variants].filter(({ id }) => explanationOf(id)))('of $id with $settings gives tfjs’s own numbers, forward and backward', async ({ id, document }) => {
    const session = await open(document);
    const find = await look(session);
    expectForward(session.program, find);
    const compared = new Set([...expectBackward(session.program, find), ...expectWeights(session.program, find)]);
    expect(compared.has('kind')).toBe(explanationOf(id)?.backward !== undefined);
  });

  it('of conv2d with spread taps gives tfjs’s own numbers forward; its gradients tfjs cannot take', async () => {
    const [{ document } = { document: null }] = variant('conv2d', { dilationRate: 2, kernelSize: 2, strides: 1 });
    if (!document) throw new Error('The fixture has no conv2d.');
    const session = await open(document, 0);
    expectForward(session.program, await look(session, ONE_ROW, 0, ['activations', 'weights']));
  });

  it.each(everyKind.filter(({ id }) => ['dropout', 'spatialDropout2d', 'gaussianNoise'].includes(id)))('of $id shows the mask or noise of a training step, forward and backward', async ({ document }) => {
    const session = await open(document);
    const find = await look(session, { kind: 'nextBatch' }, 1);
    const layer = layerOf(session.program.operations.find(({ node }) => node === 'kind') as Operation, find);
    expect(Array.from(layer.output.values)).not.toEqual(Array.from(layer.inputs[0]?.values ?? []));
    expectForward(session.program, find);
    expect([...expectBackward(session.program, find)]).toContain('kind');
  });

  it.each(['a row', 'an image'])('of batch norm over %s has what training computes from the batch’s own mean and spread', async (over) => {
    const { document } = everyKind.find(({ id }) => id === (over === 'a row' ? 'batchNorm' : 'conv2d')) ?? {};
    if (!document) throw new Error('The fixture has no such kind.');
    const session = await open({ ...document, nodes: document.nodes.map((node) => (node.id === 'kind' ? { ...node, kind: 'batchNorm', params: {} } : node)) }, 2);
    const operation = session.program.operations.find(({ node }) => node === 'kind') as Operation;
    const batch = (await probe(session, { samples: { kind: 'nextBatch' }, perSecond: 1, probes: [{ node: operation.inputs[0]?.node ?? '', quantity: 'activations', as: 'values' }] }))[0];
    if (!batch) throw new Error('The batch was not seen.');
    expect(batch.shape).toEqual([4, ...(operation.inputTypes[0]?.shape ?? [])]);
    for (const row of [0, 3]) {
      const layer = { ...layerOf(operation, await look(session, { kind: 'nextBatch' }, row)), batch };
      expectSaid('result in training', layer.output, (cell) => explanationOf('batchNorm')?.forward(layer, cell).stages.find(({ label }) => label === 'in training: result')?.value ?? NaN);
    }
  });

  it('is missing only for these kinds, which are shown plainly', () => {
    const missing = nodeKinds.filter(({ category, inputs, id }) => category !== 'loss' && inputs.length > 0 && !explanationOf(id)).map(({ id }) => id);
    const forwardOnly = nodeKinds.map(({ id }) => id).filter((id) => explanationOf(id) && !explanationOf(id)?.backward);
    expect(forwardOnly).toEqual([]);
    expect(missing.sort()).toEqual(['formula', 'separableConv2d']);
  });
});

describe('a loss', () => {
  const ACTIVATION: Readonly<Record<string, string>> = { binaryCrossentropy: 'sigmoid', categoricalCrossentropy: 'softmax' };
  const ENDS = LOSS_IDS.flatMap((id) => ['own', 'node'].map((where) => ({ id, where })));

  it.each(ENDS)('$id after an activation of its $where is tfjs’s own, with its gradient', async ({ id, where }) => {
    const activation = ACTIVATION[id] ?? 'tanh';
    const needsTarget = id !== 'minimize';
    const document = graph(
      [
        ['data', 'dataset', { source: 'table', features: [[0.3, -1], [1, 0.5], [-0.7, 2]], labels: [[0, 1, 0], [1, 0, 0], [0, 0, 1]] }],
        ['out', 'dense', { units: 3, ...(where === 'own' ? { activation } : {}) }],
        ...(where === 'own' ? [] : ([['after', activation]] as [string, string][])),
        ['loss', 'loss', { function: id, weight: 0.7 }],
      ],
      ['data.features > out.in', ...(where === 'own' ? ['out.out > loss.prediction'] : ['out.out > after.in', 'after.out > loss.prediction']), ...(needsTarget ? ['data.labels > loss.target'] : [])],
      { batchSize: 3 },
    );
    const session = await open(document);
    const find = await look(session);
    const loss = session.program.losses[0] as ProgramLoss;
    const ending: Ending = {
      function: id,
      weight: loss.weight,
      prediction: find(loss.prediction.node, 'activations', loss.prediction.port) ?? NONE,
      target: loss.target ? (find('data', 'activations', 'labels') ?? NONE) : null,
      fromLogits: loss.logits !== null,
    };
    const measured = await session.forward.measure(1, session.batches.picker('train', [2]), false);
    expect(Math.abs(lossForward(ending).result - measured.loss) / Math.abs(measured.loss)).toBeLessThan(TOLERANCE);
    const { node, port } = loss.logits ?? loss.prediction;
    expectSaid('gradient', find(node, 'activationGradients', port) ?? NONE, (cell) => lossBackward(ending, cell).result);
  });
});
