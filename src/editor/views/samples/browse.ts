/** Which rows are shown, and in which order. */

export interface Filter {
  /** Of this true class; null for all. */
  readonly truth: number | null;
  readonly verdict: 'all' | 'right' | 'wrong';
  /** As they come, or the mistakes of which the net is surest first. */
  readonly order: 'data' | 'mistakes';
}

/**
 * Places of the rows that pass the filter.
 * @param truths the true class of each row.
 * @param answers the answered classes of the first rows, fewer where not all were read; a row without an answer is neither right nor wrong.
 * @param confidences the probability of each answer.
 */
export function browse(truths: readonly number[], answers: readonly number[], confidences: readonly number[], filter: Filter): readonly number[] {
  const wrong = (row: number) => answers[row] !== undefined && answers[row] !== truths[row];
  const passes = (row: number) => {
    if (filter.truth !== null && truths[row] !== filter.truth) return false;
    if (filter.verdict === 'all') return true;
    return answers[row] !== undefined && wrong(row) === (filter.verdict === 'wrong');
  };
  const rows = Array.from(truths, (_, row) => row).filter(passes);
  if (filter.order === 'data') return rows;
  const weight = (row: number) => (wrong(row) ? 1 + (confidences[row] ?? 0) : 0);
  return rows.toSorted((a, b) => weight(b) - weight(a));
}
