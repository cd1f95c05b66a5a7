/** Questions about many rows, answered one chunk at a time so that nothing else has to wait for long. */
import type { Program, ValueReference } from '../compiler/program.ts';
import { sizeOf, type TensorType } from '../graph/tensorType.ts';
import { lossFunction } from '../nodes/training/losses.ts';
import type { Batches, SplitName } from './batches.ts';
import type { Forward } from './forward/forward.ts';
import type { Model } from './model/model.ts';
import type { Answer } from './protocol.ts';
import { i18n } from '../words/i18n.ts';

/** Something that takes several turns. Between two turns it holds no tensor. */
export type Job<T> = AsyncGenerator<void, T, void>;

/** Multiply-adds in one turn: about a tenth of a second on two threads of WASM. */
const TURN = 300_000_000;
const MAX_CHUNK = 1_000;

/** Rows in one turn, no fewer than the training itself takes. */
function chunkRows(program: Program): number {
  const affordable = Math.floor(TURN / Math.max(1, program.totals.multiplyAdds));
  return Math.max(program.training.batchSize, Math.min(MAX_CHUNK, Math.max(1, affordable)));
}

export interface Evaluated {
  readonly rows: number;
  /** For as many rows as a training batch has, so that it can be compared with the training loss. */
  readonly loss: number;
  readonly accuracy: number | null;
  readonly predictions: Float32Array | null;
  readonly shape: readonly number[];
}

/** Loss and accuracy over the first rows of a split, as when not training: no dropout. */
export async function* evaluate(program: Program, forward: Forward, batches: Batches, split: SplitName, wanted: number, predictions: boolean): Job<Evaluated> {
  const withData = program.sources.length > 0;
  const rows = withData ? Math.min(wanted, batches.rows(split)) : 1;
  if (rows < 1) throw new Error(split === 'validation' ? i18n.t('These data have no validation rows.') : i18n.t('There are no rows to evaluate.'));
  const type = program.losses[0]?.predictionType ?? { shape: [] };
  const values = predictions ? new Float32Array(rows * sizeOf(type.shape)) : null;
  const sums = program.losses.every((loss) => lossFunction(loss.function)?.addsUp);
  const chunk = chunkRows(program);
  let loss = 0;
  let right: number | null = 0;
  for (let from = 0; from < rows; from += chunk) {
    const count = Math.min(chunk, rows - from);
    const part = await forward.measure(count, batches.filler(split, from, count), predictions);
    loss += sums && withData ? (part.loss * Math.min(program.training.batchSize, rows)) / rows : (part.loss * count) / rows;
    right = right === null || part.accuracy === null ? null : right + (part.accuracy * count) / rows;
    if (values && part.prediction) values.set(part.prediction, from * sizeOf(type.shape));
    yield;
  }
  return { rows, loss, accuracy: right, predictions: values, shape: [rows, ...type.shape] };
}

/** One value for rows of features that the page gives: those of the one dataset node that it depends on. */
export async function* predict(program: Program, model: Model, forward: Forward, features: Float32Array, rows: number, at: ValueReference): Job<Answer> {
  const needed = model.sources(model.plan([at]));
  const source = program.sources.find((each) => needed.has(each.node));
  if (!source || needed.size > 1) throw new Error(i18n.t('“{node}” depends on {sets} data sets; rows can be given for exactly one.', { node: at.node, sets: needed.size }));
  const size = sizeOf(source.features.shape);
  if (features.length !== rows * size) throw new Error(i18n.t('{rows} rows of {size} numbers were expected, but {given} numbers were given.', { rows, size, given: features.length }));
  const type = typeAt(program, at);
  const values = new Float32Array(rows * sizeOf(type.shape));
  const chunk = chunkRows(program);
  for (let from = 0; from < rows; from += chunk) {
    const count = Math.min(chunk, rows - from);
    values.set(await forward.predict(at, source.node, features.subarray(from * size, (from + count) * size), count), from * sizeOf(type.shape));
    yield;
  }
  return { kind: 'predict', values, shape: [rows, ...type.shape] };
}

function typeAt(program: Program, at: ValueReference): TensorType {
  const operation = program.operations.find((each) => each.node === at.node);
  if (operation) return operation.output;
  const source = program.sources.find((each) => each.node === at.node);
  if (!source) throw new Error(i18n.t('The program has no node “{node}”.', { node: at.node }));
  return at.port === 'labels' ? source.labels : source.features;
}
