import 'katex/dist/katex.min.css';
import { useEffect, useRef, useState } from 'react';
import { i18n } from '../../words/i18n.ts';
import { useDocument } from '../stores/documentStore.ts';
import { Button } from '../ui/Button.tsx';
import { openPreset, type Outcome } from './follow.ts';
import { endLesson } from './holdRules.ts';
import { LessonPath } from './LessonPath.tsx';
import { LessonPlayer } from './LessonPlayer.tsx';
import { LessonText } from './LessonText.tsx';
import { isOwn, lessonLanguage, neighbours, type Lesson } from './lessons.ts';
import styles from './LessonView.module.css';
import { openLesson } from './openLesson.ts';
import { OutcomeLine } from './OutcomeLine.tsx';
import { changeWay, forgetWay, useTraceStore } from './traceStore.ts';
import { useShownLesson } from './useShownLesson.ts';

/** The lesson of the open graph, with the path of all of them beside it. */
export function LessonView() {
  const document = useDocument();
  const lesson = useShownLesson(document);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const id = lesson?.id ?? null;
  const amid = useTraceStore((state) => (id === null ? 0 : (state.ways[id]?.at ?? 0)) > 0);
  const [shownFor, setShownFor] = useState(id);
  if (shownFor !== id) {
    setShownFor(id);
    setOutcome(null);
  }
  useEffect(() => {
    scroller.current?.scrollTo({ top: 0 });
  }, [id]);
  return (
    <div className={styles['view']}>
      <div className={styles['columns']} data-amid={amid ? '' : undefined}>
        <LessonPath current={lesson} />
        <div className={styles['page']}>
          {/* Focusable, so that the keyboard can scroll it. */}
          <div className={styles['scroller']} ref={scroller} tabIndex={0} role="region" aria-label={i18n.t('Lesson text')}>
            {lesson ? (
              <article className={styles['text']}>
                <LessonBody lesson={lesson} onOutcome={setOutcome} />
                <LessonFoot lesson={lesson} />
              </article>
            ) : (
              <NoLesson title={document.meta.title} summary={document.meta.summary} />
            )}
          </div>
          <OutcomeLine outcome={outcome} onClear={() => { setOutcome(null); }} />
        </div>
      </div>
    </div>
  );
}

/** Step by step or as one text, and the way to begin again. */
function LessonFoot({ lesson }: { readonly lesson: Lesson }) {
  const { id, steps } = lesson;
  const whole = useTraceStore((state) => state.ways[id]?.whole ?? false);
  const begun = useTraceStore((state) => state.ways[id] !== undefined);
  if (steps.steps.length < 2 && !isOwn(lesson)) return null;
  return (
    <div className={styles['head']}>
      {steps.minutes === undefined ? <span /> : <span className={styles['minutes']}>{i18n.t('{minutes, plural, one {About # minute} other {About # minutes}}', { minutes: steps.minutes })}</span>}
      {begun ? <Button look="quiet" onClick={() => { forgetWay(id); if (isOwn(lesson)) void openLesson(lesson.steps); else openPreset(id); }}>{i18n.t('Begin again')}</Button> : null}
      {isOwn(lesson) ? <Button look="quiet" onClick={endLesson}>{i18n.t('End the lesson')}</Button> : null}
      {steps.steps.length < 2 ? null : <Button look="quiet" aria-pressed={whole} onClick={() => { changeWay(id, { whole: !whole }); }}>{i18n.t('Whole text')}</Button>}
    </div>
  );
}

function LessonBody({ lesson, onOutcome }: { readonly lesson: Lesson; readonly onOutcome: (outcome: Outcome | null) => void }) {
  const whole = useTraceStore((state) => state.ways[lesson.id]?.whole ?? false);
  const neighbours = isOwn(lesson) ? null : <Neighbours lesson={lesson} />;
  const language = lesson.steps.language ?? lessonLanguage();
  const played = lesson.steps.steps.length > 1 || lesson.steps.steps.some(({ check }) => check);
  if (!whole && played) return <LessonPlayer lesson={lesson.steps} language={language} onOutcome={onOutcome}>{neighbours}</LessonPlayer>;
  return (
    <>
      <div lang={language}><LessonText markdown={lesson.markdown} onOutcome={onOutcome} /></div>
      {neighbours}
    </>
  );
}

function Neighbours({ lesson }: { readonly lesson: Lesson }) {
  const { previous, next } = neighbours(lesson);
  return (
    <nav className={styles['neighbours']} aria-label={i18n.t('Previous and next lesson')}>
      {previous ? <Button onClick={() => { openPreset(previous.id); }}>{i18n.t('Previous: {title}', { title: previous.title })}</Button> : <span />}
      {next ? <Button onClick={() => { openPreset(next.id); }}>{i18n.t('Next: {title}', { title: next.title })}</Button> : null}
    </nav>
  );
}

/** A person's own graph: what it is, and that there is a path to walk. */
function NoLesson({ title, summary }: { readonly title: string; readonly summary: string | undefined }) {
  return (
    <article className={styles['text']}>
      <h2>{title}</h2>
      {summary ? <p>{summary}</p> : null}
      <p>{i18n.t('No lesson goes with this graph. The path of six tells how networks came to learn, from a line drawn by hand to a net that reads handwriting; choose any step of it, or begin with the first.')}</p>
      <p>{i18n.t('Opening a step puts its graph in the place of this one. Undo brings yours back.')}</p>
    </article>
  );
}
