import { useMemo, useState, type CSSProperties } from 'react';
import { sizeOf } from '../../../graph/tensorType.ts';
import { i18n } from '../../../words/i18n.ts';
import { sentences } from '../../../words/list.ts';
import { useRunStore } from '../../stores/runStore.ts';
import { formatCount, formatPercent } from '../../ui/format.ts';
import { classForm, isImage, type ClassForm } from '../classes/classForm.ts';
import { confusionMatrix, rowsAt, worstConfusion } from '../classes/confusion.ts';
import { Confusion, type Cell } from '../classes/Confusion.tsx';
import { SampleTile } from '../classes/SampleTile.tsx';
import tileStyles from '../classes/classes.module.css';
import { useVerdicts, type Verdicts } from '../classes/useVerdicts.ts';
import { chooseSample, rowTitle, useSample } from '../sampleStore.ts';
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
  if (!verdicts) return <p className={pictureStyles['empty']}>{i18n.t('Reading the rows.')}</p>;

  const worst = worstConfusion(matrix);
  // Until a person presses one, the place where most goes wrong is open.
  const open = own ?? worst ?? { truth: 0, answer: 0 };
  const right = matrix.reduce((sum, line, truth) => sum + (line[truth] ?? 0), 0);
  const rows = verdicts.answers.length;
  const nameOf = (index: number) => names[index] ?? String(index);
  const what = isImage(source.features.shape) ? 'images' : 'rows';
  const counts = { right: formatCount(right), rows: formatCount(rows), what, split: verdicts.split };
  const told = { right, rows, what, split: verdicts.split, step, share: formatPercent(right / rows) };
  return (
    <div className={styles['place']}>
      <figure className={styles['picture']} style={{ '--classes': classes } as CSSProperties}>
        <div className={styles['matrix']}>
          <p className={styles['headline']}>
            <strong>{formatPercent(right / rows)}</strong>
            {' '}
            {i18n.t('right: {right} of the first {rows} {what, select, images {images} other {rows}} {split, select, validation {held back for validation} other {of the training data}}', counts)}
          </p>
          <Confusion matrix={matrix} names={names} rows={rows} what={what} press={{ pressed: open, onPress: setOwn }} />
          <p className={pictureStyles['hint']}>{i18n.t('Blue: right. Orange: taken for another class. The fuller, the larger its share of the true class.')}</p>
        </div>
        <Opened form={form} program={program} verdicts={verdicts} cell={open} />
        <figcaption className={pictureStyles['srOnly']} data-picture-text>
          {sentences([
            i18n.t('After {step, plural, one {# step} other {# steps}}, {right} of the first {rows} {what, select, images {images} other {rows}} {split, select, validation {held back for validation} other {of the training data}} are right: {share}.', told),
            worst ? i18n.t('Most often confused: {truth} taken for {answer}, {count, plural, one {# time} other {# times}}.', { truth: nameOf(worst.truth), answer: nameOf(worst.answer), count: worst.count }) : i18n.t('None is taken for another class.'),
          ])}
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
  const [truth, answer] = [names[cell.truth] ?? cell.truth, names[cell.answer] ?? cell.answer];
  const title = wrong ? i18n.t('{truth} taken for {answer}', { truth, answer }) : i18n.t('{truth} read right', { truth });
  return (
    <section className={styles['opened']} aria-label={title}>
      <h3 className={styles['openedTitle']}>
        {title}
        <span className={styles['count']}>{rows.length > SHOWN ? i18n.t('first {shown} of {rows}', { shown: SHOWN, rows: rows.length }) : String(rows.length)}</span>
      </h3>
      {rows.length === 0 ? <p className={pictureStyles['hint']}>{i18n.t('No row lies here now. Press a count in the matrix to see its rows.')}</p> : null}
      <ul className={tileStyles['tiles']} data-numbers={isImage(shape) ? undefined : ''}>
        {rows.slice(0, SHOWN).map((row) => (
          <li key={row}>
            <SampleTile
              features={features.subarray(row * size, (row + 1) * size)}
              shape={shape}
              full={range?.[1] ?? 1}
              caption={i18n.t('row {row}', { row })}
              description={i18n.t('{row}: {truth} read as {answer}', { row: rowTitle(split, row), truth, answer })}
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
