/** Outputs of a net for classes as shares of one whole. */

/** Whether outputs are shares of one whole, as a softmax gives them. */
export function areShares(outputs: readonly number[]): boolean {
  return outputs.every((value) => value >= 0 && value <= 1.0001) && Math.abs(outputs.reduce((sum, value) => sum + value, 0) - 1) < 0.01;
}

/**
 * The outputs as probabilities: as they are where they sum to 1, divided by their sum where each lies between 0 and 1 (one sigmoid a
 * class), else their softmax (a net that ends in logits). NaN stays NaN.
 */
export function sharesOf(outputs: ArrayLike<number>): readonly number[] {
  const values = Array.from(outputs);
  const sum = values.reduce((total, value) => total + value, 0);
  if (values.every((value) => value >= 0 && value <= 1.0001) && sum > 1e-6) return values.map((value) => value / sum);
  const most = Math.max(...values);
  const powers = values.map((value) => Math.exp(value - most));
  const whole = powers.reduce((total, value) => total + value, 0);
  return powers.map((value) => value / whole);
}
