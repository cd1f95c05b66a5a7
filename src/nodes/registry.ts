import { add } from './add.ts';
import { average } from './average.ts';
import { avgPool2d } from './avgPool2d.ts';
import { batchNorm } from './batchNorm.ts';
import { concat } from './concat.ts';
import { conv1d } from './conv1d.ts';
import { conv2d } from './conv2d.ts';
import { conv2dTranspose } from './conv2dTranspose.ts';
import { dataset } from './dataset.ts';
import { dense } from './dense.ts';
import { depthwiseConv2d } from './depthwiseConv2d.ts';
import { dropout } from './dropout.ts';
import { elu } from './elu.ts';
import { embedding } from './embedding.ts';
import { flatten } from './flatten.ts';
import { formula } from './formula.ts';
import { gaussianNoise } from './gaussianNoise.ts';
import { gelu } from './gelu.ts';
import { globalAvgPool2d } from './globalAvgPool2d.ts';
import { globalMaxPool2d } from './globalMaxPool2d.ts';
import { gru } from './gru.ts';
import type { NodeKind } from './kind.ts';
import { layerNorm } from './layerNorm.ts';
import { leakyRelu } from './leakyRelu.ts';
import { linear } from './linear.ts';
import { loss } from './loss.ts';
import { lrn } from './lrn.ts';
import { lstm } from './lstm.ts';
import { maxPool2d } from './maxPool2d.ts';
import { multiply } from './multiply.ts';
import { parameter } from './parameter.ts';
import { permute } from './permute.ts';
import { relu } from './relu.ts';
import { reshape } from './reshape.ts';
import { selu } from './selu.ts';
import { separableConv2d } from './separableConv2d.ts';
import { sigmoid } from './sigmoid.ts';
import { simpleRnn } from './simpleRnn.ts';
import { softmax } from './softmax.ts';
import { softplus } from './softplus.ts';
import { spatialDropout2d } from './spatialDropout2d.ts';
import { step } from './step.ts';
import { swish } from './swish.ts';
import { tanh } from './tanh.ts';
import { upSampling2d } from './upSampling2d.ts';
import { zeroPadding2d } from './zeroPadding2d.ts';

/** Every node kind, in the order in which the palette shows them. To add one is to add a file and a line here. */
export const nodeKinds: readonly NodeKind[] = [
  dataset,
  // Layers
  dense, conv2d, conv1d, depthwiseConv2d, separableConv2d, conv2dTranspose,
  maxPool2d, avgPool2d, globalMaxPool2d, globalAvgPool2d, upSampling2d, zeroPadding2d,
  embedding, simpleRnn, lstm, gru, parameter, formula,
  // Activations
  step, sigmoid, tanh, relu, leakyRelu, elu, selu, gelu, swish, softplus, softmax, linear,
  // Normalisation and regularisation
  batchNorm, layerNorm, lrn, dropout, spatialDropout2d, gaussianNoise,
  // Shape and merge
  flatten, reshape, permute, add, multiply, average, concat,
  loss,
];

const byId = new Map(nodeKinds.map((kind) => [kind.id, kind]));

/** The kind of that id, or undefined for one that this version does not know. */
export function nodeKind(id: string): NodeKind | undefined {
  return byId.get(id);
}
