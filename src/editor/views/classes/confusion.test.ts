import { describe, expect, it } from 'vitest';
import { accuracyByClass, argmax, classesOf, confusionMatrix, orderOf, rowsAt, worstConfusion } from './confusion.ts';

describe('the answered class', () => {
  it('is the place of the largest number, the first of equals', () => {
    expect(argmax([0.1, 0.6, 0.6])).toBe(1);
    expect(classesOf(Float32Array.of(0.1, 0.9, 0.7, 0.3), 2)).toEqual([1, 0]);
  });
});

describe('the confusion matrix', () => {
  it('counts true classes down and answers across, and every row once', () => {
    const matrix = confusionMatrix([0, 0, 1, 2], [0, 2, 1, 2], 3);
    expect(matrix).toEqual([[1, 0, 1], [0, 1, 0], [0, 0, 1]]);
    expect(matrix.flat().reduce((sum, count) => sum + count, 0)).toBe(4);
  });
});

describe('a place of the matrix', () => {
  const truths = [0, 2, 1, 1, 0, 2, 1];
  const answers = [0, 1, 1, 2, 0, 1];
  const matrix = confusionMatrix(truths, answers, 3);

  it('opens as many rows as it counts, and each row that has an answer is in one place', () => {
    const opened = matrix.flatMap((line, truth) => line.map((count, answer) => {
      const rows = rowsAt(truths, answers, truth, answer);
      expect(rows).toHaveLength(count);
      return rows;
    }));
    expect(opened.flat().toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('that is wrong most often is found, and none where all is right', () => {
    expect(worstConfusion(matrix)).toEqual({ truth: 2, answer: 1, count: 2 });
    expect(worstConfusion([[3, 0], [0, 1]])).toBeNull();
  });
});

describe('the accuracy of each class', () => {
  it('is its right rows over its rows, and none where it has no rows', () => {
    expect(accuracyByClass([[3, 1], [0, 0]])).toEqual([0.75, null]);
  });
});

describe('the order of the samples', () => {
  it('is that of the data, or puts the wrong ones first', () => {
    expect(orderOf([1, 2, 3], [1, 7, 3], false)).toEqual([0, 1, 2]);
    expect(orderOf([1, 2, 3], [1, 7, 3], true)).toEqual([1, 0, 2]);
  });
});
