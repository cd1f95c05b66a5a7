import { useMemo } from 'react';
import type { Program } from '../../../compiler/program.ts';
import { sizeOf } from '../../../graph/tensorType.ts';
import { onlySource } from '../programForm.ts';
import { useAnswerOnce } from './useAnswer.ts';

export interface Row {
  readonly features: readonly number[];
  readonly labels: readonly number[];
}

/** The first rows of the data as the network gets them; null until they are there. */
export function useRows(program: Program, count: number, split: 'train' | 'validation' = 'train'): readonly Row[] | null {
  const source = onlySource(program);
  const question = useMemo(() => ({ kind: 'rows', split, from: 0, count }) as const, [split, count]);
  const { answer } = useAnswerOnce(question);
  const width = source ? sizeOf(source.features.shape) : 0;
  const labelWidth = source ? sizeOf(source.labels.shape) : 0;
  return useMemo(() => {
    if (!answer || answer.features.length !== answer.rows * width || answer.labels.length !== answer.rows * labelWidth) return null;
    return Array.from({ length: answer.rows }, (_, row) => ({
      features: [...answer.features.subarray(row * width, (row + 1) * width)],
      labels: [...answer.labels.subarray(row * labelWidth, (row + 1) * labelWidth)],
    }));
  }, [answer, width, labelWidth]);
}
