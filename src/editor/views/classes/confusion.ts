/** What a net takes for what. */

/** The place of the largest number among `size` from `from` on; the first of equals. */
export function argmax(values: ArrayLike<number>, from = 0, size = values.length - from): number {
  let best = 0;
  for (let index = 1; index < size; index++) {
    if ((values[from + index] ?? -Infinity) > (values[from + best] ?? -Infinity)) best = index;
  }
  return best;
}

/** The answered class of each row of `[rows, classes]`. */
export function classesOf(values: ArrayLike<number>, classes: number): readonly number[] {
  return Array.from({ length: Math.floor(values.length / classes) }, (_, row) => argmax(values, row * classes, classes));
}

/** How many rows of each true class (first index) got each answer (second index). */
export function confusionMatrix(truths: readonly number[], answers: readonly number[], classes: number): readonly (readonly number[])[] {
  const matrix = Array.from({ length: classes }, () => new Array<number>(classes).fill(0));
  const rows = Math.min(truths.length, answers.length);
  for (let row = 0; row < rows; row++) {
    const line = matrix[truths[row] ?? -1];
    const answer = answers[row];
    if (line && answer !== undefined && answer < classes) line[answer] = (line[answer] ?? 0) + 1;
  }
  return matrix;
}

/** Places of rows in the order in which they are shown; the wrong ones first where that is asked for, else as they come. */
export function orderOf(truths: readonly number[], answers: readonly number[], wrongFirst: boolean): readonly number[] {
  const rows = Array.from({ length: Math.min(truths.length, answers.length) }, (_, row) => row);
  if (!wrongFirst) return rows;
  return [...rows.filter((row) => truths[row] !== answers[row]), ...rows.filter((row) => truths[row] === answers[row])];
}

/** For each true class, the share of its rows that got the right answer; null where it has no rows. */
export function accuracyByClass(matrix: readonly (readonly number[])[]): readonly (number | null)[] {
  return matrix.map((line, truth) => {
    const total = line.reduce((sum, count) => sum + count, 0);
    return total === 0 ? null : (line[truth] ?? 0) / total;
  });
}

/** The rows that one place of the matrix counts, in the order of the data. */
export function rowsAt(truths: readonly number[], answers: readonly number[], truth: number, answer: number): readonly number[] {
  return orderOf(truths, answers, false).filter((row) => truths[row] === truth && answers[row] === answer);
}

/** The place off the diagonal that counts most; null where nothing is confused. */
export function worstConfusion(matrix: readonly (readonly number[])[]): { readonly truth: number; readonly answer: number; readonly count: number } | null {
  let worst: { truth: number; answer: number; count: number } | null = null;
  for (const [truth, line] of matrix.entries()) {
    for (const [answer, count] of line.entries()) {
      if (truth !== answer && count > (worst?.count ?? 0)) worst = { truth, answer, count };
    }
  }
  return worst;
}
