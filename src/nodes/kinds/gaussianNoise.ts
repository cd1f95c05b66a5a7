import { z } from '../../graph/zod.ts';
import { number } from '../../graph/fields.ts';
import { i18n } from '../../words/i18n.ts';
import { defineKind, gives, IN, OUT, wordsOf } from '../kind.ts';

const TORCH_NOISE = `class GaussianNoise(nn.Module):
    """Adds random numbers of the given spread while training."""

    def __init__(self, stddev):
        super().__init__()
        self.stddev = stddev

    def forward(self, x):
        return x + self.stddev * torch.randn_like(x) if self.training else x`;

export const gaussianNoise = defineKind({
  id: 'gaussianNoise',
  label: i18n.t('GaussianNoise'),
  category: 'regularisation',
  aliases: wordsOf(i18n.t('noise; jitter; augmentation; overfitting')),
  icon: 'cloud-fog',
  summary: i18n.t('Adds small random numbers while training.'),
  help: i18n.t('A network that sees every example a little differently each time cannot learn them by heart. Choose the spread small beside the numbers themselves. Outside training nothing happens.'),
  formula: 'y = x + \\varepsilon, \\qquad \\varepsilon \\sim \\mathcal{N}(0, \\sigma^2)',
  params: z.object({
    stddev: number({ label: i18n.t('Spread'), help: i18n.t('Standard deviation of the noise. Larger hides more of the input.'), min: 0, max: 100, step: 0.05, default: 0.1 }),
  }),
  inputs: IN,
  outputs: OUT,
  headline: ({ stddev }) => `± ${stddev}`,
  infer: (_, [input]) => gives({ shape: input?.shape ?? [] }),
  layer: { className: 'GaussianNoise', factory: 'gaussianNoise', args: ({ stddev }) => ({ stddev }) },
  // Computed here rather than by tfjs's layer so that each step's noise follows from the run's seed.
  call(tf, { stddev }, [input], { training, random }) {
    if (!input) throw new Error('GaussianNoise needs one input.');
    if (!training || stddev === 0) return tf.clone(input);
    return tf.add(input, tf.mul(random.normal(input.shape), stddev));
  },
  code: {
    pytorch: ({ params, names, self }) => ({
      create: `GaussianNoise(${params.stddev})`,
      apply: `${self}(${names[0]})`,
      definitions: [{ name: 'GaussianNoise', source: TORCH_NOISE }],
    }),
  },
});
