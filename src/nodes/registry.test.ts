/** The contract that every node kind keeps, tested over all of them and held against tfjs itself. */
import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { seededRandom } from './random.testing.ts';
import { existsSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { fieldsOf } from '../graph/fields.ts';
import { sizeOf, type TensorType } from '../graph/tensorType.ts';
import { complete, samples, type Sample } from './contract.testing.ts';
import { CATEGORIES, type CallContext, type NodeKind } from './kind.ts';
import { nodeKind, nodeKinds } from './registry.ts';
import { kerasCode, pytorchCode, tfjsCode } from './stockCode.ts';

const layers = nodeKinds.filter((kind) => kind.layer);
const calls = nodeKinds.filter((kind) => kind.call);
const computing = nodeKinds.filter((kind) => kind.layer ?? kind.call);

/** Enough to meet every choice several times, and few enough for a second in all. */
const RUNS = { numRuns: 12, seed: 1805 };

beforeAll(async () => {
  await tf.setBackend('cpu');
});

/** Builds the kind's layer with tfjs's own factory. */
function build(kind: NodeKind, { params, inputs }: Sample): tf.layers.Layer {
  const layer = kind.layer;
  if (!layer) throw new Error(`${kind.id} is no stock layer.`);
  const factories = tf.layers as unknown as Record<string, (args: object) => tf.layers.Layer>;
  const factory = factories[layer.factory];
  if (!factory) throw new Error(`tf.layers has no ${layer.factory}.`);
  return factory(layer.args(complete(kind, params), inputs[0] ?? { shape: [] }));
}

/** What the kind infers; a sample that it refuses is one that the test must not be asked about. */
function inferred(kind: NodeKind, { params, inputs }: Sample): TensorType | null {
  const result = kind.infer(complete(kind, params), inputs);
  return result.ok ? (result.outputs['out'] ?? null) : null;
}

function weightShapes(kind: NodeKind, sample: Sample): number[][] {
  return (kind.weights?.(complete(kind, sample.params), sample.inputs) ?? []).map((weight) => [...weight.shape]);
}

describe.each(nodeKinds.map((kind) => [kind.id, kind] as const))('%s', (id, kind) => {
  it('is described: label, one sentence, help, icon, category', () => {
    expect(nodeKind(id)).toBe(kind);
    expect(kind.label).not.toBe('');
    expect(CATEGORIES).toContain(kind.category);
    expect(kind.summary).toMatch(/^[A-Z].*\.$/);
    expect(kind.help.split(/[.:]\s/).length).toBeGreaterThan(1);
    expect(kind.help).not.toContain('!');
    expect(existsSync(`node_modules/lucide-react/dist/esm/icons/${kind.icon}.mjs`), `icon ${kind.icon}`).toBe(true);
    expect(kind.aliases.length).toBeGreaterThan(0);
  });

  it('has defaults that parse, and describes every parameter with its bounds', () => {
    const params = complete(kind, {});
    expect(Object.keys(params).toSorted()).toEqual(Object.keys(kind.params.shape).toSorted());
    expect(fieldsOf(kind.params).map((field) => field.name)).toEqual(Object.keys(kind.params.shape));
    for (const field of fieldsOf(kind.params)) {
      expect(field.label).not.toBe('');
      expect(field.help).toMatch(/\.$/);
      if (field.control === 'integer' || field.control === 'number') {
        expect(field.min).toBeLessThan(field.max ?? -Infinity);
        const outside = kind.params.safeParse({ [field.name]: (field.max ?? 0) + 1 });
        expect(outside.success, `${field.name} beyond its bound`).toBe(false);
      }
    }
  });

  it('keeps its parameters through JSON', () => {
    fc.assert(
      fc.property(samples(kind), ({ params }) => {
        const parsed = complete(kind, params);
        expect(complete(kind, JSON.parse(JSON.stringify(parsed)) as Record<string, unknown>)).toEqual(parsed);
      }),
      RUNS,
    );
  });
});

describe.each(layers.map((kind) => [kind.id, kind] as const))('%s, against the layer of tfjs', (_, kind) => {
  it('infers its shape, its weights and their order', () => {
    let compared = 0;
    fc.assert(
      fc.property(samples(kind), (sample) => {
        const output = inferred(kind, sample);
        if (!output) return;
        tf.tidy(() => {
          const layer = build(kind, sample);
          const inputs = sample.inputs.map((input) => tf.input({ shape: [...input.shape] }));
          const result = layer.apply(kind.variadic ? inputs : (inputs[0] ?? [])) as tf.SymbolicTensor;
          expect(result.shape.slice(1)).toEqual(output.shape);
          expect(layer.getWeights().map((weight) => weight.shape)).toEqual(weightShapes(kind, sample));
          const trainable = kind.weights?.(complete(kind, sample.params), sample.inputs).filter((weight) => weight.trainable) ?? [];
          expect(layer.trainableWeights.length).toBe(trainable.length);
          expect(layer.countParams()).toBe(weightShapes(kind, sample).reduce((sum, shape) => sum + sizeOf(shape), 0));
        });
        compared++;
      }),
      RUNS,
    );
    expect(compared).toBeGreaterThan(RUNS.numRuns / 3);
  });
});

describe.each(calls.map((kind) => [kind.id, kind] as const))('%s, computed by itself', (_, kind) => {
  it('gives finite results of the inferred shape, and finite gradients', () => {
    let compared = 0;
    fc.assert(
      fc.property(samples(kind), (sample) => {
        const output = inferred(kind, sample);
        if (!output || !kind.call) return;
        tf.tidy(() => {
          const params = complete(kind, sample.params);
          const starts = kind.start?.(params) ?? {};
          const names = (kind.weights?.(params, sample.inputs) ?? []).map((weight) => weight.name);
          const weights = (kind.weights?.(params, sample.inputs) ?? []).map((weight) => tf.fill([...weight.shape], starts[weight.name] ?? 0.5));
          const inputs = sample.inputs.map((input) => tf.randomUniform([2, ...input.shape], -1, 1, 'float32', 7));
          const run = (...tensors: tf.Tensor[]): tf.Tensor => {
            const named = Object.fromEntries(names.map((name, index) => [name, tensors[inputs.length + index] as tf.Tensor]));
            const context: CallContext = { training: true, weights: named, random: seededRandom(tf, 42) };
            return kind.call?.(tf, params, tensors.slice(0, inputs.length), context) ?? tf.scalar(NaN);
          };
          const all = [...inputs, ...weights];
          const batch = inputs.length === 0 ? 1 : 2;
          const { value, grads } = tf.valueAndGrads((...tensors) => tf.sum(run(...tensors)))(all);
          expect(run(...all).shape).toEqual([batch, ...output.shape]);
          expect(Number.isFinite(value.dataSync()[0])).toBe(true);
          for (const gradient of grads) expect([...gradient.dataSync()].every(Number.isFinite)).toBe(true);
        });
        compared++;
      }),
      RUNS,
    );
    expect(compared).toBeGreaterThan(RUNS.numRuns / 3);
  });
});

describe.each(computing.map((kind) => [kind.id, kind] as const))('%s, as code', (_, kind) => {
  it('is written in each language, and tells where each of its weights goes in PyTorch', () => {
    fc.assert(
      fc.property(samples(kind), (sample) => {
        const output = inferred(kind, sample);
        if (!output) return;
        const params = complete(kind, sample.params);
        const names = sample.inputs.map((_input, index) => `x${index}`);
        const context = { params, inputs: sample.inputs, output, names, self: 'self.node' };
        for (const code of [kerasCode(kind, context), pytorchCode(kind, context), tfjsCode(kind, context)]) {
          expect(code.apply).not.toBe('');
          expect(`${code.create ?? ''}${code.apply}`).not.toMatch(/undefined|\[object|NaN/);
          for (const definition of code.definitions ?? []) expect(definition.source).toContain(definition.name);
          for (const name of names) expect(code.apply).toContain(name);
        }
        const weights = (kind.weights?.(params, sample.inputs) ?? []).map((weight) => weight.name);
        const placed = (kind.code?.torchState?.(params) ?? []).flatMap(({ from }) => (from === null ? [] : [from]));
        expect(placed).toEqual(weights);
      }),
      RUNS,
    );
  });
});

it('finds every kind by an id of its own', () => {
  expect(new Set(nodeKinds.map((kind) => kind.id)).size).toBe(nodeKinds.length);
  expect(nodeKind('perceptron')).toBeUndefined();
});
