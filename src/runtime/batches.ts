/** Rows to tensors, one batch at a time: pixels stay bytes until they are fed. */
import seedrandom from 'seedrandom';
import type { Program, ProgramSource } from '../compiler/program.ts';
import type { Data, Split } from '../datasets/source.ts';
import { sizeOf } from '../graph/tensorType.ts';
import type { TF } from '../nodes/kind.ts';
import { i18n } from '../words/i18n.ts';
import type { FillRows } from './forward/forward.ts';
import type { Feed, Feeds } from './model/model.ts';

export type SplitName = 'train' | 'validation';

/** Batches that never change are kept on the device when all of them together are no larger than this. */
const MAX_KEPT_NUMBERS = 1_000_000;

/** The data of all dataset nodes, row by row side by side. */
export class Batches {
  readonly #tf: TF;
  readonly #program: Program;
  readonly #data: ReadonlyMap<string, Data>;
  readonly #kept = new Map<number, Feeds>();
  readonly #keeps: boolean;
  #epoch = -1;
  #order: Uint32Array | null = null;

  constructor(tf: TF, program: Program, data: ReadonlyMap<string, Data>) {
    this.#tf = tf;
    this.#program = program;
    this.#data = data;
    const numbers = this.rows('train') * program.sources.reduce((sum, source) => sum + sizeOf(source.features.shape) + sizeOf(source.labels.shape), 0);
    // A batch of all rows is the same in any order, so there is nothing to shuffle.
    const constant = !program.training.shuffle || program.training.batchSize >= this.rows('train');
    this.#keeps = constant && numbers <= MAX_KEPT_NUMBERS;
  }

  /** Rows that every dataset node has in this split; 0 where one has no such split. */
  rows(split: SplitName): number {
    const rows = this.#program.sources.map((source) => this.#data.get(source.node)?.[split]?.rows ?? 0);
    return rows.length === 0 ? 0 : Math.min(...rows);
  }

  /** How many rows the batch of this step has: the last one of an epoch may be short. */
  batchRows(step: number): number {
    if (this.#program.sources.length === 0) return 1;
    const { batchSize, stepsPerEpoch } = this.#program.training;
    return Math.min(batchSize, this.rows('train') - (step % stepsPerEpoch) * batchSize);
  }

  /** The batch of the given step, repeatable from the seed. Release it with `release`. */
  training(step: number): Feeds {
    const { batchSize, stepsPerEpoch, shuffle } = this.#program.training;
    const place = step % stepsPerEpoch;
    const kept = this.#kept.get(place);
    if (kept) return kept;
    const count = this.batchRows(step);
    const from = place * batchSize;
    if (this.#keeps) {
      const feeds = this.slice('train', from, count);
      this.#kept.set(place, feeds);
      return feeds;
    }
    const order = shuffle ? this.#shuffled(Math.floor(step / stepsPerEpoch)) : null;
    return this.#feeds('train', count, (row) => order?.[from + row] ?? from + row);
  }

  /** Writes one port's numbers of the batch of the given step: the same rows as `training`, without tensors. */
  fill(step: number, node: string, port: 'features' | 'labels', numbers: Float32Array): void {
    const source = this.#program.sources.find((each) => each.node === node);
    const rows = this.#data.get(node)?.train;
    if (!source || !rows) throw new Error(noRows(node, 'train'));
    const { batchSize, stepsPerEpoch, shuffle } = this.#program.training;
    const from = (step % stepsPerEpoch) * batchSize;
    const order = shuffle && !this.#keeps ? this.#shuffled(Math.floor(step / stepsPerEpoch)) : null;
    const gather = port === 'features' ? fillFeatures : fillLabels;
    gather(rows, sizeOf(source[port].shape), this.batchRows(step), (row) => order?.[from + row] ?? from + row, numbers);
  }

  /** What writes `count` rows of a split from `from` on, in their own order. */
  filler(split: SplitName, from: number, count: number): FillRows {
    return this.#gatherer(split, count, (row) => from + row);
  }

  /** What writes these rows of a split. */
  picker(split: SplitName, rows: readonly number[]): FillRows {
    return this.#gatherer(split, rows.length, (row) => rows[row] as number);
  }

  #gatherer(split: SplitName, count: number, rowAt: (row: number) => number): FillRows {
    return (node, port, numbers) => {
      const source = this.#program.sources.find((each) => each.node === node);
      const rows = this.#data.get(node)?.[split];
      if (!source || !rows) throw new Error(noRows(node, split));
      (port === 'features' ? fillFeatures : fillLabels)(rows, sizeOf(source[port].shape), count, rowAt, numbers);
    };
  }

