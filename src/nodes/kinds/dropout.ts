import { z } from '../../graph/zod.ts';
import { number } from '../../graph/fields.ts';
import { i18n } from '../../words/i18n.ts';
import { keepMask } from '../shared/keepMask.ts';
import { defineKind, gives, IN, OUT, wordsOf } from '../kind.ts';

export const dropout = defineKind({
  id: 'dropout',
  label: i18n.t('Dropout'),
  category: 'regularisation',
  aliases: wordsOf(i18n.t('regularization; drop; overfitting; keep probability')),
  icon: 'droplets',
  summary: i18n.t('Switches off a random share of the numbers while training.'),
  help: i18n.t('Each training step leaves out other numbers, so that no unit can rely on one neighbour alone and the network learns sturdier habits. The rest is scaled up to keep the sum. Outside training nothing happens. TFLearn writes the share that is kept: its 0.8 is 0.2 here.'),
  formula: 'y_i = \\frac{m_i\\, x_i}{1 - p}, \\qquad m_i \\sim \\mathrm{Bernoulli}(1 - p)',
  params: z.object({
    rate: number({ label: i18n.t('Rate'), help: i18n.t('The share that is dropped. 0.2 to 0.5 is usual; more slows learning down.'), min: 0, max: 0.99, step: 0.05, default: 0.2 }),
  }),
  inputs: IN,
  outputs: OUT,
  headline: ({ rate }) => i18n.t('{share} % dropped', { share: Number((rate * 100).toFixed(1)) }),
  infer: (_, [input]) => gives({ shape: input?.shape ?? [] }),
  layer: { className: 'Dropout', factory: 'dropout', args: ({ rate }) => ({ rate }) },
  // Computed here rather than by tfjs's layer so that each step's mask follows from the run's seed.
  call(tf, { rate }, [input], { training, random }) {
    if (!input) throw new Error('Dropout needs one input.');
    return training && rate > 0 ? tf.mul(input, keepMask(tf, random.uniform(input.shape), rate)) : tf.clone(input);
  },
  code: { pytorch: ({ params, names, self }) => ({ create: `nn.Dropout(${params.rate})`, apply: `${self}(${names[0]})` }) },
});
