/** What is saved as a LayersModel and read as a graph again predicts what it did. */
import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { compile } from '../compiler/compile.ts';
import { importModel } from '../compiler/importing/importModel.ts';
import type { Program, ValueReference } from '../compiler/program.ts';
import { readLayersModel } from '../graph/layersModel.ts';
import { sizeOf } from '../graph/tensorType.ts';
import { parseDocument } from '../graph/parse.ts';
import { serializeDocument } from '../graph/serialize.ts';
import { allPrograms, drawWeights } from './allPrograms.fixture.ts';
import { saveLayersModel } from './model/layersModel.ts';
import { buildModel, type Feed, type Model } from './model/model.ts';

/** The same kernels in the same order. */
const TOLERANCE = 1e-6;
const ROWS = 3;

const programs = allPrograms();
// A trainable number without an input is no layer, so there is no such model.
programs.delete('2-gradient-descent');

/** The same numbers for every program whose inputs are as large, in its own shape. */
function feedsOf({ sources, operations }: Program, indices: boolean): ReadonlyMap<string, Feed> {
  const used = sources.filter(({ node }) => operations.some(({ inputs }) => inputs.some((input) => input.node === node && input.port === 'features')));
  return new Map(sources.map((source): [string, Feed] => {
    const seed = used.indexOf(source);
    const numbers = ({ shape }: { readonly shape: readonly number[] }) => Array.from({ length: ROWS * sizeOf(shape) }, (_, at) => (indices ? at % 3 : Math.sin(1 + at + seed)));
    return [source.node, { features: tf.tensor(numbers(source.features), [ROWS, ...source.features.shape]), labels: tf.tensor(numbers(source.labels), [ROWS, ...source.labels.shape]) }];
  }));
}

function predicted(model: Model, program: Program, indices: boolean): readonly (readonly number[])[] {
  const values: ValueReference[] = program.losses.map(({ prediction }) => prediction);
  return tf.tidy(() => model.forward(model.plan(values), feedsOf(program, indices), { training: false }).map((tensor) => [...tensor.dataSync()]));
}

beforeAll(async () => { await tf.setBackend('cpu'); });

describe('a LayersModel that Netloom saved', () => {
  it.each([...programs.keys()])('of %s comes back as a graph with the same predictions', async (name) => {
    const program = programs.get(name) as Program;
    const usesLabels = program.operations.some(({ inputs }) => inputs.some(({ port }) => port === 'labels'));
    expect(usesLabels).toBe(false);
    const indices = program.operations.some(({ kind }) => kind === 'embedding');
    const model = buildModel(tf, program);
    drawWeights(model);
    const { modelJson, weights } = await saveLayersModel(tf, program, model);
    const imported = importModel(modelJson, readLayersModel(modelJson, () => new Uint8Array(weights)), name);
    expect(imported.notes.filter((note) => /kept as it is|do not fit|no weights/.test(note))).toEqual([]);
    const document = { ...imported.document, nodes: imported.document.nodes.map((node) => ({ ...node, ...(imported.weights[node.id] ? { initialWeights: imported.weights[node.id] } : {}) })) };
    const parsed = parseDocument(serializeDocument(document));
    if (!parsed.ok) throw new Error(parsed.problems[0]?.message);
    const compiled = compile(parsed.document);
    if (!compiled.program) throw new Error(compiled.diagnostics.map(({ message }) => message).join(' '));
    const again = buildModel(tf, compiled.program);
    const [before, after] = [predicted(model, program, indices), predicted(again, compiled.program, indices)];
    // A loss that has no target is no output twice.
    const outputs = before.filter((_, index) => program.losses.findIndex(({ prediction }) => prediction.node === program.losses[index]?.prediction.node) === index);
    outputs.forEach((values, index) => {
      expect(after[index]).toHaveLength(values.length);
      expect(Math.max(...values.map((value, at) => Math.abs(value - (after[index]?.[at] ?? NaN))))).toBeLessThanOrEqual(TOLERANCE);
    });
    model.dispose();
    again.dispose();
  });
});
