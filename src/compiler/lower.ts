/** Stage 4: from a graph without errors to the program that the engine runs and the emitters write. */
import type { Json, Training } from '../graph/document.ts';
import { describeData } from '../nodes/kinds/dataset.ts';
import { optimizerInfo } from '../nodes/training/optimizers.ts';
import { isDataProblem, type DataDescription } from '../datasets/source.ts';
import { dataSource } from '../datasets/registry.ts';
import type { Checked } from './check.ts';
import type { InferredNode } from './infer.ts';
import type { LiveNodes } from './liveness.ts';
import { inputWires, wireAt, type NormalNode } from './normalise.ts';
import type { Operation, Program, ProgramLoss, ProgramSource, ProgramTraining, Totals, ValueReference } from './program.ts';

/** Rows in a batch where the document does not say. */
export const DEFAULT_BATCH = 32;
const DEFAULT_STEPS = 1000;
/** Validation where the document does not say: often enough to see, seldom enough not to cost. */
const DEFAULT_VALIDATION_STEPS = 100;
const DEFAULT_VALIDATION_ROWS = 1000;

export function lower(checked: Checked, training: ProgramTraining, totals: Totals): Program {
  const { graph, inferred, live } = checked;
  const operations: Operation[] = [];
  for (const at of graph.order.sequence) {
    const known = inferred.list[at];
    if (known && live.hasAt(at) && known.node.kind?.id !== 'dataset' && known.node.kind?.category !== 'loss') operations.push(operation(known, training.seed));
  }
  return {
    title: graph.document.meta.title,
    sources: sourcesOf(checked),
    operations,
    losses: checked.losses.map((id) => lossOf(checked, inferred.get(id) as InferredNode)),
    training,
    totals,
  };
}

function sourcesOf({ graph, live }: Checked): readonly ProgramSource[] {
  return datasetsOf(graph.roles.datasets, live).map(({ node, data }) => {
    const source = String(node.params?.['source']);
    const params = dataSource(source)?.params.parse(node.params) as Readonly<Record<string, Json>>;
    const { features, labels, trainRows, validationRows } = data;
    return { node: node.id, source, params, features, labels, trainRows, validationRows };
  });
}

function datasetsOf(nodes: readonly NormalNode[], live: LiveNodes): readonly { node: NormalNode; data: DataDescription }[] {
  const found: { node: NormalNode; data: DataDescription }[] = [];
  for (const node of nodes) {
    if (!node.params || !live.has(node.id)) continue;
    const data = describeData(node.params);
    if (!isDataProblem(data)) found.push({ node, data });
  }
  return found;
}

/** What was lowered of a node holds while the same was inferred of it, and for the same run's seed. */
const lowered = new WeakMap<InferredNode, { readonly seed: number; readonly operation: Operation }>();

function operation(inferred: InferredNode, seed: number): Operation {
  const known = lowered.get(inferred);
  if (known?.seed === seed) return known.operation;
  const { node, inputs, inputTypes, weights, outputs, multiplyAdds } = inferred;
  const operation: Operation = {
    node: node.id,
    kind: node.source.kind,
    label: node.label,
    params: node.params ?? {},
    inputs,
    inputTypes,
    output: outputs['out'] ?? { shape: [] },
    weights,
    initialWeights: node.source.initialWeights ?? null,
    multiplyAdds,
    seed: seedFor(seed, node.id),
  };
  lowered.set(inferred, { seed, operation });
  return operation;
}

/**
 * A seed of its own for each node, so that layers begin differently, and adding a node changes no
 * other's start. FNV-1a over the id, mixed with the training's seed, kept to 31 bits.
 */
function seedFor(seed: number, id: string): number {
  let hash = 0x811c9dc5 ^ seed;
  for (const character of id) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return (hash ^ (hash >>> 15)) & 0x7fffffff;
}

