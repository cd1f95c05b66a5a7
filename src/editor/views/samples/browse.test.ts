import { describe, expect, it } from 'vitest';
import { browse } from './browse.ts';

const truths = [0, 1, 1, 0, 2];
const answers = [0, 0, 1, 2];
const confidences = [0.9, 0.6, 0.5, 0.8];

describe('the browser of rows', () => {
  it('shows all as they come', () => {
    expect(browse(truths, answers, confidences, { truth: null, verdict: 'all', order: 'data' })).toEqual([0, 1, 2, 3, 4]);
  });

  it('keeps to a class, and to what is right or wrong; a row without an answer is neither', () => {
    expect(browse(truths, answers, confidences, { truth: 1, verdict: 'all', order: 'data' })).toEqual([1, 2]);
    expect(browse(truths, answers, confidences, { truth: null, verdict: 'right', order: 'data' })).toEqual([0, 2]);
    expect(browse(truths, answers, confidences, { truth: null, verdict: 'wrong', order: 'data' })).toEqual([1, 3]);
    expect(browse(truths, answers, confidences, { truth: 2, verdict: 'wrong', order: 'data' })).toEqual([]);
  });

  it('puts the surest mistake first and the others in their order behind the mistakes', () => {
    expect(browse(truths, answers, confidences, { truth: null, verdict: 'all', order: 'mistakes' })).toEqual([3, 1, 0, 2, 4]);
  });
});
