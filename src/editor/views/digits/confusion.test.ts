import { describe, expect, it } from 'vitest';
import { argmax, classesOf, confusionMatrix, orderOf } from './confusion.ts';

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

describe('the order of the samples', () => {
  it('is that of the data, or puts the wrong ones first', () => {
    expect(orderOf([1, 2, 3], [1, 7, 3], false)).toEqual([0, 1, 2]);
    expect(orderOf([1, 2, 3], [1, 7, 3], true)).toEqual([1, 0, 2]);
  });
});
