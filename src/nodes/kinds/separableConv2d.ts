import { z } from '../../graph/zod.ts';
import { sizeOf } from '../../graph/tensorType.ts';
import { i18n } from '../../words/i18n.ts';
import { rangeOfActivation } from '../shared/activations.ts';
import { convolutionFields, convolutionSlide, depthMultiplierField, filtersField, filtersHeadline } from '../shared/convolutionFields.ts';
import { slideOverImage } from '../shared/images.ts';
import { regularizerArgs } from '../shared/kernelRegularizer.ts';
import { defineKind, gives, IN, OUT, wordsOf } from '../kind.ts';
import { torchActivation, torchArguments, torchPadded } from '../shared/torch.ts';

export const separableConv2d = defineKind({
  id: 'separableConv2d',
  label: i18n.t('SeparableConv2D'),
  category: 'layer',
  aliases: wordsOf(i18n.t('separable; convolution; xception; depthwise separable; mobilenet')),
  icon: 'layers',
  summary: i18n.t('Filters each channel by itself and then mixes the channels at each pixel.'),
  help: i18n.t('It does nearly what Conv2D does with far fewer weights and far less arithmetic, by taking the work apart: first where the pattern is, then which channels belong together. Small networks for phones are made of it.'),
  formula: 'y_{i,j,f} = b_f + \\sum_{c,q} p_{cM+q,\\,f} \\sum_{u,v} x_{i+u,\\,j+v,\\,c}\\; w_{u,v,c,q}',
  params: z.object({ filters: filtersField(), ...convolutionFields(), depthMultiplier: depthMultiplierField() }),
  inputs: IN,
  outputs: OUT,
  headline: ({ filters, kernelSize }) => filtersHeadline(filters, kernelSize),
  infer(params, [input]) {
    const result = slideOverImage(input, convolutionSlide(params), params.filters);
    if (!result.ok) return result;
    return gives({ shape: result.outputs['out']?.shape ?? [], ...rangeOfActivation(params.activation) });
  },
  weights({ filters, kernelSize, depthMultiplier, useBias }, [input]) {
    const channels = input?.shape[2] ?? 0;
    return [
      { name: 'depthwiseKernel', shape: [kernelSize, kernelSize, channels, depthMultiplier], trainable: true },
      { name: 'pointwiseKernel', shape: [1, 1, channels * depthMultiplier, filters], trainable: true },
      ...(useBias ? [{ name: 'bias', shape: [filters], trainable: true }] : []),
    ];
  },
  multiplyAdds(params, [input]) {
    const between = (input?.shape[2] ?? 0) * params.depthMultiplier;
    const result = slideOverImage(input, convolutionSlide(params), between);
    return result.ok ? sizeOf(result.outputs['out']?.shape ?? [0]) * (params.kernelSize ** 2 + params.filters) : 0;
  },
  layer: {
    className: 'SeparableConv2D',
    factory: 'separableConv2d',
    args: ({ filters, kernelSize, strides, padding, depthMultiplier, useBias, activation, kernelRegularizer }) => ({
      filters,
      kernelSize,
      strides,
      padding,
      depthMultiplier,
      useBias,
      activation,
      depthwiseInitializer: 'glorotUniform',
      pointwiseInitializer: 'glorotUniform',
      ...regularizerArgs('depthwiseRegularizer', kernelRegularizer),
      ...regularizerArgs('pointwiseRegularizer', kernelRegularizer),
    }),
  },
  code: {
    pytorch: ({ params, inputs, names, self }) => {
      const channels = inputs[0]?.shape[2] ?? 0;
      const between = channels * params.depthMultiplier;
      const depthwise = torchArguments([channels, between, params.kernelSize], {
        stride: params.strides === 1 ? undefined : params.strides,
        groups: channels,
        bias: false,
      });
      const pointwise = torchArguments([between, params.filters, 1], { bias: params.useBias ? undefined : false });
      return {
        create: `nn.Sequential(nn.Conv2d(${depthwise}), nn.Conv2d(${pointwise}))`,
        apply: torchActivation(params.activation, `${self}(${torchPadded(names[0] ?? '', inputs[0]?.shape ?? [], convolutionSlide(params))})`, 3),
      };
    },
    torchState: ({ useBias }) => [
      { name: '0.weight', from: 'depthwiseKernel', permute: [2, 3, 0, 1] },
      { name: '1.weight', from: 'pointwiseKernel', permute: [3, 2, 0, 1] },
      ...(useBias ? [{ name: '1.bias', from: 'bias' }] : []),
    ],
  },
});
