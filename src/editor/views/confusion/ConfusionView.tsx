import { useMemo, useState, type CSSProperties } from 'react';
import { sizeOf } from '../../../graph/tensorType.ts';
import { useRunStore } from '../../stores/runStore.ts';
import { counted, formatPercent } from '../../ui/format.ts';
import { classForm, isImage, type ClassForm } from '../classes/classForm.ts';
import { confusionMatrix, rowsAt, worstConfusion } from '../classes/confusion.ts';
import { Confusion, type Cell } from '../classes/Confusion.tsx';
import { SampleTile } from '../classes/SampleTile.tsx';
import tileStyles from '../classes/classes.module.css';
import { useVerdicts, type Verdicts } from '../classes/useVerdicts.ts';
import { chooseSample, useSample } from '../sampleStore.ts';
import type { ViewProps } from '../view.ts';
import pictureStyles from '../views.module.css';
import styles from './confusion.module.css';

/** As many as are looked at. */
const SHOWN = 60;

/** What is taken for what; a count opens the rows that it counts. */
export default function ConfusionView({ program }: ViewProps) {
  const form = useMemo(() => classForm(program), [program]);
  return form ? <Drawing form={form} program={program} /> : null;
}

function Drawing({ form, program }: { readonly form: ClassForm } & ViewProps) {
  const { classes, names, source } = form;
  const { verdicts, problem } = useVerdicts(form);
  const [own, setOwn] = useState<Cell | null>(null);
  const step = useRunStore((store) => store.progress?.step ?? 0);
  const matrix = useMemo(() => (verdicts ? confusionMatrix(verdicts.truths, verdicts.answers, classes) : []), [verdicts, classes]);
  if (problem) return <p className={pictureStyles['empty']}>{problem}</p>;
  if (!verdicts) return <p className={pictureStyles['empty']}>Reading the rows.</p>;

  const worst = worstConfusion(matrix);
  // Until a person presses one, the place where most goes wrong is open.
  const open = own ?? worst ?? { truth: 0, answer: 0 };
  const right = matrix.reduce((sum, line, truth) => sum + (line[truth] ?? 0), 0);
  const rows = verdicts.answers.length;
  const what = isImage(source.features.shape) ? 'images' : 'rows';
  const from = verdicts.split === 'validation' ? 'held back for validation' : 'of the training data';
  return (
    <div className={styles['place']}>
      <figure className={styles['picture']} style={{ '--classes': classes } as CSSProperties}>
        <div className={styles['matrix']}>
          <p className={styles['headline']}>
            <strong>{formatPercent(right / rows)}</strong>
            {` right: ${right.toLocaleString('en-US')} of the first ${rows.toLocaleString('en-US')} ${what} ${from}`}
          </p>
          <Confusion matrix={matrix} names={names} rows={rows} what={what} press={{ pressed: open, onPress: setOwn }} />
          <p className={pictureStyles['hint']}>Blue: right. Orange: taken for another class. The fuller, the larger its share of the true class.</p>
        </div>
        <Opened form={form} program={program} verdicts={verdicts} cell={open} />
        <figcaption className={pictureStyles['srOnly']} data-picture-text>
          {`After ${counted(step, 'step')}, ${right} of the first ${rows} ${what} ${from} are right: ${formatPercent(right / rows)}. `}
          {worst ? `Most often confused: ${names[worst.truth]} taken for ${names[worst.answer]}, ${counted(worst.count, 'time')}.` : 'None is taken for another class.'}
        </figcaption>
      </figure>
    </div>
  );
}

interface OpenedProps extends ViewProps {
  readonly form: ClassForm;
  readonly verdicts: Verdicts;
  readonly cell: Cell;
}

/** The rows that one place of the matrix counts. */
function Opened({ form: { source, names }, program, verdicts, cell }: OpenedProps) {
  const { features, truths, answers, split } = verdicts;
  const sample = useSample(program);
  const rows = useMemo(() => rowsAt(truths, answers, cell.truth, cell.answer), [truths, answers, cell]);
  const { shape, range } = source.features;
  const size = sizeOf(shape);
  const wrong = cell.truth !== cell.answer;
  const title = wrong ? `${names[cell.truth]} taken for ${names[cell.answer]}` : `${names[cell.truth]} read right`;
  return (
    <section className={styles['opened']} aria-label={title}>
      <h3 className={styles['openedTitle']}>
        {title}
        <span className={styles['count']}>{rows.length > SHOWN ? `first ${SHOWN} of ${rows.length}` : String(rows.length)}</span>
      </h3>
      {rows.length === 0 ? <p className={pictureStyles['hint']}>No row lies here now. Press a count in the matrix to see its rows.</p> : null}
      <ul className={tileStyles['tiles']} data-numbers={isImage(shape) ? undefined : ''}>
        {rows.slice(0, SHOWN).map((row) => (
          <li key={row}>
            <SampleTile
              features={features.subarray(row * size, (row + 1) * size)}
              shape={shape}
              full={range?.[1] ?? 1}
              caption={`row ${row}`}
              description={`${split === 'train' ? 'Training' : 'Validation'} row ${row}: ${names[cell.truth]} read as ${names[cell.answer]}`}
              wrong={false}
              chosen={sample.kind === 'row' && sample.split === split && sample.row === row}
              onChoose={() => { chooseSample({ kind: 'row', split, row }); }}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
