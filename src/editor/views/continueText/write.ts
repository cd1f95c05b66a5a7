/** How a net writes on: what it sees, and what is drawn from its answer. */
import { indicesOf, tokensOf, UNKNOWN } from '../../../datasets/text/tokens.ts';
import type { TextForm } from './textForm.ts';

/** The last window of a text as the net gets it; a shorter text is preceded by what is unknown. */
export function windowOf(text: string, form: TextForm): Float32Array {
  const indices = indicesOf(tokensOf(text, form), form.vocabulary).slice(-form.window);
  const features = new Float32Array(form.window).fill(UNKNOWN);
  features.set(indices, form.window - indices.length);
  return features;
}

/**
 * A token drawn by the net's shares, never the unknown one. Near a temperature of 0 it is always the likeliest, at 1 each comes as often
 * as its share says, above that the unlikely ones come more often: shares to the power of 1 / temperature (as in Ackley, Hinton, Sejnowski 1985).
 * @param random from 0 up to, not including, 1.
 */
export function drawn(shares: ArrayLike<number>, temperature: number, random: number): number {
  const values = Array.from(shares, (share, index) => (index === UNKNOWN ? 0 : Math.max(0, share)));
  const most = Math.max(...values, 1e-30);
  // By the largest first, so that no power becomes zero for all of them.
  const weights = values.map((value) => (value / most) ** (1 / Math.max(temperature, 0.01)));
  let rest = random * weights.reduce((sum, weight) => sum + weight, 0);
  for (const [index, weight] of weights.entries()) {
    rest -= weight;
    if (rest < 0) return index;
  }
  return weights.lastIndexOf(Math.max(...weights));
}
