/** Models that Keras 3 itself wrote, read as graphs, predict what Keras says they predict. `kerasModels.py` beside the file says how they were made. */
import { readFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { compile } from '../compiler/compile.ts';
import { importModel } from '../compiler/importing/importModel.ts';
import type { Program } from '../compiler/program.ts';
import type { GraphDocument, Json, NestedNumbers } from '../graph/document.ts';
import { buildModel, type Feed } from './model/model.ts';

/** For outputs around 1 in float32. */
const TOLERANCE = 1e-5;

interface Made {
  readonly model: Json;
  readonly weights: Readonly<Record<string, readonly { readonly name: string; readonly values: NestedNumbers }[]>>;
  readonly inputs: Readonly<Record<string, NestedNumbers>>;
  readonly prediction: NestedNumbers;
}

const models = JSON.parse(readFileSync(new URL('../compiler/importing/kerasModels.json', import.meta.url), 'utf8')) as Readonly<Record<string, Made>>;

const camel = (name: string): string => name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
const shapeOf = (values: NestedNumbers): number[] => (Array.isArray(values) ? [values.length, ...shapeOf(values[0] as NestedNumbers)] : []);

/** Layers with their weights as a model file has them. */
function layersOf({ weights }: Made) {
  return Object.entries(weights).map(([layer, each]) => ({ layer, weights: each.map(({ name, values }) => ({ name: camel(name), shape: shapeOf(values), values })) }));
}

function read(made: Made) {
  const imported = importModel(JSON.stringify(made.model), layersOf(made), 'model');
  const document: GraphDocument = { ...imported.document, nodes: imported.document.nodes.map((node) => ({ ...node, ...(imported.weights[node.id] ? { initialWeights: imported.weights[node.id] } : {}) })) };
  return { imported, document };
}

function programOf(document: GraphDocument): Program {
  const { program, diagnostics } = compile(document);
  if (!program) throw new Error(diagnostics.map(({ message }) => message).join(' '));
  return program;
}

beforeAll(async () => { await tf.setBackend('cpu'); });

describe.each(Object.entries(models))('%s, made by Keras 3', (_, made) => {
  const { imported, document } = read(made);

  it('is understood whole, with all its weights', () => {
    expect(imported.notes.filter((note) => /kept as it is|do not fit|no weights|loses/.test(note))).toEqual([]);
    expect(document.nodes.filter(({ initialWeights }) => initialWeights).length).toBe(Object.keys(made.weights).length);
  });

  it(`predicts what Keras predicts, within ${TOLERANCE}`, () => {
    const program = programOf(document);
    const model = buildModel(tf, program);
    // A table's rows are flat; the node after it brings them into the input's form.
    const feeds = new Map(program.sources.map((source): [string, Feed] => {
      const rows = tf.tensor(made.inputs[source.node] as tf.TensorLike);
      return [source.node, { features: rows.reshape([rows.shape[0] ?? 0, ...source.features.shape]), labels: null }];
    }));
    const [loss] = program.losses;
    const found = tf.tidy(() => [...(model.forward(model.plan(loss ? [loss.prediction] : []), feeds, { training: false })[0] as tf.Tensor).dataSync()]);
    const expected = [made.prediction].flat(4) as number[];
    expect(found).toHaveLength(expected.length);
    found.forEach((value, index) => { expect(Math.abs(value - (expected[index] ?? NaN))).toBeLessThan(TOLERANCE); });
    model.dispose();
  });
});

it('the convnet is trained on with the loss and the optimizer that Keras compiled it with', () => {
  const { document } = read(models['a Sequential convnet, compiled'] as Made);
  expect(document.nodes.find(({ kind }) => kind === 'loss')?.params).toEqual({ function: 'categoricalCrossentropy' });
  expect(document.training.optimizer).toEqual({ kind: 'rmsprop', learningRate: 0.002 });
});
