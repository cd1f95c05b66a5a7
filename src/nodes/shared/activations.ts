import { choice } from '../../graph/fields.ts';
import { i18n } from '../../words/i18n.ts';

/** The functions that a layer can apply to its own result, by Keras's names. */
export const ACTIVATIONS = {
  linear: i18n.t('None (linear)'),
  relu: i18n.t('ReLU'),
  sigmoid: i18n.t('Sigmoid'),
  tanh: i18n.t('Tanh'),
  softmax: i18n.t('Softmax'),
  elu: i18n.t('ELU'),
  selu: i18n.t('SELU'),
  softplus: i18n.t('Softplus'),
  swish: i18n.t('Swish'),
  gelu: i18n.t('GELU'),
} as const;

export type ActivationName = keyof typeof ACTIVATIONS;

/** The `activation` parameter of every layer that has one. */
export function activationField() {
  return choice({
    label: i18n.t('Activation'),
    help: i18n.t('A function applied to the result. A node of its own does the same and is easier to see.'),
    options: ACTIVATIONS,
    default: 'linear',
  });
}

/** What can leave a layer that ends in this activation, where it is bounded on both sides. */
export function rangeOfActivation(name: ActivationName): { readonly range?: readonly [number, number] } {
  if (name === 'sigmoid' || name === 'softmax') return { range: [0, 1] };
  if (name === 'tanh') return { range: [-1, 1] };
  return {};
}
