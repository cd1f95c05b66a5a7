/** The presets against the reference figures: what a person opens is what history says. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseDocument } from '../graph/parse.ts';
import { serializeDocument } from '../graph/serialize.ts';
import reference from '../../presets/reference/reference.json' with { type: 'json' };
import { compile } from './compile.ts';
import type { Program } from './program.ts';

const folder = new URL('../../presets/', import.meta.url);
const files = ['', 'further/'].flatMap((inside) => readdirSync(new URL(inside, folder)).filter((name) => name.endsWith('.json')).map((name) => `${inside}${name}`));

function read(name: string): { text: string; program: Program; codes: readonly string[] } {
  const text = readFileSync(new URL(name, folder), 'utf8');
  const result = parseDocument(text);
  if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.problems)}`);
  const { program, diagnostics } = compile(result.document);
  if (!program) throw new Error(`${name}: ${JSON.stringify(diagnostics)}`);
  return { text, program, codes: diagnostics.map(({ code }) => code) };
}

describe.each(files)('%s', (name) => {
  it('compiles without a single remark', () => {
    expect(read(name).codes).toEqual([]);
  });

  it('is written as the editor writes files', () => {
    const { text } = read(name);
    const result = parseDocument(text);
    expect(result.ok && serializeDocument(result.document)).toBe(text);
  });
});

describe('the MNIST convnet', () => {
  const { program } = read('6-mnist-convnet.json');

  it('has the layers, shapes and parameter counts of the reference', () => {
    const layers = program.operations.filter(({ kind }) => kind !== 'softmax');
    expect(layers.map(({ output }) => output.shape)).toEqual(reference.mnist_convnet.layers.map(({ output }) => output));
    const counts = layers.map(({ weights }) => weights.reduce((sum, { shape }) => sum + shape.reduce((a, b) => a * b, 1), 0));
    expect(counts).toEqual(reference.mnist_convnet.layers.map(({ parameters }) => parameters));
    expect(program.totals.parameters).toBe(reference.mnist_convnet.total_parameters);
  });

  it('trains as the reference does', () => {
    const { training } = program;
    expect(training.optimizer).toEqual({ kind: 'adam', learningRate: reference.mnist_convnet.learning_rate });
    expect(training.batchSize).toBe(reference.mnist_convnet.batch_size);
    expect(training.steps).toBe(Math.ceil(60_000 / 64) * reference.mnist_convnet.epochs);
    expect(training.validation).toEqual({ everySteps: 100, rows: 10_000 });
    // TFLearn adds 0.001 * sum(w^2) / 2; Keras and we add l2 * sum(w^2).
    expect(program.operations.filter(({ kind }) => kind === 'conv2d').map(({ params }) => params['kernelRegularizer'])).toEqual([{ l1: 0, l2: 0.0005 }, { l1: 0, l2: 0.0005 }]);
  });

  it('takes its loss from the logits, before the softmax', () => {
    expect(program.losses[0]?.logits).toEqual({ node: 'dense3', port: 'out' });
  });
});

describe('the small presets', () => {
  it('begin at the reference’s weights', () => {
    const { operations } = read('5-xor-net.json').program;
    expect(operations.find(({ node }) => node === 'hidden')?.initialWeights).toEqual({ kernel: reference.xor.start.hidden });
    expect(operations.find(({ node }) => node === 'output')?.initialWeights).toEqual({ kernel: reference.xor.start.output });
    const unit = read('4-perceptron.json').program.operations[0];
    expect(unit?.initialWeights).toEqual({ kernel: reference.perceptron.start.map((w) => [w]) });
  });
});
