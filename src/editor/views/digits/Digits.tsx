import { useMemo } from 'react';
import type { ProgramSource } from '../../../compiler/program.ts';
import { useRunStore } from '../../stores/runStore.ts';
import { counted, formatPercent } from '../../ui/format.ts';
import type { ViewProps } from '../view.ts';
import pictureStyles from '../views.module.css';
import { columnNames } from '../plot/names.ts';
import { onlySource } from '../programForm.ts';
import { useAnswer, useAnswerOnce } from '../run/useAnswer.ts';
import { Confusion } from './Confusion.tsx';
import { classesOf, confusionMatrix } from './confusion.ts';
import styles from './digits.module.css';
import { DrawPad } from './DrawPad.tsx';
import { Samples } from './Samples.tsx';

/** Rows that are read while training, which they hold up, and while it rests. */
const WHILE_TRAINING = { rows: 100, pause: 3000 };
const AT_REST = { rows: 1000, pause: 500 };

/** A pad to draw on, sample images with their answers, and what is taken for what. */
export default function Digits({ program }: ViewProps) {
  const source = onlySource(program);
  return source ? <Drawing source={source} /> : null;
}

function Drawing({ source }: { readonly source: ProgramSource }) {
  const names = columnNames(source).classes;
  const canDraw = source.features.shape.join() === '28,28,1' && names.length === 10;
  return (
    <figure className={styles['picture']}>
      {canDraw ? <DrawPad source={source} names={names} /> : null}
      <Answers source={source} names={names} />
    </figure>
  );
}

function Answers({ source, names }: { readonly source: ProgramSource; readonly names: readonly string[] }) {
  const training = useRunStore((store) => store.state === 'training');
  const step = useRunStore((store) => store.progress?.step ?? 0);
  const data = useRunStore((store) => store.data[source.node]);
  const split = (data?.validationRows ?? source.validationRows) > 0 ? 'validation' : 'train';
  const { rows, pause } = training ? WHILE_TRAINING : AT_REST;
  const rowsQuestion = useMemo(() => ({ kind: 'rows', split, from: 0, count: AT_REST.rows }) as const, [split]);
  const question = useMemo(() => ({ kind: 'evaluate', split, rows, predictions: true }) as const, [split, rows]);
  const examples = useAnswerOnce(rowsQuestion);
  const evaluated = useAnswer(question, pause);
  const classes = names.length;
  const truths = useMemo(() => (examples.answer ? classesOf(examples.answer.labels, classes) : []), [examples.answer, classes]);
  const answers = useMemo(() => (evaluated.answer?.predictions ? classesOf(evaluated.answer.predictions, classes) : []), [evaluated.answer, classes]);
  const problem = examples.problem ?? evaluated.problem;
  if (problem) return <p className={pictureStyles['empty']}>{problem}</p>;
  if (!examples.answer || answers.length === 0) return <p className={pictureStyles['empty']}>Reading sample images.</p>;

  const right = answers.filter((answer, row) => answer === truths[row]).length;
  return (
    <>
      <Samples features={examples.answer.features} shape={source.features.shape} full={source.features.range?.[1] ?? 1} truths={truths} answers={answers} names={names} />
      <Confusion matrix={confusionMatrix(truths, answers, classes)} names={names} rows={answers.length} />
      <figcaption className={styles['srOnly']} data-picture-text>
        {`After ${counted(step, 'step')}, ${right} of the first ${counted(answers.length, 'image')} ${split === 'validation' ? 'held back for validation' : 'of the data'} are read right: ${formatPercent(right / answers.length)}. The images are ${data?.name ?? source.source}.`}
      </figcaption>
    </>
  );
}
