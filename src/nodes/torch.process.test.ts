/** The PyTorch code of every kind, run by PyTorch with the weights of the tfjs layer, gives its numbers. */
import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { seededRandom } from './random.testing.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { complete, samples, type Sample } from './contract.testing.ts';
import type { Code, NodeKind, TorchWeight } from './kind.ts';
import { lossFunctions } from './training/losses.ts';
import { pythonWithTorch, runPython } from './python.testing.ts';
import { nodeKinds } from './registry.ts';
import { pytorchCode } from './stockCode.ts';

/** Largest difference between the two, for numbers around 1 in float32. */
const TOLERANCE = 1e-4;
const SAMPLES = 8;
const SEED = 1958;

interface Values {
  readonly shape: readonly number[];
  readonly data: readonly number[];
}

interface Case {
  readonly kind: string;
  readonly code: Code;
  readonly state: readonly TorchWeight[];
  readonly weights: Readonly<Record<string, Values>>;
  readonly inputs: readonly Values[];
  readonly expected: Values;
}

/** Loads the weights as `TorchWeight` describes, runs the code, and gives back numbers in Keras's order of axes. */
const PROGRAM = `
import json, sys
import numpy as np
import torch
from torch import nn
import torch.nn.functional as F

def array(values):
    return np.asarray(values["data"], dtype=np.float32).reshape(values["shape"])

def run(case):
    names = {"torch": torch, "nn": nn, "F": F}
    for definition in case["code"].get("definitions", []):
        exec(definition["source"], names)
    model = nn.Module()
    if "create" in case["code"]:
        model.node = eval(case["code"]["create"], names)
    state = model.state_dict()
    for entry in case["state"]:
        key = ("node." + entry["name"]).rstrip(".")
        target = state[key]
        value = np.zeros(target.shape) if entry["from"] is None else array(case["weights"][entry["from"]])
        if "permute" in entry:
            value = value.transpose(entry["permute"])
        target.copy_(torch.from_numpy(np.ascontiguousarray(value)).reshape(target.shape))
    model.eval()
    for index, values in enumerate(case["inputs"]):
        x = torch.from_numpy(array(values))
        names["x%d" % index] = x.permute(0, 3, 1, 2) if x.dim() == 4 else x
    names["self"] = model
    with torch.no_grad():
        y = eval(case["code"]["apply"], names)
    if y.dim() == 4:
        y = y.permute(0, 2, 3, 1)
    return {"shape": list(y.shape), "data": y.contiguous().flatten().tolist()}

print(json.dumps([run(case) for case in json.load(sys.stdin)]))
`;

function valuesOf(tensor: tf.Tensor): Values {
  return { shape: tensor.shape, data: [...tensor.dataSync()] };
}

function inputFor(kind: NodeKind, shape: readonly number[], seed: number, params: Readonly<Record<string, unknown>>): tf.Tensor {
  if (kind.id !== 'embedding') return tf.randomUniform([2, ...shape], -1, 1, 'float32', seed);
  return tf.floor(tf.randomUniform([2, ...shape], 0, Number(params['inputDim']), 'float32', seed));
}

/** What tfjs computes outside training, with random weights. */
function caseOf(kind: NodeKind, sample: Sample, seed: number): Case | null {
  const params = complete(kind, sample.params);
  const inference = kind.infer(params, sample.inputs);
  const output = inference.ok ? inference.outputs['out'] : undefined;
  if (!output) return null;
  let result: Case | null = null;
  tf.tidy(() => {
    const specs = kind.weights?.(params, sample.inputs) ?? [];
    const weights = specs.map((weight, index) => tf.randomUniform([...weight.shape], weight.name === 'movingVariance' ? 0.5 : -0.5, 1, 'float32', seed + index));
    const inputs = sample.inputs.map((input, index) => inputFor(kind, input.shape, seed + 100 + index, params));
    const names = inputs.map((_, index) => `x${index}`);
    result = {
      kind: kind.id,
      code: pytorchCode(kind, { params, inputs: sample.inputs, output, names, self: 'self.node' }),
      state: kind.code?.torchState?.(params) ?? [],
      weights: Object.fromEntries(specs.map((spec, index) => [spec.name, valuesOf(weights[index] as tf.Tensor)])),
      inputs: inputs.map(valuesOf),
      expected: valuesOf(compute(kind, params, sample, inputs, weights)),
    };
  });
  return result;
}

