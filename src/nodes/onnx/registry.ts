/** How each kind is written in ONNX. A kind that is not here cannot be exported, and its node is named with the reason. */
import { activation, leakyRelu, step } from './activation.ts';
import { conv2dTranspose, convolution, depthwiseConv2d, separableConv2d } from './convolution.ts';
import { dense } from './dense.ts';
import { embedding } from './embedding.ts';
import { formula, parameter } from './formula.ts';
import { add, average, concat, multiply } from './merging.ts';
import { permute, reshape, unchanged, upSampling2d, zeroPadding2d } from './moved.ts';
import { batchNorm, layerNorm, lrn } from './normalisation.ts';
import { avgPool2d, globalAvgPool2d, globalMaxPool2d, maxPool2d } from './pooling.ts';
import { gru, lstm, simpleRnn } from './recurrent.ts';
import type { OnnxWriter } from './writing.ts';

const ACTIVATIONS = ['linear', 'relu', 'sigmoid', 'tanh', 'softmax', 'elu', 'selu', 'softplus', 'swish', 'gelu'];

const KINDS: Readonly<Record<string, OnnxWriter>> = {
  dense, conv1d: convolution, conv2d: convolution, depthwiseConv2d, separableConv2d, conv2dTranspose,
  maxPool2d, avgPool2d, globalMaxPool2d, globalAvgPool2d, upSampling2d, zeroPadding2d,
  embedding, simpleRnn, lstm, gru, parameter, formula,
  ...Object.fromEntries(ACTIVATIONS.map((name) => [name, activation(name)])), leakyRelu, step,
  batchNorm, layerNorm, lrn, dropout: unchanged, spatialDropout2d: unchanged, gaussianNoise: unchanged,
  flatten: reshape, reshape, permute, add, multiply, average, concat,
};

/** How that kind is written; undefined where ONNX has no way. */
export function onnxWriter(kind: string): OnnxWriter | undefined {
  return Object.hasOwn(KINDS, kind) ? KINDS[kind] : undefined;
}
