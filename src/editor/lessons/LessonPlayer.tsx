import { Check as Tick, Lightbulb, LocateFixed } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { i18n } from '../../words/i18n.ts';
import type { Lesson, LessonStep } from '../../lessons/lesson.ts';
import { progressOf, toldBy, type StepProgress, type Told } from '../../lessons/progress.ts';
import { Button } from '../ui/Button.tsx';
import { classes } from '../ui/classes.ts';
import { CheckForm } from './CheckForm.tsx';
import type { Outcome } from './follow.ts';
import { HandBack } from './HandBack.tsx';
import styles from './LessonPlayer.module.css';
import { LessonText } from './LessonText.tsx';
import { goToPoints, markPoints, pointLabel } from './pointing.ts';
import './pointing.css';
import { ToCheck } from './ToCheck.tsx';
import { changeWay, NO_WAY, useTraceStore, wayOf } from './traceStore.ts';
import { watchLesson } from './watchLesson.ts';

interface LessonPlayerProps {
  readonly lesson: Lesson;
  readonly language: string;
  readonly onOutcome: (outcome: Outcome | null) => void;
  /** Shown under the last step. */
  readonly children: ReactNode;
}

/** A lesson one step at a time: what to do, where to look, and whether it is done. */
export function LessonPlayer({ lesson, language, onOutcome, children }: LessonPlayerProps) {
  const { trace, at: kept, hints } = useTraceStore((state) => state.ways[lesson.id] ?? NO_WAY);
  const at = Math.min(kept, lesson.steps.length - 1);
  const step = lesson.steps[at] as LessonStep;
  const progress = progressOf(lesson, trace);
  const mine = progress[at] as StepProgress;
  const heading = useRef<HTMLHeadingElement>(null);
  const asked = useRef<HTMLElement>(null);
  useEffect(() => watchLesson(lesson), [lesson]);
  useEffect(() => markPoints(step.point ?? []), [step]);

  const go = (next: number): void => {
    const { trace: before } = wayOf(lesson.id);
    const read = next > at && !before.read.includes(step.id) ? [...before.read, step.id] : before.read;
    changeWay(lesson.id, { at: next, trace: { ...before, read } });
    onOutcome(null);
    goToPoints(lesson.steps[next]?.point ?? []);
    // After the new step is drawn.
    requestAnimationFrame(() => {
      heading.current?.focus({ preventScroll: true });
      heading.current?.closest('[role="region"]')?.scrollTo({ top: 0 });
    });
  };
  const last = at === lesson.steps.length - 1;
  const checked = lesson.steps.filter(({ check }) => check).length;
  const done = progress.filter((each, index) => each.done && lesson.steps[index]?.check).length;
  return (
    <div className={styles['player']}>
      <h2 ref={heading} tabIndex={-1} lang={language} className={styles['title']}>{step.title}</h2>
      <div lang={language}><LessonText markdown={step.text} onOutcome={onOutcome} /></div>
      <Points step={step} />
      {toldBy(lesson, at, trace).map((told) => <ToldCard key={told.step.id} told={told} onOutcome={onOutcome} />)}
      {step.check ? (
        <section ref={asked} tabIndex={-1} className={classes(styles['check'], mine.done && styles['met'])} aria-label={i18n.t('{what, select, step {Check} other {Check}}', { what: 'step' })}>
          <CheckForm key={step.id} step={step} check={step.check} answer={trace.answers[step.id]} lesson={lesson} onOutcome={onOutcome} done={mine.done} />
          <Verdict progress={mine} step={step} />
        </section>
      ) : null}
      <Hints step={step} shown={hints[step.id] ?? 0} lesson={lesson.id} onOutcome={onOutcome} />
      <div className={styles['foot']}>
        {step.check && !mine.done ? <ToCheck key={step.id} check={step.check} place={asked} /> : null}
        <div className={styles['moves']}>
          <Button disabled={at === 0} onClick={() => { go(at - 1); }}>{i18n.t('{to, select, step {Back} other {Back}}', { to: 'step' })}</Button>
          <Dots lesson={lesson} language={language} progress={progress} at={at} onGo={go} />
          {last ? <span /> : <Button look={mine.done || !step.check ? 'primary' : 'plain'} onClick={() => { go(at + 1); }}>{i18n.t('{to, select, step {Next} other {Next}}', { to: 'step' })}</Button>}
        </div>
      </div>
      <div role="status" className={classes(styles['all'], last && done === checked && styles['allDone'])}>
        {last && done === checked && checked > 0 ? <><Tick size={18} aria-hidden /> {i18n.t('You have done this lesson: {checked, plural, one {its one check is} other {all # checks are}} met.', { checked })}</> : null}
        {last && done < checked ? i18n.t('{done, number} of {checked, number} checks are met. The dots lead back to the others.', { done, checked }) : null}
      </div>
      {last && checked > 0 ? <HandBack lesson={lesson} /> : null}
      {last ? children : null}
    </div>
  );
}

