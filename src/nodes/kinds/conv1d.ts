import { z } from '../../graph/zod.ts';
import { integer } from '../../graph/fields.ts';
import { i18n } from '../../words/i18n.ts';
import { rangeOfActivation } from '../shared/activations.ts';
import { convolutionFields, convolutionSlide, filtersField } from '../shared/convolutionFields.ts';
import { bordersOf, placesOf, reachOf } from '../shared/images.ts';
import { regularizerArgs } from '../shared/kernelRegularizer.ts';
import { cannot, defineKind, gives, IN, OUT, wordsOf } from '../kind.ts';
import { sequenceOf } from '../shared/sequences.ts';
import { torchActivation, torchArguments } from '../shared/torch.ts';

export const conv1d = defineKind({
  id: 'conv1d',
  label: i18n.t('Conv1D'),
  category: 'layer',
  aliases: wordsOf(i18n.t('convolution; temporal convolution; signal; time series; sequence')),
  icon: 'audio-lines',
  summary: i18n.t('Slides small filters along a sequence and reports where each one fits.'),
  help: i18n.t('What Conv2D does for images, this does for signals, time series and texts: each filter is a short pattern that is laid on every place of the sequence. The same weights serve every place, so few of them are enough. “Same” padding keeps the length.'),
  formula: 'y_{t,f} = b_f + \\sum_{u,c} x_{t+u,\\,c}\\; w_{u,c,f}',
  params: z.object({
    filters: filtersField(),
    ...convolutionFields(),
    kernelSize: integer({ label: i18n.t('Kernel size'), help: i18n.t('Length of each filter in steps. Longer sees more at once and costs more.'), min: 1, max: 1024, default: 3, unit: i18n.t('steps') }),
    strides: integer({ label: i18n.t('Strides'), help: i18n.t('How far the filter moves each time. 2 halves the length.'), min: 1, max: 1024, default: 1, unit: i18n.t('steps') }),
    dilationRate: integer({ label: i18n.t('Dilation'), help: i18n.t('Distance between the taps of the filter. 2 leaves every second step out and sees twice as far.'), min: 1, max: 32, default: 1, advanced: true }),
  }),
  inputs: IN,
  outputs: OUT,
  headline: ({ filters, kernelSize }) => i18n.t('{filters, plural, one {# filter} other {# filters}}, {kernelSize, plural, one {# step} other {# steps}}', { filters, kernelSize }),
  infer(params, [input]) {
    const sequence = sequenceOf(input);
    if (!sequence.ok) return sequence;
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
    const slide = convolutionSlide(params);
    const steps = placesOf(sequence.steps, slide);
    if (steps >= 1) return gives({ shape: [steps, params.filters], ...rangeOfActivation(params.activation) });
    return cannot({
      code: 'shape-size',
      port: 'in',
      found: i18n.t('a sequence of {steps, plural, one {# step} other {# steps}}', { steps: sequence.steps }),
      expected: i18n.t('at least {steps, plural, one {# step} other {# steps}} for its window', { steps: reachOf(slide) }),
      why: i18n.t('Without padding the window must fit inside the sequence.'),
      fix: { type: 'setParams', label: i18n.t('Set padding to “same”'), params: { padding: 'same' } },
    });
  },
  weights: ({ kernelSize, filters, useBias }, [input]) => [
    { name: 'kernel', shape: [kernelSize, input?.shape[1] ?? 0, filters], trainable: true },
    ...(useBias ? [{ name: 'bias', shape: [filters], trainable: true }] : []),
  ],
  multiplyAdds(params, [input]) {
    const [steps = 0, channels = 0] = input?.shape ?? [];
    return Math.max(placesOf(steps, convolutionSlide(params)), 0) * params.filters * params.kernelSize * channels;
  },
  layer: {
    className: 'Conv1D',
    factory: 'conv1d',
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
    pytorch: ({ params, inputs, names, self }) => {
      const [before, after] = bordersOf(inputs[0]?.shape[0] ?? 0, convolutionSlide(params));
      const turned = `${names[0]}.transpose(1, 2)`;
      const padded = before + after === 0 ? turned : `F.pad(${turned}, (${before}, ${after}))`;
      return {
        create: `nn.Conv1d(${torchArguments([inputs[0]?.shape[1] ?? 0, params.filters, params.kernelSize], {
          stride: params.strides === 1 ? undefined : params.strides,
          dilation: params.dilationRate === 1 ? undefined : params.dilationRate,
          bias: params.useBias ? undefined : false,
        })})`,
        apply: torchActivation(params.activation, `${self}(${padded}).transpose(1, 2)`, 2),
      };
    },
    torchState: ({ useBias }) => [{ name: 'weight', from: 'kernel', permute: [2, 1, 0] }, ...(useBias ? [{ name: 'bias', from: 'bias' }] : [])],
  },
});
