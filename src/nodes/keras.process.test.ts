/** The Keras code of every kind and every loss, run by Keras 3 with the weights of the tfjs layer, gives its numbers. */
import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { computingKinds, distance, kindCases, lossCases, TOLERANCE, type Case, type Values } from './codeParity.fixture.ts';
import { pythonWithKeras, runKeras } from './python.testing.ts';
import { kerasCode } from './stockCode.ts';
import { lossFunctions } from './training/losses.ts';

/** Builds each layer by calling it once, gives it the weights in the order of `get_weights`, and calls it again. */
const PROGRAM = `
import json, sys
import keras
import numpy as np
from keras import layers, ops

def array(values):
    return np.asarray(values["data"], dtype="float32").reshape(values["shape"])

def run(case):
    names = {"keras": keras, "layers": layers, "ops": ops, "np": np}
    code = case["code"]
    for definition in code.get("definitions", []):
        exec(definition["source"], names)
    for index, values in enumerate(case["inputs"]):
        names["x%d" % index] = ops.convert_to_tensor(array(values))
    weights = [array(values) for values in case["weights"].values()]
    if "create" in code:
        layer = names["layer"] = eval(code["create"], names)
        if isinstance(layer, keras.Variable):
            layer.assign(weights[0].reshape(layer.shape))
        else:
            eval(code["apply"], names)
            layer.set_weights(weights)
    y = ops.convert_to_numpy(eval(code["apply"], names))
    return {"shape": list(y.shape), "data": y.flatten().tolist()}

print(json.dumps([run(case) for case in json.load(sys.stdin)]))
`;

/** Of each kind; JAX compiles every operation for every shape anew. */
const SAMPLES = 4;
/** Keras 3.15 on PyTorch counts the padding of an average as zeros, which Keras on JAX and TensorFlow does not. */
const NOT_ON_TORCH = new Set(['avgPool2d']);
const keras = pythonWithKeras('the Keras code of every kind and loss');

describe.skipIf(keras === null)('Keras 3 (skipped where no Python has it)', () => {
  let cases: readonly Case[] = [];
  let results: readonly Values[] = [];

  // One Python for all: loading Keras takes longer than everything else.
  beforeAll(() => {
    cases = [...kindCases(tf, kerasCode, 'layer', SAMPLES), ...lossCases(tf, 'keras', (loss, prediction, target) => `ops.reshape(${loss}(${target}, ${prediction}), (1,))`)];
    results = keras ? (runKeras(keras, PROGRAM, cases) as Values[]) : [];
  }, 300_000);

  it.each([...computingKinds.map((kind) => kind.id), ...lossFunctions.map((loss) => `${loss.id}: `)].filter((id) => keras?.backend !== 'torch' || !NOT_ON_TORCH.has(id)))(`gives what tfjs gives, within ${TOLERANCE}: %s`, (id) => {
    const own = cases.flatMap((item, index) => (item.kind === id || (id.endsWith(': ') && item.kind.startsWith(id)) ? [{ item, result: results[index] }] : []));
    expect(own.length).toBeGreaterThan(0);
    for (const { item, result } of own) {
      const where = `${item.code.create ?? ''} | ${item.code.apply} | ${item.inputs[0]?.shape.join() ?? ''}`;
      expect(result?.shape, where).toEqual(item.expected.shape);
      expect(distance(item.expected, result ?? { shape: [], data: [] }), where).toBeLessThanOrEqual(TOLERANCE);
    }
  });
});
