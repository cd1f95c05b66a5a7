import { z } from '../../graph/zod.ts';
import { sizeOf } from '../../graph/tensorType.ts';
import { i18n } from '../../words/i18n.ts';
import { rangeOfActivation } from '../shared/activations.ts';
import { convolutionFields, convolutionSlide, depthMultiplierField } from '../shared/convolutionFields.ts';
import { slideOverImage } from '../shared/images.ts';
import { regularizerArgs } from '../shared/kernelRegularizer.ts';
import { defineKind, gives, IN, OUT, wordsOf } from '../kind.ts';
import { torchActivation, torchArguments, torchPadded } from '../shared/torch.ts';

export const depthwiseConv2d = defineKind({
  id: 'depthwiseConv2d',
  label: i18n.t('DepthwiseConv2D'),
  category: 'layer',
  aliases: wordsOf(i18n.t('depthwise; convolution; mobilenet; grouped convolution')),
  icon: 'layers',
  summary: i18n.t('Slides filters over each channel of an image by itself.'),
  help: i18n.t('Unlike Conv2D it does not mix the channels, which saves most of the weights and of the arithmetic. A Conv2D with a kernel of 1 after it mixes them again; both together are SeparableConv2D.'),
  formula: 'y_{i,j,\\,cM+q} = b_{cM+q} + \\sum_{u,v} x_{i+u,\\,j+v,\\,c}\\; w_{u,v,c,q}',
  params: z.object({ depthMultiplier: depthMultiplierField(), ...convolutionFields() }),
  inputs: IN,
  outputs: OUT,
  headline: ({ kernelSize, depthMultiplier }) => (depthMultiplier === 1 ? `${kernelSize} × ${kernelSize}` : i18n.t('{size} × {size}, {filters} filters each', { size: kernelSize, filters: depthMultiplier })),
  infer(params, [input]) {
    const result = slideOverImage(input, convolutionSlide(params), (input?.shape[2] ?? 0) * params.depthMultiplier);
    if (!result.ok) return result;
    return gives({ shape: result.outputs['out']?.shape ?? [], ...rangeOfActivation(params.activation) });
  },
  weights({ kernelSize, depthMultiplier, useBias }, [input]) {
    const channels = input?.shape[2] ?? 0;
    return [
      { name: 'depthwiseKernel', shape: [kernelSize, kernelSize, channels, depthMultiplier], trainable: true },
      ...(useBias ? [{ name: 'bias', shape: [channels * depthMultiplier], trainable: true }] : []),
    ];
  },
  multiplyAdds(params, [input]) {
    const result = slideOverImage(input, convolutionSlide(params), (input?.shape[2] ?? 0) * params.depthMultiplier);
    return result.ok ? sizeOf(result.outputs['out']?.shape ?? [0]) * params.kernelSize ** 2 : 0;
  },
  layer: {
    className: 'DepthwiseConv2D',
    factory: 'depthwiseConv2d',
    args: ({ kernelSize, strides, padding, depthMultiplier, useBias, activation, kernelRegularizer }) => ({
      kernelSize,
      strides,
      padding,
      depthMultiplier,
      useBias,
      activation,
      depthwiseInitializer: 'glorotUniform',
      ...regularizerArgs('depthwiseRegularizer', kernelRegularizer),
    }),
  },
  code: {
    pytorch: ({ params, inputs, names, self }) => {
      const channels = inputs[0]?.shape[2] ?? 0;
      return {
        create: `nn.Conv2d(${torchArguments([channels, channels * params.depthMultiplier, params.kernelSize], {
          stride: params.strides === 1 ? undefined : params.strides,
          groups: channels,
          bias: params.useBias ? undefined : false,
        })})`,
        apply: torchActivation(params.activation, `${self}(${torchPadded(names[0] ?? '', inputs[0]?.shape ?? [], convolutionSlide(params))})`, 3),
      };
    },
    torchState: ({ useBias }) => [{ name: 'weight', from: 'depthwiseKernel', permute: [2, 3, 0, 1] }, ...(useBias ? [{ name: 'bias', from: 'bias' }] : [])],
  },
});