function Dots({ lesson, language, progress, at, onGo }: { readonly lesson: Lesson; readonly language: string; readonly progress: readonly StepProgress[]; readonly at: number; readonly onGo: (step: number) => void }) {
  return (
    <nav className={styles['way']} aria-label={i18n.t('Steps of the lesson')}>
      <ol className={styles['dots']}>
        {lesson.steps.map((step, index) => {
          const done = progress[index]?.done === true;
          return (
            <li key={step.id} lang={language} className={styles['place']}>
              <button
                type="button"
                className={classes(styles['dot'], done && styles['dotDone'], index === at && styles['dotHere'])}
                aria-current={index === at ? 'step' : undefined}
                aria-label={done ? i18n.t('{number}. {title}, done', { number: index + 1, title: step.title }) : i18n.t('{number}. {title}', { number: index + 1, title: step.title })}
                title={step.title}
                onClick={() => { onGo(index); }}
              >
                {done ? <Tick size={10} strokeWidth={4} aria-hidden /> : null}
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

/** What the step points at, as buttons that bring it into view again. */
function Points({ step }: { readonly step: LessonStep }) {
  if (!step.point || step.point.length === 0) return null;
  return (
    <p className={styles['points']}>
      <LocateFixed size={14} aria-hidden /> {i18n.t('Marked:')}
      {step.point.map((point) => {
        const label = pointLabel(point);
        return <Button key={label} look="quiet" aria-label={i18n.t('Show {place}', { place: label })} onClick={() => { goToPoints([point]); }}>{label}</Button>;
      })}
    </p>
  );
}

/** Whether the step is done; said to screen readers when it comes to be. */
function Verdict({ progress, step }: { readonly progress: StepProgress; readonly step: LessonStep }) {
  const asks = step.check?.kind === 'predict' || step.check?.kind === 'text';
  return (
    <p role="status" className={classes(styles['verdict'], progress.done && styles['done'])}>
      {progress.done ? <><Tick size={16} strokeWidth={3} aria-hidden /> {asks ? i18n.t('Noted.') : i18n.t('Done.')}</> : progress.missing}
    </p>
  );
}

function Hints({ step, shown, lesson, onOutcome }: { readonly step: LessonStep; readonly shown: number; readonly lesson: string; readonly onOutcome: (outcome: Outcome | null) => void }) {
  const hints = step.hints ?? [];
  if (hints.length === 0) return null;
  return (
    <div className={styles['hints']}>
      {hints.slice(0, shown).map((hint) => <div key={hint} className={styles['hint']}><LessonText markdown={hint} onOutcome={onOutcome} headings={false} /></div>)}
      {shown < hints.length ? (
        <Button look="quiet" onClick={() => { changeWay(lesson, { hints: { ...wayOf(lesson).hints, [step.id]: shown + 1 } }); }}>
          <Lightbulb size={14} aria-hidden /> {shown === 0 ? i18n.t('Show a hint') : i18n.t('Show another hint')}
        </Button>
      ) : null}
    </div>
  );
}

/** What was guessed, and what came. */
function ToldCard({ told: { check, answer, truth }, onOutcome }: { readonly told: Told; readonly onOutcome: (outcome: Outcome | null) => void }) {
  const words = (value: unknown): string => (typeof value !== 'number' ? '' : (check.options?.[value] ?? value.toLocaleString(undefined, { maximumSignificantDigits: 4 })));
  return (
    <section className={styles['told']} aria-label={i18n.t('Your prediction')}>
      <p>
        {answer === undefined ? i18n.t('You made no prediction: {question}', { question: check.question }) : i18n.t('You expected: {guess}', { guess: words(answer) })}
        {truth === null ? null : <><br />{answer === truth ? i18n.t('So it was.') : i18n.t('It was: {truth}', { truth: words(truth) })}</>}
      </p>
      {check.told ? <LessonText markdown={check.told} onOutcome={onOutcome} headings={false} /> : null}
    </section>
  );
}
