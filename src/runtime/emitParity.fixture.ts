/** What an exported script must answer: the engine's model with random weights is asked first, and the same question is put together for the script. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { emit } from '../compiler/emit/emit.ts';
import { groupsIn } from '../compiler/emit/emit.fixture.ts';
import { hasComputedTarget, networkInputs } from '../compiler/emit/walk.ts';
import type { Program, ValueReference } from '../compiler/program.ts';
import { writeSafetensors } from '../graph/safetensors.ts';
import { drawWeights } from './allPrograms.fixture.ts';
import { buildModel, type Feed } from './model/model.ts';
import { Objective } from './model/objective.ts';

const ROWS = 4;

export interface Question {
  readonly name: string;
  /** What the network predicts for the first loss, flat, in Keras's order of axes. */
  readonly values: readonly number[];
  /** All losses and penalties for these rows, from the predictions themselves as Keras takes them. The engine takes cross-entropies from logits, which differs where a prediction is 0 or 1 to the last digit. */
  readonly loss: number;
  /** For the script, as JSON. */
  readonly case: Readonly<Record<string, unknown>>;
}

/** @param folder where the weights are put. @param mnist a folder with MNIST's files, for the scripts that read them. */
export async function ask(name: string, program: Program, target: 'keras' | 'pytorch' | 'tfjs', { folder, mnist }: { readonly folder: string; readonly mnist: string }): Promise<Question> {
  const model = buildModel(tf, program);
  drawWeights(model);
  const weights = path.join(folder, `${name.replaceAll(/[^\w-]+/g, '_')}.safetensors`);
  writeFileSync(weights, writeSafetensors(await model.readWeights()));
  const feeds = new Map(program.sources.map((source, index): [string, Feed] => [source.node, { features: rowsOf(program, source.features, index), labels: rowsOf(program, source.labels, 50 + index) }]));
  const given = ({ node, port }: ValueReference) => {
    const tensor = feeds.get(node)?.[port === 'labels' ? 'labels' : 'features'];
    return { shape: tensor?.shape ?? [1, 1], data: [...(tensor?.dataSync() ?? [0])] };
  };
  const [first] = program.losses;
  if (!first) throw new Error('no loss');
  // A loss whose target the network works out takes labels only for form's sake.
  const targets = program.losses.map((loss) => given(loss.target && !hasComputedTarget(program, loss) ? loss.target : { node: program.sources[0]?.node ?? '', port: 'labels' }));
  const values = tf.tidy(() => [...(model.forward(model.plan([first.prediction]), feeds, { training: false })[0] as tf.Tensor).dataSync()]);
  const fromPredictions = { ...program, losses: program.losses.map((each) => ({ ...each, logits: null })) };
  const [loss = NaN] = tf.tidy(() => [...new Objective(tf, fromPredictions, model).loss(feeds, { training: false }).dataSync()]);
  const { text } = await emit(program, target, groupsIn(name));
  model.dispose();
  return { name, values, loss, case: { name, text, weights, data: mnist, inputs: networkInputs(program).map(given), targets } };
}

function rowsOf({ operations }: Program, { shape, range }: { readonly shape: readonly number[]; readonly range?: readonly [number, number] }, seed: number): tf.Tensor {
  const [low, high] = range ?? [-1, 1];
  const values = tf.randomUniform([ROWS, ...shape], low, high, 'float32', seed + 1);
  return operations.some(({ kind }) => kind === 'embedding') ? values.round() : values;
}

/** The largest difference between two lists; NaN where they are not equally long. */
export function distance(found: readonly number[] | undefined, expected: readonly number[]): number {
  if (found?.length !== expected.length) return NaN;
  return Math.max(...expected.map((value, index) => Math.abs(value - (found[index] ?? NaN))));
}
