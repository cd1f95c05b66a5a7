import { z } from '../../graph/zod.ts';
import { choice } from '../../graph/fields.ts';
import { i18n } from '../../words/i18n.ts';
import { defineKind, IN, OUT, wordsOf } from '../kind.ts';
import { inferRecurrent, recurrentFields, recurrentHeadline, recurrentMultiplyAdds, recurrentWeights, torchRecurrentApply } from '../shared/sequences.ts';
import { torchArguments } from '../shared/torch.ts';

export const simpleRnn = defineKind({
  id: 'simpleRnn',
  label: i18n.t('SimpleRNN'),
  category: 'layer',
  aliases: wordsOf(i18n.t('recurrent; elman; rnn; sequence; time series; memory')),
  icon: 'repeat',
  summary: i18n.t('Walks along a sequence and mixes each step with what it remembers.'),
  help: i18n.t('At every step the units see the new numbers and their own last answer, so that what came before can count. It is the simplest network with a memory, and a short one: after some ten steps the past has faded. LSTM and GRU remember longer.'),
  formula: 'h_t = \\tanh(x_t W + h_{t-1} U + b)',
  params: z.object({
    ...recurrentFields(),
    activation: choice({ label: i18n.t('Activation'), help: i18n.t('The function at the end of each step. Tanh keeps the memory within bounds.'), options: { tanh: i18n.t('Tanh'), relu: i18n.t('ReLU') }, default: 'tanh', advanced: true }),
  }),
  inputs: IN,
  outputs: OUT,
  headline: recurrentHeadline,
  infer(params, [input]) {
    const result = inferRecurrent(params, input);
    if (!result.ok || params.activation === 'tanh') return result;
    return { ok: true, outputs: { out: { shape: result.outputs['out']?.shape ?? [] } } };
  },
  weights: (params, [input]) => recurrentWeights(params, input, 1),
  multiplyAdds: (params, [input]) => recurrentMultiplyAdds(params, input, 1),
  layer: {
    className: 'SimpleRNN',
    factory: 'simpleRNN',
    args: ({ units, returnSequences, useBias, activation }) => ({
      units,
      activation,
      useBias,
      returnSequences,
      kernelInitializer: 'glorotUniform',
      recurrentInitializer: 'orthogonal',
    }),
  },
  code: {
    pytorch: ({ params, inputs, names, self }) => ({
      create: `nn.RNN(${torchArguments([inputs[0]?.shape[1] ?? 0, params.units], {
        nonlinearity: params.activation === 'tanh' ? undefined : '"relu"',
        bias: params.useBias ? undefined : false,
        batch_first: true,
      })})`,
      apply: torchRecurrentApply(self, names[0] ?? '', params.returnSequences),
    }),
    torchState: ({ useBias }) => [
      { name: 'weight_ih_l0', from: 'kernel', permute: [1, 0] },
      { name: 'weight_hh_l0', from: 'recurrentKernel', permute: [1, 0] },
      // PyTorch has two biases where one would do.
      ...(useBias ? [{ name: 'bias_ih_l0', from: 'bias' }, { name: 'bias_hh_l0', from: null }] : []),
    ],
  },
});
