import { z } from '../../graph/zod.ts';
import { integer } from '../../graph/fields.ts';
import { sizeOf } from '../../graph/tensorType.ts';
import { i18n } from '../../words/i18n.ts';
import { rangeOfActivation } from '../shared/activations.ts';
import { convolutionFields, convolutionSlide, filtersField, filtersHeadline } from '../shared/convolutionFields.ts';
import { slideOverImage } from '../shared/images.ts';
import { regularizerArgs } from '../shared/kernelRegularizer.ts';
import { cannot, defineKind, gives, IN, OUT, wordsOf } from '../kind.ts';
import { torchActivation, torchArguments, torchPadded } from '../shared/torch.ts';

export const conv2d = defineKind({
  id: 'conv2d',
  label: i18n.t('Conv2D'),
  category: 'layer',
  aliases: wordsOf(i18n.t('convolution; convolutional; cnn; filter; kernel; image')),
  icon: 'grid-3x3',
  summary: i18n.t('Slides small filters over an image and reports where each one fits.'),
  help: i18n.t('Each filter is a small pattern of weights that is laid on every place of the image in turn; where the picture looks like the pattern, the result is large. The same weights serve the whole image, so few of them are enough. Early layers find edges, later ones shapes made of edges. “Same” padding keeps the size; “valid” loses a border.'),
  formula: 'y_{i,j,f} = b_f + \\sum_{u,v,c} x_{i+u,\\,j+v,\\,c}\\; w_{u,v,c,f}',
  params: z.object({
    filters: filtersField(),
    ...convolutionFields(),
    dilationRate: integer({ label: i18n.t('Dilation'), help: i18n.t('Distance between the taps of the filter. 2 leaves every second pixel out and sees twice as far.'), min: 1, max: 32, default: 1, unit: 'px', advanced: true }),
  }),
  inputs: IN,
  outputs: OUT,
  headline: ({ filters, kernelSize }) => filtersHeadline(filters, kernelSize),
  infer(params, [input]) {
    if (params.strides > 1 && params.dilationRate > 1) {
      return cannot({
        code: 'param-value',
        param: 'dilationRate',
        found: i18n.t('strides of {strides} with a dilation of {dilation}', { strides: params.strides, dilation: params.dilationRate }),
        expected: i18n.t('one of the two to be 1'),
        why: i18n.t('No backend computes strides and dilation together.'),
        fix: { type: 'setParams', label: i18n.t('Set dilation to 1'), params: { dilationRate: 1 } },
      });
    }
    const result = slideOverImage(input, convolutionSlide(params), params.filters);
    if (!result.ok) return result;
    return gives({ shape: result.outputs['out']?.shape ?? [], ...rangeOfActivation(params.activation) });
  },
  weights: ({ kernelSize, filters, useBias }, [input]) => [
    { name: 'kernel', shape: [kernelSize, kernelSize, input?.shape[2] ?? 0, filters], trainable: true },
    ...(useBias ? [{ name: 'bias', shape: [filters], trainable: true }] : []),
  ],
  multiplyAdds(params, [input]) {
    const result = slideOverImage(input, convolutionSlide(params), params.filters);
    return result.ok ? sizeOf(result.outputs['out']?.shape ?? [0]) * params.kernelSize ** 2 * (input?.shape[2] ?? 0) : 0;
  },
  layer: {
    className: 'Conv2D',
    factory: 'conv2d',
    args: ({ filters, kernelSize, strides, padding, useBias, activation, dilationRate, kernelRegularizer }) => ({
      filters,
      kernelSize,
      strides,
      padding,
      dilationRate,
      useBias,
      activation,
      kernelInitializer: 'glorotUniform',
      ...regularizerArgs('kernelRegularizer', kernelRegularizer),
    }),
  },
  code: {
    pytorch: ({ params, inputs, names, self }) => ({
      create: `nn.Conv2d(${torchArguments([inputs[0]?.shape[2] ?? 0, params.filters, params.kernelSize], {
        stride: params.strides === 1 ? undefined : params.strides,
        dilation: params.dilationRate === 1 ? undefined : params.dilationRate,
        bias: params.useBias ? undefined : false,
      })})`,
      apply: torchActivation(params.activation, `${self}(${torchPadded(names[0] ?? '', inputs[0]?.shape ?? [], convolutionSlide(params))})`, 3),
    }),
    torchState: ({ useBias }) => [{ name: 'weight', from: 'kernel', permute: [3, 2, 0, 1] }, ...(useBias ? [{ name: 'bias', from: 'bias' }] : [])],
  },
});