function compute(kind: NodeKind, params: Record<string, unknown>, sample: Sample, inputs: tf.Tensor[], weights: tf.Tensor[]): tf.Tensor {
  if (kind.call) {
    const named = Object.fromEntries((kind.weights?.(params, sample.inputs) ?? []).map((spec, index) => [spec.name, weights[index] as tf.Tensor]));
    return kind.call(tf, params, inputs, { training: false, weights: named, random: seededRandom(tf, 1) });
  }
  const stock = kind.layer;
  if (!stock) throw new Error(`${kind.id} computes nothing.`);
  const factories = tf.layers as unknown as Record<string, (args: object) => tf.layers.Layer>;
  const layer = factories[stock.factory]?.(stock.args(params, sample.inputs[0] ?? { shape: [] }));
  if (!layer) throw new Error(`tf.layers has no ${stock.factory}.`);
  const input = kind.variadic ? inputs : (inputs[0] as tf.Tensor);
  layer.apply(input);
  layer.setWeights(weights);
  return layer.apply(input) as tf.Tensor;
}

/** The largest difference between two lists of numbers; infinite when they are not equally long or not all finite. */
function distance(a: Values, b: Values): number {
  if (a.shape.join() !== b.shape.join()) return Infinity;
  return a.data.reduce((most, value, index) => {
    const difference = Math.abs(value - (b.data[index] ?? NaN));
    return Number.isNaN(difference) ? Infinity : Math.max(most, difference);
  }, 0);
}

/** Every loss from probabilities, and from logits where it can be. */
function lossCases(): readonly Case[] {
  const prediction = tf.softmax(tf.randomUniform([4, 3], -2, 2, 'float32', 5));
  const logits = tf.randomUniform([4, 3], -3, 3, 'float32', 6);
  const target = tf.cast(tf.oneHot(tf.tensor1d([0, 2, 1, 1], 'int32'), 3), 'float32');
  return lossFunctions.flatMap((loss) => {
    const written = loss.code.pytorch;
    const build = (value: string, first: tf.Tensor, expected: tf.Tensor): Case => ({
      kind: `${loss.id}: ${value}`,
      code: { apply: `${value}(x0, x1).reshape(1)`, ...(written.definitions ? { definitions: written.definitions } : {}) },
      state: [],
      weights: {},
      inputs: [valuesOf(first), valuesOf(target)],
      expected: valuesOf(tf.reshape(expected, [1])),
    });
    const plain = build(written.value, prediction, loss.call(tf, prediction, target));
    if (!loss.fromLogits || written.fromLogits === undefined) return [plain];
    return [plain, build(written.fromLogits, logits, loss.fromLogits(tf, logits, target))];
  });
}

const python = pythonWithTorch();
const kinds = nodeKinds.filter((kind) => kind.layer ?? kind.call);

describe.skipIf(python === null)('PyTorch (skipped where python3-torch is not installed)', () => {
  let cases: readonly Case[] = [];
  let results: readonly Values[] = [];

  // One Python for all: loading PyTorch takes longer than everything else.
  beforeAll(() => {
    const ofKinds = kinds.flatMap((kind) => fc.sample(samples(kind), { numRuns: SAMPLES, seed: SEED }).flatMap((sample, index) => caseOf(kind, sample, 10 * index + 1) ?? []));
    cases = [...ofKinds, ...lossCases()];
    results = runPython(python ?? '', PROGRAM, cases) as Values[];
  }, 180_000);

  it.each([...kinds.map((kind) => kind.id), ...lossFunctions.map((loss) => `${loss.id}: `)])(`gives what tfjs gives, within ${TOLERANCE}: %s`, (id) => {
    const own = cases.flatMap((item, index) => (item.kind === id || (id.endsWith(': ') && item.kind.startsWith(id)) ? [{ item, result: results[index] }] : []));
    expect(own.length).toBeGreaterThan(0);
    for (const { item, result } of own) {
      const where = `${item.code.create ?? ''} | ${item.code.apply} | ${item.inputs[0]?.shape.join() ?? ''}`;
      expect(result?.shape, where).toEqual(item.expected.shape);
      expect(distance(item.expected, result ?? { shape: [], data: [] }), where).toBeLessThanOrEqual(TOLERANCE);
    }
  });
});
