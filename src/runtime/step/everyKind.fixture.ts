/** Graphs of every kind by itself, between data and a dense layer, so that gradients go through it. */
import { graph } from '../../compiler/testGraphs.fixture.ts';
import type { GraphDocument, Json } from '../../graph/document.ts';
import type { NodeKind } from '../../nodes/kind.ts';
import { nodeKinds } from '../../nodes/registry.ts';

type Params = Readonly<Record<string, Json>>;

/** Numbers without a pattern, as many as asked. */
const numbers = (count: number, scale = 1): number[] => Array.from({ length: count }, (_, index) => scale * Math.sin(1 + 7 * index));
const rows = (width: number) => ({ source: 'table', features: Array.from({ length: 6 }, (_, row) => numbers(width * (row + 1)).slice(-width)), labels: [[0], [1], [1], [0], [1], [0]] });

/** What turns rows of 48 numbers into something that the kind takes. */
const BEFORE: Readonly<Record<string, readonly number[]>> = { image: [4, 4, 3], sequence: [8, 6] };

const SETTINGS: Readonly<Record<string, readonly Params[]>> = {
  dense: [{ units: 3, activation: 'relu', kernelRegularizer: { l1: 0.01, l2: 0.02 } }, { units: 2, useBias: false, activation: 'softmax' }],
  conv2d: [{ filters: 2, kernelSize: 3, padding: 'same', activation: 'relu' }, { filters: 3, kernelSize: 2, strides: 2, padding: 'valid', kernelRegularizer: { l1: 0, l2: 0.01 } }],
  conv2dTranspose: [{ filters: 2, kernelSize: 3, strides: 2 }],
  depthwiseConv2d: [{ kernelSize: 3, depthMultiplier: 2, padding: 'same' }],
  separableConv2d: [{ filters: 2, kernelSize: 3, padding: 'same' }],
  conv1d: [{ filters: 2, kernelSize: 3 }],
  maxPool2d: [{ poolSize: 2, strides: 2, padding: 'same' }, { poolSize: 3, strides: 1, padding: 'valid' }],
  avgPool2d: [{ poolSize: 2, strides: 2, padding: 'same' }, { poolSize: 3, strides: 1, padding: 'valid' }],
  lrn: [{ depthRadius: 1, alpha: 0.5, beta: 0.75 }, { depthRadius: 2, alpha: 0.3, beta: 0.6 }],
  dropout: [{ rate: 0.4 }],
  spatialDropout2d: [{ rate: 0.4 }],
  gaussianNoise: [{ stddev: 0.3 }],
  lstm: [{ units: 3 }, { units: 2, returnSequences: true }],
  gru: [{ units: 3 }, { units: 2, returnSequences: true }],
  simpleRnn: [{ units: 3 }],
  formula: [{ expression: 'sin(pi*x) + x^3 - 2*x' }, { expression: 'sigmoid(x) * exp(-x^2) + abs(x) + relu(x) + tanh(x)' }],
  reshape: [{ targetShape: [6, 8] }],
  permute: [{ dims: [3, 1, 2] }],
  upSampling2d: [{ size: 2 }],
  zeroPadding2d: [{ padding: 1 }],
  leakyRelu: [{ negativeSlope: 0.2 }],
};

/** TensorFlow.js's CPU kernel for this gradient reads every image of a batch but the first in the wrong place, so one is all that can be compared. */
const BATCH: Readonly<Record<string, number>> = { upSampling2d: 1 };
/** A bias before a batch normalization has no gradient but rounding, which no two orders of summing share. */
const WITHOUT_BIAS = new Set(['batchNorm']);

const SEQUENCES = new Set(['conv1d', 'lstm', 'gru', 'simpleRnn']);

function shapeBefore(kind: NodeKind): readonly number[] | null {
  if (SEQUENCES.has(kind.id)) return BEFORE['sequence'] ?? null;
  return kind.id.includes('2d') || kind.id === 'lrn' || kind.id === 'permute' || kind.id === 'reshape' ? (BEFORE['image'] ?? null) : null;
}

/** data -> (a dense layer, so that gradients flow on) -> the shape -> the kind -> flat -> dense -> loss. */
function around(kind: NodeKind, params: Params): GraphDocument {
  if (kind.id === 'embedding') {
    const data = { source: 'table', features: [[0, 1, 2], [2, 1, 0], [1, 1, 1], [0, 2, 1]], labels: [[0], [1], [1], [0]] };
    return graph([['data', 'dataset', data], ['kind', 'embedding', { inputDim: 3, outputDim: 4 }], ['flat', 'flatten'], ['out', 'dense', { units: 1 }], ['loss', 'loss']], ['data.features > kind.in', 'kind.out > flat.in', 'flat.out > out.in', 'out.out > loss.prediction', 'data.labels > loss.target'], { batchSize: 3 });
  }
  const shape = shapeBefore(kind);
  const before: [string, string, Params][] = [['first', 'dense', { units: shape ? 48 : 6, useBias: !WITHOUT_BIAS.has(kind.id) }], ...(shape ? ([['shape', 'reshape', { targetShape: [...shape] }]] as [string, string, Params][]) : [])];
  const last = before.at(-1)?.[0] ?? 'first';
  const inputs = kind.variadic ? [`${last}.out > kind.a`, `${shape ? 'shape' : 'first'}.out > kind.b`] : [`${last}.out > kind.in`];
  return graph(
    [['data', 'dataset', rows(5)], ...before, ['kind', kind.id, params], ['flat', 'flatten'], ['out', 'dense', { units: 1, activation: 'sigmoid' }], ['loss', 'loss', { function: 'meanSquaredError' }]],
    ['data.features > first.in', ...(shape ? ['first.out > shape.in'] : []), ...inputs, 'kind.out > flat.in', 'flat.out > out.in', 'out.out > loss.prediction', 'data.labels > loss.target'],
    { batchSize: BATCH[kind.id] ?? 4, shuffle: true, optimizer: { kind: 'adam', learningRate: 0.01 } },
  );
}

/** Each kind that takes something in, with each of its settings: node `kind` is the one, `first` and `out` are dense. */
export const everyKind: readonly { readonly id: string; readonly settings: string; readonly document: GraphDocument }[] = nodeKinds
  .filter(({ category, inputs }) => category !== 'loss' && inputs.length > 0)
  .flatMap((kind) => (SETTINGS[kind.id] ?? [{}]).map((params) => ({ id: kind.id, settings: JSON.stringify(params), document: around(kind, params) })));
