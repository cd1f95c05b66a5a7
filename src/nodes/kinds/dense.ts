import { z } from '../../graph/zod.ts';
import { integer, toggle } from '../../graph/fields.ts';
import { shapeText } from '../../graph/tensorType.ts';
import { i18n } from '../../words/i18n.ts';
import { activationField, rangeOfActivation } from '../shared/activations.ts';
import { kernelRegularizerField, regularizerArgs } from '../shared/kernelRegularizer.ts';
import { cannot, defineKind, gives, IN, OUT, wordsOf } from '../kind.ts';
import { torchActivation, torchArguments } from '../shared/torch.ts';

export const dense = defineKind({
  id: 'dense',
  label: i18n.t('Dense'),
  category: 'layer',
  aliases: wordsOf(i18n.t('fully connected; fc; linear layer; perceptron; affine; mlp')),
  icon: 'network',
  summary: i18n.t('Connects every input to every unit, each by a weight of its own.'),
  help: i18n.t('Each unit adds up all inputs, each times its weight, and a bias. Layers of this kind do the deciding at the end of most networks. It takes one flat row of numbers; put a Flatten before it where the input is an image.'),
  formula: 'y = xW + b',
  params: z.object({
    units: integer({ label: i18n.t('Units'), help: i18n.t('How many numbers leave the layer. More can learn more, and take longer.'), min: 1, max: 65_536, default: 4 }),
    useBias: toggle({ label: i18n.t('Bias'), help: i18n.t('Adds a trainable number to each unit, so that it need not pass through zero.'), default: true }),
    activation: activationField(),
    kernelRegularizer: kernelRegularizerField(),
  }),
  inputs: IN,
  outputs: OUT,
  headline: ({ units, useBias }) => (useBias ? i18n.t('{units, plural, one {# unit} other {# units}}', { units }) : i18n.t('{units, plural, one {# unit} other {# units}}, no bias', { units })),
  infer({ units, activation }, [input]) {
    if (input?.shape.length === 1) return gives({ shape: [units], ...rangeOfActivation(activation) });
    return cannot({
      code: 'shape-rank',
      port: 'in',
      found: shapeText(input?.shape ?? []),
      expected: i18n.t('one flat row of numbers'),
      why: i18n.t('Every unit is connected to every number of the row.'),
      fix: { type: 'insert', kind: 'flatten' },
    });
  },
  weights: ({ units, useBias }, [input]) => [
    { name: 'kernel', shape: [input?.shape[0] ?? 0, units], trainable: true },
    ...(useBias ? [{ name: 'bias', shape: [units], trainable: true }] : []),
  ],
  multiplyAdds: ({ units }, [input]) => (input?.shape[0] ?? 0) * units,
  layer: {
    className: 'Dense',
    factory: 'dense',
    args: ({ units, useBias, activation, kernelRegularizer }) => ({
      units,
      useBias,
      activation,
      kernelInitializer: 'glorotUniform',
      ...regularizerArgs('kernelRegularizer', kernelRegularizer),
    }),
  },
  code: {
    pytorch: ({ params, inputs, names, self }) => ({
      create: `nn.Linear(${torchArguments([inputs[0]?.shape[0] ?? 0, params.units], { bias: params.useBias ? undefined : false })})`,
      apply: torchActivation(params.activation, `${self}(${names[0]})`, 1),
    }),
    torchState: ({ useBias }) => [{ name: 'weight', from: 'kernel', permute: [1, 0] }, ...(useBias ? [{ name: 'bias', from: 'bias' }] : [])],
  },
});