  /** Names the rows of a step: batches of the same name are the same. Null where each step may have others. */
  place(step: number): number | null {
    return this.#keeps ? step % this.#program.training.stepsPerEpoch : null;
  }

  /** Rows `from` to `from + count` of a split in their own order. */
  slice(split: SplitName, from: number, count: number): Feeds {
    return this.#feeds(split, count, (row) => from + row);
  }

  /** Releases a batch, unless it is one that is kept for the next epoch. */
  release(feeds: Feeds): void {
    for (const kept of this.#kept.values()) if (kept === feeds) return;
    disposeFeeds(feeds);
  }

  dispose(): void {
    for (const feeds of this.#kept.values()) disposeFeeds(feeds);
    this.#kept.clear();
  }

  #feeds(split: SplitName, count: number, rowAt: (row: number) => number): Feeds {
    return new Map(
      this.#program.sources.map((source) => {
        const rows = this.#data.get(source.node)?.[split];
        if (!rows) throw new Error(noRows(source.node, split));
        return [source.node, this.#feed(source, rows, count, rowAt)];
      }),
    );
  }

  #feed(source: ProgramSource, split: Split, count: number, rowAt: (row: number) => number): Feed {
    const features = gatherFeatures(split, sizeOf(source.features.shape), count, rowAt);
    const labels = gatherLabels(split, sizeOf(source.labels.shape), count, rowAt);
    return {
      features: this.#tf.tensor(features, [count, ...source.features.shape], 'float32'),
      labels: this.#tf.tensor(labels, [count, ...source.labels.shape], 'float32'),
    };
  }

  /** The rows' order in one epoch: Fisher and Yates, from the seed and the epoch alone. */
  #shuffled(epoch: number): Uint32Array {
    if (this.#order && this.#epoch === epoch) return this.#order;
    const random = seedrandom.alea(`${this.#program.training.seed} epoch ${epoch}`);
    const order = Uint32Array.from({ length: this.rows('train') }, (_, row) => row);
    for (let last = order.length - 1; last > 0; last--) {
      const other = Math.floor(random() * (last + 1));
      const moved = order[last] as number;
      order[last] = order[other] as number;
      order[other] = moved;
    }
    this.#epoch = epoch;
    this.#order = order;
    return order;
  }
}

function disposeFeeds(feeds: Feeds): void {
  for (const { features, labels } of feeds.values()) {
    features.dispose();
    labels?.dispose();
  }
}

/** Features of `count` rows as they are fed: stored numbers times the split's scale, `count * size` of them. */
export function gatherFeatures(split: Split, size: number, count: number, rowAt: (row: number) => number): Float32Array {
  const values = new Float32Array(count * size);
  fillFeatures(split, size, count, rowAt, values);
  return values;
}

/** Labels of `count` rows as they are fed: class indices become one-hot rows. */
export function gatherLabels(split: Split, size: number, count: number, rowAt: (row: number) => number): Float32Array {
  const values = new Float32Array(count * size);
  fillLabels(split, size, count, rowAt, values);
  return values;
}

function fillFeatures({ features, featureScale }: Split, size: number, count: number, rowAt: (row: number) => number, values: Float32Array): void {
  let to = 0;
  for (let row = 0; row < count; row++) {
    const from = rowAt(row) * size;
    for (let column = 0; column < size; column++) values[to++] = (features[from + column] as number) * featureScale;
  }
}

function fillLabels({ labels, classes }: Split, size: number, count: number, rowAt: (row: number) => number, values: Float32Array): void {
  if (classes !== null) values.fill(0, 0, count * size);
  for (let row = 0; row < count; row++) {
    const from = rowAt(row);
    if (classes !== null) values[row * size + (labels[from] as number)] = 1;
    else for (let column = 0; column < size; column++) values[row * size + column] = labels[from * size + column] as number;
  }
}

function noRows(node: string, split: SplitName): string {
  return split === 'validation' ? i18n.t('The data of “{node}” have no validation rows.', { node }) : i18n.t('The data of “{node}” have no train rows.', { node });
}
