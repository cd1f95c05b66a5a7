/** Which kinds explain themselves. A kind that is not here is shown plainly: what goes in, what comes out, without a claim about how. */
import { activation } from './activation.ts';
import { batchNorm } from './batchNorm.ts';
import { inputOf, placeOf } from './cells.ts';
import { conv1d } from './conv1d.ts';
import { conv2d } from './conv2d.ts';
import { conv2dTranspose } from './conv2dTranspose.ts';
import { dense } from './dense.ts';
import { depthwiseConv2d } from './depthwiseConv2d.ts';
import { dropout, noise } from './dropout.ts';
import { embedding } from './embedding.ts';
import type { KindExplanation, Layer } from './explanation.ts';
import { gru } from './gru.ts';
import { largest } from './largest.ts';
import { layerNorm } from './layerNorm.ts';
import { lrn } from './lrn.ts';
import { lstm } from './lstm.ts';
import { mean } from './mean.ts';
import { add, average, multiply } from './merging.ts';
import { concat, permute, reshape, upSampling2d, zeroPadding2d } from './moved.ts';
import { channelCells, pooled, poolsOver } from './pooling.ts';
import { simpleRnn } from './simpleRnn.ts';
import { softmax } from './softmax.ts';

/** The one output that a pixel's channel goes to. */
const ownChannel = (layer: Layer, cell: number): number[] => [placeOf(inputOf(layer).shape, cell)[2] ?? 0];

const KINDS: Readonly<Record<string, KindExplanation>> = {
  dense, conv2d, conv1d, depthwiseConv2d, conv2dTranspose,
  maxPool2d: largest({ cells: pooled, readers: poolsOver, sharesTies: false }),
  globalMaxPool2d: largest({ cells: channelCells, readers: ownChannel, sharesTies: true }),
  avgPool2d: mean(pooled, poolsOver),
  globalAvgPool2d: mean(channelCells, ownChannel),
  lrn, softmax, batchNorm, layerNorm,
  dropout, spatialDropout2d: dropout, gaussianNoise: noise,
  flatten: reshape, reshape, permute, upSampling2d, zeroPadding2d, concat,
  add, average, multiply, embedding,
  lstm, gru, simpleRnn,
  ...Object.fromEntries(['linear', 'relu', 'leakyRelu', 'sigmoid', 'tanh', 'step', 'elu', 'selu', 'softplus', 'swish', 'gelu'].map((name) => [name, activation(name)])),
};

/** How that kind comes to its numbers; undefined where it is only shown. */
export function explanationOf(kind: string): KindExplanation | undefined {
  return Object.hasOwn(KINDS, kind) ? KINDS[kind] : undefined;
}
