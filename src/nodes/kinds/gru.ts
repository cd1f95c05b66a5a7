import { z } from '../../graph/zod.ts';
import { i18n } from '../../words/i18n.ts';
import { defineKind, IN, OUT, wordsOf } from '../kind.ts';
import { inferRecurrent, recurrentFields, recurrentHeadline, recurrentMultiplyAdds, recurrentWeights } from '../shared/sequences.ts';
import { torchArguments } from '../shared/torch.ts';

/** PyTorch's own GRU resets after the product; this one before it, with Keras's weights as they are. */
const TORCH_GRU = `class GRU(nn.Module):
    """A GRU that resets its state before the product with the recurrent kernel (Cho et al., 2014); gates z, r, h."""

    def __init__(self, features, units, bias=True, every_step=False):
        super().__init__()
        self.units, self.every_step = units, every_step
        self.kernel = nn.Parameter(nn.init.xavier_uniform_(torch.empty(features, 3 * units)))
        self.recurrent_kernel = nn.Parameter(nn.init.orthogonal_(torch.empty(units, 3 * units)))
        self.bias = nn.Parameter(torch.zeros(3 * units)) if bias else None

    def forward(self, x):
        u_gates, u_state = self.recurrent_kernel.split([2 * self.units, self.units], dim=1)
        projected = x @ self.kernel if self.bias is None else x @ self.kernel + self.bias
        state = x.new_zeros(x.shape[0], self.units)
        states = []
        for step in projected.unbind(dim=1):
            x_gates, x_state = step.split([2 * self.units, self.units], dim=1)
            update, reset = torch.sigmoid(x_gates + state @ u_gates).chunk(2, dim=1)
            candidate = torch.tanh(x_state + (reset * state) @ u_state)
            state = update * state + (1 - update) * candidate
            states.append(state)
        return torch.stack(states, dim=1) if self.every_step else state`;

export const gru = defineKind({
  id: 'gru',
  label: i18n.t('GRU'),
  category: 'layer',
  aliases: wordsOf(i18n.t('gated recurrent unit; recurrent; rnn; sequence; time series; memory')),
  icon: 'history',
  summary: i18n.t('Walks along a sequence with gates that say how much of the past to keep.'),
  help: i18n.t('It does with two gates what the LSTM does with three, has fewer weights and is often as good. The state is reset before the recurrent product, as in the paper of 2014: Keras calls this `reset_after=False`, and TensorFlow.js knows only this form.'),
  formula: 'h_t = z_t \\odot h_{t-1} + (1 - z_t) \\odot \\tanh(x_t W_h + (r_t \\odot h_{t-1}) U_h + b_h)',
  params: z.object(recurrentFields()),
  inputs: IN,
  outputs: OUT,
  headline: recurrentHeadline,
  infer: (params, [input]) => inferRecurrent(params, input),
  weights: (params, [input]) => recurrentWeights(params, input, 3),
  multiplyAdds: (params, [input]) => recurrentMultiplyAdds(params, input, 3),
  layer: {
    className: 'GRU',
    factory: 'gru',
    args: ({ units, returnSequences, useBias }) => ({
      units,
      activation: 'tanh',
      recurrentActivation: 'sigmoid',
      useBias,
      returnSequences,
      resetAfter: false,
      kernelInitializer: 'glorotUniform',
      recurrentInitializer: 'orthogonal',
    }),
  },
  code: {
    pytorch: ({ params, inputs, names, self }) => ({
      create: `GRU(${torchArguments([inputs[0]?.shape[1] ?? 0, params.units], {
        bias: params.useBias ? undefined : false,
        every_step: params.returnSequences ? true : undefined,
      })})`,
      apply: `${self}(${names[0]})`,
      definitions: [{ name: 'GRU', source: TORCH_GRU }],
    }),
    torchState: ({ useBias }) => [
      { name: 'kernel', from: 'kernel' },
      { name: 'recurrent_kernel', from: 'recurrentKernel' },
      ...(useBias ? [{ name: 'bias', from: 'bias' }] : []),
    ],
  },
});
