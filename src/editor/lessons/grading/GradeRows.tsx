import { Check, ChevronRight, Minus, X } from 'lucide-react';
import { Fragment, useId, useState } from 'react';
import type { Grade, StepGrade } from '../../../lessons/grading/grade.ts';
import type { RunGrade } from '../../../lessons/grading/rerun.ts';
import { answerText, plainText, type FileGrade } from '../../../lessons/grading/table.ts';
import { i18n } from '../../../words/i18n.ts';
import { Button } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import { formatNumber } from '../../ui/format.ts';
import styles from './GradingWindow.module.css';
import { useGradingStore, type Row } from './gradingStore.ts';
import { openHandedBack } from './openHandedBack.ts';

/** A row for each file; a press shows what is behind it. */
export function GradeRows({ rows, onOpened }: { readonly rows: readonly Row[]; readonly onOpened: () => void }) {
  const at = useGradingStore((state) => state.at);
  return (
    <table className={styles['table']} aria-label={i18n.t('Hand-backs')}>
      <thead>
        <tr>
          <th scope="col">{i18n.t('Learner')}</th>
          <th scope="col">{i18n.t('Steps')}</th>
          <th scope="col" className={styles['number']}>{i18n.t('{what, select, steps {Met} other {Met}}', { what: 'steps' })}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => <GradeRow key={row.path} row={row} grading={index === at} onOpened={onOpened} />)}
      </tbody>
    </table>
  );
}

function GradeRow({ row: { file, path, grade }, grading, onOpened }: { readonly row: Row; readonly grading: boolean; readonly onOpened: () => void }) {
  const [open, setOpen] = useState(false);
  const details = useId();
  const name = plainText(grade?.name ?? '');
  return (
    <>
      <tr>
        <th scope="row">
          {grade ? (
            <button type="button" className={styles['who']} aria-expanded={open} aria-controls={open ? details : undefined} onClick={() => { setOpen(!open); }}>
              <ChevronRight size={14} aria-hidden className={styles['chevron']} />
              <span className={styles['names']}>
                <span className={styles['name']}>{name === '' ? path : name}</span>
                {name === '' ? null : <span className={styles['file']}>{path}</span>}
              </span>
            </button>
          ) : <span className={styles['waits']}>{path}</span>}
        </th>
        {grade?.problem === null ? <td><Marks steps={grade.steps} /></td> : <td className={styles['quiet']}>{grade ? i18n.t('could not be graded') : grading ? i18n.t('is being graded…') : i18n.t('waits')}</td>}
        <td className={styles['number']}>{grade ? <Met grade={grade} /> : null}</td>
      </tr>
      {open && grade ? <tr id={details}><td colSpan={3}><Details grade={grade} file={file} onOpened={onOpened} /></td></tr> : null}
    </>
  );
}

function Met({ grade: { met, of, passed, problem } }: { readonly grade: Grade }) {
  return <span className={classes(styles['met'], passed && styles['passed'], problem !== null && styles['none'])}>{i18n.t('{met} of {of}', { met, of })}</span>;
}

/** A mark for each step that is checked. */
function Marks({ steps }: { readonly steps: readonly StepGrade[] }) {
  return (
    <span className={styles['marks']}>
      {steps.filter(({ kind }) => kind !== null).map(({ id, title, met }) => (
        <span key={id} role="img" title={title} className={classes(styles['mark'], met && styles['yes'])} aria-label={met ? i18n.t('{title}: met', { title }) : i18n.t('{title}: not met', { title })}>
          {met ? <Check size={12} strokeWidth={3} aria-hidden /> : <X size={12} strokeWidth={3} aria-hidden />}
        </span>
      ))}
    </span>
  );
}

function Details({ grade, file, onOpened }: { readonly grade: FileGrade; readonly file: File; readonly onOpened: () => void }) {
  if (grade.problem !== null) return <p className={styles['detail']}>{grade.problem}</p>;
  return (
    <div className={styles['detail']}>
      <dl className={styles['steps']}>
        {grade.steps.map((step) => <Fragment key={step.id}><StepLine step={step} /></Fragment>)}
      </dl>
      {grade.runs.map((run, index) => <p key={index} className={styles['quiet']}>{runSentence(run)} {steeredSentence(run)}</p>)}
      {grade.notes.length > 0 ? <ul className={styles['notes']}>{grade.notes.map((note) => <li key={note}>{plainText(note)}</li>)}</ul> : null}
      <Button onClick={() => { void openHandedBack(file).then((opened) => { if (opened) onOpened(); }); }}>{i18n.t('Open this graph')}</Button>
    </div>
  );
}

function StepLine({ step: { id, title, kind, met, why, answer } }: { readonly step: StepGrade }) {
  const lesson = useGradingStore((state) => state.lesson);
  const check = lesson?.steps.find((each) => each.id === id)?.check;
  const options: readonly string[] | undefined = check?.kind === 'choice' || check?.kind === 'predict' ? check.options : undefined;
  const chosen = typeof answer === 'number' ? options?.[answer] : undefined;
  const words = chosen ?? plainText(answerText(answer));
  return (
    <>
      <dt>
        {kind === null ? <Minus size={14} aria-label={i18n.t('to be read')} /> : met ? <Check size={14} className={styles['yes']} aria-label={i18n.t('met')} /> : <X size={14} className={styles['no']} aria-label={i18n.t('not met')} />}
        {title}
      </dt>
      <dd>
        {words === '' ? null : <span className={styles['answer']}>{i18n.t('“{answer}”', { answer: words })} </span>}
        {why}
      </dd>
    </>
  );
}

/** All that was done to a run on its way, as the file tells it. */
function steeredSentence({ steered }: RunGrade): string {
  if (steered.length === 0) return '';
  return i18n.t('It was steered on its way: {steers}.', { steers: steered.map(({ step, what }) => i18n.t('{what} at step {step, number}', { what: plainText(what), step })).join('; ') });
}

/** What one run came to, beside what the file tells of it. */
function runSentence({ steps, told, found, engine }: RunGrade): string {
  const facts = (of: RunGrade['told']): string => ['right', 'accuracy', 'loss', 'validationAccuracy'].flatMap((fact) => (Object.hasOwn(of, fact) && typeof of[fact] === 'number' ? [`${fact} ${formatNumber(of[fact])}`] : [])).join(', ') || '–';
  if (!found) return i18n.t('A run of {steps, number} steps, of which the file tells {told}, was not run afresh.', { steps, told: facts(told) });
  return i18n.t('Run afresh for {steps, number} steps ({engine}): {found}. The file tells: {told}.', { steps, engine: engine ?? '', found: facts(found), told: facts(told) });
}
