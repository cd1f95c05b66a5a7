import 'katex/dist/katex.min.css';
import { useEffect, useRef, useState } from 'react';
import { i18n } from '../../words/i18n.ts';
import { useDocument } from '../stores/documentStore.ts';
import { Button } from '../ui/Button.tsx';
import { openPreset, type Outcome } from './follow.ts';
import { LessonPath } from './LessonPath.tsx';
import { LessonText } from './LessonText.tsx';
import { lessonLanguage, lessonOf, neighbours, type Lesson } from './lessons.ts';
import styles from './LessonView.module.css';
import { OutcomeLine } from './OutcomeLine.tsx';

/** The lesson of the open graph, with the path of all of them beside it. */
export function LessonView() {
  const document = useDocument();
  const lesson = lessonOf(document);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const id = lesson?.id ?? null;
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
      <div className={styles['columns']}>
        <LessonPath current={lesson} />
        <div className={styles['page']}>
          {/* Focusable, so that the keyboard can scroll it. */}
          <div className={styles['scroller']} ref={scroller} tabIndex={0} role="region" aria-label={i18n.t('Lesson text')}>
            {lesson ? (
              <article className={styles['text']}>
                <div lang={lessonLanguage()}><LessonText markdown={lesson.markdown} onOutcome={setOutcome} /></div>
                <Neighbours lesson={lesson} />
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
