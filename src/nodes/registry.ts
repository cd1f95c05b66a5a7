import { add } from './kinds/add.ts';
import { average } from './kinds/average.ts';
import { avgPool2d } from './kinds/avgPool2d.ts';
import { batchNorm } from './kinds/batchNorm.ts';
import { concat } from './kinds/concat.ts';
import { conv1d } from './kinds/conv1d.ts';
import { conv2d } from './kinds/conv2d.ts';
import { conv2dTranspose } from './kinds/conv2dTranspose.ts';
import { dataset } from './kinds/dataset.ts';
import { dense } from './kinds/dense.ts';
import { depthwiseConv2d } from './kinds/depthwiseConv2d.ts';
import { dropout } from './kinds/dropout.ts';
import { elu } from './kinds/elu.ts';
import { embedding } from './kinds/embedding.ts';
import { flatten } from './kinds/flatten.ts';
import { formula } from './kinds/formula.ts';
import { gaussianNoise } from './kinds/gaussianNoise.ts';
import { gelu } from './kinds/gelu.ts';
import { globalAvgPool2d } from './kinds/globalAvgPool2d.ts';
import { globalMaxPool2d } from './kinds/globalMaxPool2d.ts';
import { gru } from './kinds/gru.ts';
import type { NodeKind } from './kind.ts';
import { layerNorm } from './kinds/layerNorm.ts';
import { leakyRelu } from './kinds/leakyRelu.ts';
import { linear } from './kinds/linear.ts';
import { loss } from './kinds/loss.ts';
import { lrn } from './kinds/lrn.ts';
import { lstm } from './kinds/lstm.ts';
import { maxPool2d } from './kinds/maxPool2d.ts';
import { multiply } from './kinds/multiply.ts';
import { parameter } from './kinds/parameter.ts';
import { permute } from './kinds/permute.ts';
import { relu } from './kinds/relu.ts';
import { reshape } from './kinds/reshape.ts';
import { selu } from './kinds/selu.ts';
import { separableConv2d } from './kinds/separableConv2d.ts';
import { sigmoid } from './kinds/sigmoid.ts';
import { simpleRnn } from './kinds/simpleRnn.ts';
import { softmax } from './kinds/softmax.ts';
import { softplus } from './kinds/softplus.ts';
import { spatialDropout2d } from './kinds/spatialDropout2d.ts';
import { step } from './kinds/step.ts';
import { swish } from './kinds/swish.ts';
import { tanh } from './kinds/tanh.ts';
import { upSampling2d } from './kinds/upSampling2d.ts';
import { zeroPadding2d } from './kinds/zeroPadding2d.ts';

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
