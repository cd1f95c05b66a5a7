import { choice } from '../../graph/fields.ts';

/** The functions that a layer can apply to its own result, by Keras's names. */
export const ACTIVATIONS = {
  linear: 'None (linear)',
  relu: 'ReLU',
  sigmoid: 'Sigmoid',
  tanh: 'Tanh',
  softmax: 'Softmax',
  elu: 'ELU',
  selu: 'SELU',
  softplus: 'Softplus',
  swish: 'Swish',
  gelu: 'GELU',
} as const;

export type ActivationName = keyof typeof ACTIVATIONS;

/** The `activation` parameter of every layer that has one. */
export function activationField() {
  return choice({
    label: 'Activation',
    help: 'A function applied to the result. A node of its own does the same and is easier to see.',
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
