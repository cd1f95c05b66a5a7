import { z } from '../../graph/zod.ts';
import { number } from '../../graph/fields.ts';
import { i18n } from '../../words/i18n.ts';
import { defineKind, gives, OUT, wordsOf } from '../kind.ts';

export const parameter = defineKind({
  id: 'parameter',
  label: i18n.t('Parameter'),
  category: 'layer',
  aliases: wordsOf(i18n.t('variable; trainable number; weight; constant; x')),
  icon: 'variable',
  summary: i18n.t('One trainable number, with the place where it starts.'),
  help: i18n.t('It has no input: what leaves it is the number itself, and training changes it. Wired into a formula and a loss that minimizes, it walks down the curve step by step. Where it ends can depend on where it starts.'),
  formula: 'y = w',
  params: z.object({
    start: number({ label: i18n.t('Start'), help: i18n.t('The number before the first step.'), min: -1e6, max: 1e6, step: 0.1, default: 0 }),
  }),
  inputs: [],
  outputs: OUT,
  headline: ({ start }) => i18n.t('starts at {start}', { start }),
  infer: () => gives({ shape: [1] }),
  weights: () => [{ name: 'value', shape: [1], trainable: true }],
  start: ({ start }) => ({ value: start }),
  /** `[1, 1]`: a batch of one row with one number. */
  call(tf, _, __, { weights }) {
    const value = weights['value'];
    if (!value) throw new Error('Parameter has lost its weight.');
    return tf.reshape(value, [1, 1]);
  },
  code: {
    keras: ({ params, self }) => ({ create: `keras.Variable([${pythonFloat(params.start)}])`, apply: `ops.reshape(${self}, (1, 1))` }),
    pytorch: ({ params, self }) => ({ create: `nn.Parameter(torch.tensor([${pythonFloat(params.start)}]))`, apply: `${self}.reshape(1, 1)` }),
    tfjs: ({ params, self }) => ({ create: `tf.variable(tf.tensor1d([${params.start}]))`, apply: `${self}.reshape([1, 1])` }),
    torchState: () => [{ name: '', from: 'value' }],
  },
});

/** A whole number would make a tensor of integers, which cannot be trained. */
function pythonFloat(value: number): string {
  return Number.isInteger(value) ? value.toFixed(1) : String(value);
}
