/** A first graph for a data set, from its description alone: what goes in, what comes out, which loss. Pure. */
import { FORMAT, VERSION, type GraphDocument, type GraphNode, type Params, type Training } from '../../graph/document.ts';
import { sizeOf, type TensorType } from '../../graph/tensorType.ts';
import { freshId } from '../../graph/ids.ts';
import type { DataDescription } from '../../datasets/source.ts';

/** From one card to the next, in pixels. */
const COLUMN = 256;
const ROW = 176;
/** Cards in a row; longer graphs go on below, as presets do. */
const PER_ROW = 5;
/** So many stand in one row, rather than that the last of them stands alone. */
const ONE_ROW = 7;

type Layer = readonly [kind: string, params?: Params];

/**
 * A graph that can be trained as it is.
 * @param datasetNode a dataset node whose parameters `description` describes; it keeps its id and label.
 * @param title of the graph.
 */
export function starterGraph(description: DataDescription, datasetNode: GraphNode, title: string): GraphDocument {
  const layers: readonly Layer[] = [...body(description), ...head(description)];
  const taken = new Set([datasetNode.id]);
  const perRow = layers.length + 2 <= ONE_ROW ? ONE_ROW : PER_ROW;
  const nodes: GraphNode[] = [{ ...datasetNode, position: { x: 0, y: 0 } }];
  for (const [kind, params = {}] of [...layers, ['loss', { function: lossFor(description) }] as const]) {
    const id = freshId(kind, taken);
    taken.add(id);
    nodes.push({ id, kind, position: placeOf(nodes.length, perRow), params });
  }
  const ids = nodes.map(({ id }) => id);
  const loss = ids.at(-1) ?? '';
  const chain = ids.slice(0, -1).map((id, at) => ({
    id: `wire${at + 1}`,
    from: at === 0 ? `${id}.features` : `${id}.out`,
    to: ids[at + 1] === loss ? `${loss}.prediction` : `${ids[at + 1] ?? ''}.in`,
  }));
  return {
    format: FORMAT,
    version: VERSION,
    meta: { title },
    nodes,
    edges: [...chain, { id: `wire${ids.length}`, from: `${datasetNode.id}.labels`, to: `${loss}.target` }],
    training: trainingFor(description),
  };
}

function placeOf(at: number, perRow: number): { readonly x: number; readonly y: number } {
  return { x: COLUMN * (at % perRow), y: ROW * Math.floor(at / perRow) };
}

/** What looks at the features, down to one flat row. */
function body(description: DataDescription): readonly Layer[] {
  const { features } = description;
  const [height = 0, width = 0] = features.shape;
  if (features.shape.length === 3) return convolutions(Math.min(height, width));
  if (isIndices(features)) return [['embedding', { inputDim: Math.max(1, (features.range?.[1] ?? 99) + 1), outputDim: 16 }], ['lstm', { units: 64 }]];
  if (features.shape.length === 2) return [['lstm', { units: 32 }]];
  return hidden(description);
}

/** A sequence of indices, not a row of a table whose numbers happen to be whole. */
function isIndices({ shape, indices }: TensorType): boolean {
  return indices === true && shape.length === 1;
}

function convolutions(side: number): readonly Layer[] {
  // The picture is halved while a filter still sees something of it.
  const halvings = side >= 48 ? 3 : side >= 12 ? 2 : side >= 6 ? 1 : 0;
  const blocks = Array.from({ length: Math.max(1, halvings) }, (_, at): readonly Layer[] => [
    ['conv2d', { filters: 16 * 2 ** at, kernelSize: 3, padding: 'same', activation: 'relu' }],
    ...(at < halvings ? [['maxPool2d', { poolSize: 2, strides: 2 }] as const] : []),
  ]);
  return [...blocks.flat(), ['flatten'], ['dense', { units: 64, activation: 'relu' }]];
}

/** Two hidden layers where there are rows enough to learn from, sized by what goes in and comes out. */
function hidden({ features, labels, trainRows }: DataDescription): readonly Layer[] {
  const wanted = 2 * (sizeOf(features.shape) + sizeOf(labels.shape));
  const units = Math.min(64, Math.max(8, 2 ** Math.ceil(Math.log2(wanted))));
  const layer: Layer = ['dense', { units, activation: 'relu' }];
  return trainRows >= 60 ? [layer, layer] : [layer];
}

/** What answers. The activation is a node of its own, so that its logits are the loss's. */
function head({ labels, task }: DataDescription): readonly Layer[] {
  const size = sizeOf(labels.shape);
  const shaped: readonly Layer[] = labels.shape.length > 1 ? [['reshape', { targetShape: [...labels.shape] }]] : [];
  if (labels.classes !== undefined) return [['dense', { units: labels.classes }], ['softmax']];
  if (task === 'classification') return [['dense', { units: size }], ['sigmoid'], ...shaped];
  return [['dense', { units: size }], ...shaped];
}

function lossFor({ labels, task }: DataDescription): string {
  if (labels.classes !== undefined) return 'categoricalCrossentropy';
  return task === 'classification' ? 'binaryCrossentropy' : 'meanSquaredError';
}

/** Updates in a first run: enough to see it learn, few enough to wait for. */
const UPDATES = 1500;
const MEASURED_ROWS = 1000;

function trainingFor({ features, trainRows, validationRows }: DataDescription): Training {
  const flat = features.shape.length === 1 && !isIndices(features);
  const batchSize = Math.min(trainRows, trainRows < 1000 ? 16 : trainRows < 10_000 ? 32 : 128);
  const stepsPerEpoch = Math.max(1, Math.ceil(trainRows / Math.max(1, batchSize)));
  const epochs = Math.min(200, Math.max(3, Math.round(UPDATES / stepsPerEpoch)));
  return {
    optimizer: { kind: 'adam', learningRate: flat ? 0.01 : 0.001 },
    batchSize: Math.max(1, batchSize),
    epochs,
    shuffle: true,
    seed: 1,
    ...(validationRows > 0 ? { validation: { everySteps: Math.min(100, stepsPerEpoch), rows: Math.min(MEASURED_ROWS, validationRows) } } : {}),
  };
}
