import { z } from '../../graph/zod.ts';
import { i18n } from '../../words/i18n.ts';
import { defineKind, IN, OUT, wordsOf } from '../kind.ts';
import { inferRecurrent, recurrentFields, recurrentHeadline, recurrentMultiplyAdds, recurrentWeights, torchRecurrentApply } from '../shared/sequences.ts';
import { torchArguments } from '../shared/torch.ts';

export const lstm = defineKind({
  id: 'lstm',
  label: i18n.t('LSTM'),
  category: 'layer',
  aliases: wordsOf(i18n.t('long short-term memory; recurrent; rnn; sequence; time series; memory')),
  icon: 'memory-stick',
  summary: i18n.t('Walks along a sequence with a memory that it can keep, change and read.'),
  help: i18n.t('Besides its answer, each unit has a cell that it carries along. Three gates, trained like everything else, decide what is forgotten, what is written and what is shown. So it can hold on to something for hundreds of steps.'),
  formula: 'c_t = f_t \\odot c_{t-1} + i_t \\odot \\tanh(x_t W_c + h_{t-1} U_c + b_c), \\qquad h_t = o_t \\odot \\tanh c_t',
  params: z.object(recurrentFields()),
  inputs: IN,
  outputs: OUT,
  headline: recurrentHeadline,
  infer: (params, [input]) => inferRecurrent(params, input),
  weights: (params, [input]) => recurrentWeights(params, input, 4),
  multiplyAdds: (params, [input]) => recurrentMultiplyAdds(params, input, 4),
  layer: {
    className: 'LSTM',
    factory: 'lstm',
    args: ({ units, returnSequences, useBias }) => ({
      units,
      activation: 'tanh',
      recurrentActivation: 'sigmoid',
      useBias,
      returnSequences,
      unitForgetBias: true,
      kernelInitializer: 'glorotUniform',
      recurrentInitializer: 'orthogonal',
    }),
  },
  code: {
    pytorch: ({ params, inputs, names, self }) => ({
      create: `nn.LSTM(${torchArguments([inputs[0]?.shape[1] ?? 0, params.units], { bias: params.useBias ? undefined : false, batch_first: true })})`,
      apply: torchRecurrentApply(self, names[0] ?? '', params.returnSequences),
    }),
    // Both order the gates as input, forget, cell, output.
    torchState: ({ useBias }) => [
      { name: 'weight_ih_l0', from: 'kernel', permute: [1, 0] },
      { name: 'weight_hh_l0', from: 'recurrentKernel', permute: [1, 0] },
      ...(useBias ? [{ name: 'bias_ih_l0', from: 'bias' }, { name: 'bias_hh_l0', from: null }] : []),
    ],
  },
});
