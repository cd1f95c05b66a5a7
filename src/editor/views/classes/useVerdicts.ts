import { useMemo } from 'react';
import { useRunStore } from '../../stores/runStore.ts';
import { useAnswer, useAnswerOnce } from '../run/useAnswer.ts';
import type { Split } from '../sampleStore.ts';
import type { ClassForm } from './classForm.ts';
import { classesOf } from './confusion.ts';

/** Rows that are read while training, which they hold up, and while it rests. */
const WHILE_TRAINING = { rows: 100, pause: 3000 };
const AT_REST = { rows: 1000, pause: 500 };

/** The first rows of a split with what the net says of them. */
export interface Verdicts {
  readonly split: Split;
  /** Row after row, as the network gets them. */
  readonly features: Float32Array;
  readonly truths: readonly number[];
  /** Fewer than `truths` while training: the first rows. */
  readonly answers: readonly number[];
  /** `[answers, classes]`. */
  readonly outputs: Float32Array;
}

export interface LiveVerdicts {
  readonly verdicts: Verdicts | null;
  readonly problem: string | null;
}

/** How many rows are held back for validation, as far as is known. */
export function useValidationRows({ source }: ClassForm): number {
  return useRunStore((store) => store.data[source.node]?.validationRows ?? source.validationRows);
}

/**
 * The first rows with their answers, live: 1,000 while the run rests, 100 every three seconds while it trains.
 * @param split those held back for validation where it is left out, if there are any.
 */
export function useVerdicts(form: ClassForm, split?: Split): LiveVerdicts {
  const training = useRunStore((store) => store.state === 'training');
  const held = useValidationRows(form);
  const from = split ?? (held > 0 ? 'validation' : 'train');
  const { rows, pause } = training ? WHILE_TRAINING : AT_REST;
  const rowsQuestion = useMemo(() => ({ kind: 'rows', split: from, from: 0, count: AT_REST.rows }) as const, [from]);
  const question = useMemo(() => ({ kind: 'evaluate', split: from, rows, predictions: true }) as const, [from, rows]);
  const examples = useAnswerOnce(rowsQuestion);
  const evaluated = useAnswer(question, pause);
  const { classes } = form;
  const truths = useMemo(() => (examples.answer ? classesOf(examples.answer.labels, classes) : []), [examples.answer, classes]);
  const outputs = evaluated.answer?.predictions ?? null;
  const verdicts = useMemo(() => {
    const features = examples.answer?.features;
    return features && outputs ? { split: from, features, truths, answers: classesOf(outputs, classes), outputs } : null;
  }, [examples.answer, outputs, truths, classes, from]);
  return { verdicts, problem: examples.problem ?? evaluated.problem };
}
