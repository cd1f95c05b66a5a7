/** Pieces of PyTorch code that several kinds share. Images are `[batch, channels, height, width]` there. */
import type { ActivationName } from './activations.ts';
import { bordersOf, type Slide } from './images.ts';

/** The axis that holds the channels, for a value of this rank (the batch left out). */
export function torchChannelAxis(rank: number): number {
  return rank === 3 ? 1 : -1;
}

/** An activation applied to an expression whose value has the given rank (the batch left out). */
export function torchActivation(name: ActivationName, expression: string, rank: number): string {
  switch (name) {
    case 'linear':
      return expression;
    case 'relu':
      return `F.relu(${expression})`;
    case 'sigmoid':
      return `torch.sigmoid(${expression})`;
    case 'tanh':
      return `torch.tanh(${expression})`;
    case 'softmax':
      return `F.softmax(${expression}, dim=${torchChannelAxis(rank)})`;
    case 'elu':
      return `F.elu(${expression})`;
    case 'selu':
      return `F.selu(${expression})`;
    case 'softplus':
      return `F.softplus(${expression})`;
    case 'swish':
      return `F.silu(${expression})`;
    case 'gelu':
      return `F.gelu(${expression})`;
  }
}

/**
 * The input with TensorFlow's border around it, written out because PyTorch's own padding is the
 * same on both sides. Gives the expression unchanged where no border is needed.
 * @param value what the border holds; 0 when left out.
 */
export function torchPadded(expression: string, shape: readonly number[], slide: Slide, value?: string): string {
  const [top, bottom] = bordersOf(shape[0] ?? 0, slide);
  const [left, right] = bordersOf(shape[1] ?? 0, slide);
  if (top + bottom + left + right === 0) return expression;
  return `F.pad(${expression}, (${left}, ${right}, ${top}, ${bottom})${value === undefined ? '' : `, value=${value}`})`;
}

/** An image back in Keras's order of axes; other values have it already. */
export function torchToKerasOrder(expression: string, rank: number): string {
  return rank === 3 ? `${expression}.permute(0, 2, 3, 1)` : expression;
}

/** A value in Keras's order of axes as PyTorch code holds it. */
export function torchFromKerasOrder(expression: string, rank: number): string {
  return rank === 3 ? `${expression}.permute(0, 3, 1, 2)` : expression;
}

/** The arguments of a call, those that are undefined left out: `3, 4, bias=False`. */
export function torchArguments(positional: readonly (string | number)[], named: Readonly<Record<string, string | number | boolean | undefined>> = {}): string {
  const rest = Object.entries(named).flatMap(([name, value]) => {
    if (value === undefined) return [];
    return [`${name}=${typeof value === 'boolean' ? (value ? 'True' : 'False') : value}`];
  });
  return [...positional.map(String), ...rest].join(', ');
}
