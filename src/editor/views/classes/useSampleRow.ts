import { useMemo } from 'react';
import type { Program } from '../../../compiler/program.ts';
import { useAnswer, useAnswerOnce } from '../run/useAnswer.ts';
import { useSample } from '../sampleStore.ts';
import { argmax } from './confusion.ts';

/** The chosen sample as the network gets it, and what the network says of it. */
export interface SampleRow {
  readonly features: Float32Array | null;
  /** Its true class; null for one that a person made. */
  readonly truth: number | null;
  /** One number a class, live; null before the first answer. */
  readonly outputs: readonly number[] | null;
  readonly problem: string | null;
}

/** The numbers of the sample that every view looks at, for data with classes. */
export function useSampleRow(program: Program): SampleRow {
  const sample = useSample(program);
  const question = useMemo(() => (sample.kind === 'row' ? ({ kind: 'rows', split: sample.split, from: sample.row, count: 1 } as const) : null), [sample]);
  const row = useAnswerOnce(question);
  const features = sample.kind === 'made' ? sample.features : (row.answer?.features ?? null);
  const asked = useMemo(() => (features ? ({ kind: 'predict', features, rows: 1 } as const) : null), [features]);
  const predicted = useAnswer(asked);
  const values = predicted.answer?.values;
  const outputs = useMemo(() => (values ? [...values] : null), [values]);
  const truth = sample.kind === 'row' && row.answer ? argmax(row.answer.labels) : null;
  return { features, truth, outputs, problem: row.problem ?? predicted.problem };
}
