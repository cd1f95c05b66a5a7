import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { complete, samples } from './contract.testing.ts';
import type { NodeKind } from './kind.ts';
import { nodeKind, nodeKinds } from './registry.ts';
import { kerasCode, pytorchCode, tfjsCode } from './stockCode.ts';

beforeAll(async () => {
  await tf.setBackend('cpu');
});

function kindOf(id: string): NodeKind {
  const kind = nodeKind(id);
  if (!kind) throw new Error(`There is no kind ${id}.`);
  return kind;
}

/** What is made once for a node, in Keras, TensorFlow.js and PyTorch. */
function created(id: string, params: Record<string, unknown>, shape: number[]): (string | undefined)[] {
  const kind = kindOf(id);
  const complete = kind.params.parse(params);
  const inference = kind.infer(complete, [{ shape }]);
  const output = (inference.ok ? inference.outputs['out'] : undefined) ?? { shape: [] };
  const context = { params: complete, inputs: [{ shape }], output, names: ['x'], self: 'node' };
  return [kerasCode(kind, context).create, tfjsCode(kind, context).create, pytorchCode(kind, context).create];
}

describe('code of single layers', () => {
  it.each<[string, Record<string, unknown>, number[], string[]]>([
    ['dense', { units: 4, useBias: false }, [3], [
      'layers.Dense(4, use_bias=False)',
      "tf.layers.dense({ units: 4, useBias: false, kernelInitializer: 'glorotUniform' })",
      'nn.Linear(3, 4, bias=False)',
    ]],
    ['conv2d', { filters: 32, kernelSize: 3, padding: 'same', activation: 'relu', kernelRegularizer: { l2: 0.0005 } }, [28, 28, 1], [
      'layers.Conv2D(32, 3, padding="same", activation="relu", kernel_regularizer=keras.regularizers.L1L2(l1=0, l2=0.0005))',
      "tf.layers.conv2d({ filters: 32, kernelSize: 3, padding: 'same', activation: 'relu', kernelInitializer: 'glorotUniform', kernelRegularizer: tf.regularizers.l1l2({ l1: 0, l2: 0.0005 }) })",
      'nn.Conv2d(1, 32, 3)',
    ]],
    ['maxPool2d', { poolSize: 2, padding: 'same' }, [28, 28, 8], [
      'layers.MaxPooling2D(2, padding="same")',
      "tf.layers.maxPooling2d({ poolSize: 2, padding: 'same' })",
      'nn.MaxPool2d(2)',
    ]],
    ['maxPool2d', { poolSize: 3, strides: 2 }, [28, 28, 8], [
      'layers.MaxPooling2D(3, strides=2)',
      'tf.layers.maxPooling2d({ poolSize: 3, strides: 2 })',
      'nn.MaxPool2d(3, stride=2)',
    ]],
    ['lstm', { units: 8 }, [5, 2], [
      'layers.LSTM(8)',
      "tf.layers.lstm({ units: 8, recurrentActivation: 'sigmoid', unitForgetBias: true, kernelInitializer: 'glorotUniform' })",
      'nn.LSTM(2, 8, batch_first=True)',
    ]],
    ['gru', { units: 8, returnSequences: true }, [5, 2], [
      'layers.GRU(8, return_sequences=True, reset_after=False)',
      "tf.layers.gru({ units: 8, recurrentActivation: 'sigmoid', returnSequences: true, kernelInitializer: 'glorotUniform' })",
      'GRU(2, 8, every_step=True)',
    ]],
    ['leakyRelu', { negativeSlope: 0.1 }, [5], ['layers.LeakyReLU(negative_slope=0.1)', 'tf.layers.leakyReLU({ alpha: 0.1 })', undefined as never]],
    ['reshape', { targetShape: [4, 4, 1] }, [16], ['layers.Reshape((4, 4, 1))', 'tf.layers.reshape({ targetShape: [4, 4, 1] })', undefined as never]],
    ['softmax', {}, [7, 7, 3], ['layers.Softmax()', 'tf.layers.softmax({ axis: -1 })', undefined as never]],
    ['zeroPadding2d', { padding: 1 }, [7, 7, 3], ['layers.ZeroPadding2D(1)', 'tf.layers.zeroPadding2d({ padding: 1 })', undefined as never]],
    ['parameter', { start: 1 }, [], ['keras.Variable([1.0])', 'tf.variable(tf.tensor1d([1]))', 'nn.Parameter(torch.tensor([1.0]))']],
  ])('%s %j', (id, params, shape, expected) => {
    expect(created(id, params, shape)).toEqual(expected);
  });
});

describe('the TensorFlow.js code of every kind runs and keeps the inferred shape', () => {
  it.each(nodeKinds.filter((kind) => kind.layer ?? kind.call).map((kind) => [kind.id, kind] as const))('%s', (_, kind) => {
    let ran = 0;
    for (const { params, inputs } of fc.sample(samples(kind), { numRuns: 6, seed: 1986 })) {
      const full = complete(kind, params);
      const inference = kind.infer(full, inputs);
      const output = inference.ok ? inference.outputs['out'] : undefined;
      if (!output) continue;
      const names = inputs.map((_input, index) => `x[${index}]`);
      const code = tfjsCode(kind, { params: full, inputs, output, names, self: 'node' });
      const definitions = (code.definitions ?? []).map((definition) => definition.source).join('\n');
      const node = code.create === undefined ? '' : `const node = ${code.create};`;
      const run = new Function('tf', 'x', `${definitions}\n${node}\nreturn ${code.apply};`) as (library: typeof tf, x: tf.Tensor[]) => tf.Tensor;
      tf.tidy(() => {
        const result = run(tf, inputs.map((input) => tf.zeros([2, ...input.shape])));
        expect(result.shape.slice(1)).toEqual(output.shape);
      });
      ran++;
    }
    expect(ran).toBeGreaterThan(0);
  });
});

describe('the whole convnet of the reference', () => {
  it('has the shapes and the 455,946 parameters of reference.json', () => {
    const conv = { kernelSize: 3, padding: 'same', activation: 'relu', kernelRegularizer: { l1: 0, l2: 0.0005 } };
    const pool = { poolSize: 2, strides: 2, padding: 'same' };
    const layers: [string, Record<string, unknown>, number[]][] = [
      ['conv2d', { ...conv, filters: 32 }, [28, 28, 32]], ['maxPool2d', pool, [14, 14, 32]], ['lrn', {}, [14, 14, 32]],
      ['conv2d', { ...conv, filters: 64 }, [14, 14, 64]], ['maxPool2d', pool, [7, 7, 64]], ['lrn', {}, [7, 7, 64]],
      ['flatten', {}, [3136]], ['dense', { units: 128, activation: 'tanh' }, [128]], ['dropout', { rate: 0.2 }, [128]],
      ['dense', { units: 256, activation: 'tanh' }, [256]], ['dropout', { rate: 0.2 }, [256]], ['dense', { units: 10, activation: 'softmax' }, [10]],
    ];
    let shape: readonly number[] = [28, 28, 1];
    let parameters = 0;
    for (const [id, params, expected] of layers) {
      const kind = kindOf(id);
      const full = kind.params.parse(params);
      const weights = kind.weights?.(full, [{ shape }]) ?? [];
      parameters += weights.reduce((sum, weight) => sum + weight.shape.reduce((a, b) => a * b, 1), 0);
      const inference = kind.infer(full, [{ shape }]);
      shape = (inference.ok ? inference.outputs['out']?.shape : undefined) ?? [];
      expect(shape).toEqual(expected);
    }
    expect(parameters).toBe(455_946);
  });
});