function lossOf({ graph, inferred }: Checked, { node, inputTypes }: InferredNode): ProgramLoss {
  const [prediction, target] = inputWires(graph, node);
  const name = String(node.params?.['function']);
  const from = prediction?.from as ValueReference;
  const [predictionType, targetType = null] = inputTypes;
  const minimizes = name === 'minimize';
  return {
    node: node.id,
    function: name,
    weight: Number(node.params?.['weight'] ?? 1),
    prediction: from,
    target: minimizes ? null : (target?.from ?? null),
    predictionType: predictionType ?? { shape: [] },
    targetType: minimizes ? null : targetType,
    logits: logitsOf(name, graph.nodes.get(from.node), inferred.get(from.node), graph),
    // What a net draws again is neither right nor wrong: only labels are.
    accuracy: minimizes ? null : accuracyOf(targetType?.classes, target?.from.port === 'labels' ? graph.nodes.get(target.from.node) : undefined),
  };
}

function logitsOf(loss: string, before: NormalNode | undefined, known: InferredNode | null | undefined, graph: Checked['graph']): ValueReference | null {
  const wanted = loss === 'categoricalCrossentropy' ? 'softmax' : loss === 'binaryCrossentropy' ? 'sigmoid' : null;
  if (!before || !known || before.kind?.id !== wanted) return null;
  return wireAt(graph, before.id, 'in')?.from ?? null;
}

function accuracyOf(classes: number | undefined, labels: NormalNode | undefined): ProgramLoss['accuracy'] {
  if (classes !== undefined) return 'categorical';
  if (labels?.kind?.id !== 'dataset' || !labels.params) return null;
  const data = describeData(labels.params);
  return !isDataProblem(data) && data.task === 'classification' ? 'binary' : null;
}

/** True where some loss's right answers can be counted. */
export function countsAccuracy(checked: Checked): boolean {
  return checked.losses.some((id) => lossOf(checked, checked.inferred.get(id) as InferredNode).accuracy !== null);
}

/** The training settings, complete. */
export function lowerTraining({ graph, live }: Pick<Checked, 'graph' | 'live'>): ProgramTraining {
  const training = graph.document.training;
  const data = datasetsOf(graph.roles.datasets, live)[0]?.data;
  const batchSize = data ? Math.min(training.batchSize ?? DEFAULT_BATCH, data.trainRows) : 1;
  const stepsPerEpoch = data ? Math.max(1, Math.ceil(data.trainRows / batchSize)) : 1;
  return {
    optimizer: training.optimizer,
    batchSize,
    stepsPerEpoch,
    steps: training.steps ?? (training.epochs === undefined ? DEFAULT_STEPS : training.epochs * stepsPerEpoch),
    shuffle: data !== undefined && training.shuffle,
    seed: training.seed,
    validation: data && data.validationRows > 0 ? validationOf(training, data.validationRows) : null,
    schedule: training.schedule ?? null,
    warmUpSteps: training.warmUpSteps ? training.warmUpSteps : null,
    clipping: training.clipping ?? null,
    stop: training.stop ?? null,
  };
}

function validationOf({ validation }: Training, available: number): { everySteps: number; rows: number } {
  if (!validation) return { everySteps: DEFAULT_VALIDATION_STEPS, rows: Math.min(available, DEFAULT_VALIDATION_ROWS) };
  return { everySteps: validation.everySteps, rows: Math.min(available, validation.rows ?? available) };
}

const BYTES = 4;

/** Sums over the nodes that were inferred: all of them, so that the figures live while a graph is being built. */
export function totalsOf(inferred: readonly (InferredNode | null)[], training: Training): Totals {
  let parameters = 0;
  let trainableParameters = 0;
  let multiplyAdds = 0;
  let activations = 0;
  for (const node of inferred) {
    if (!node) continue;
    parameters += node.parameters;
    trainableParameters += node.trainableParameters;
    multiplyAdds += node.multiplyAdds;
    activations += node.activations;
  }
  const batch = training.batchSize ?? DEFAULT_BATCH;
  const perWeight = 2 + Object.keys(optimizerInfo(training.optimizer.kind).memory(training.optimizer)).length;
  // Every activation is kept for the backward pass and has a gradient of its own.
  const memoryBytes = BYTES * (parameters - trainableParameters + trainableParameters * perWeight + 2 * batch * activations);
  return { parameters, trainableParameters, multiplyAdds, memoryBytes };
}
