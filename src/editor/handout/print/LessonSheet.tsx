import 'katex/dist/katex.min.css';
import type { Lesson, LessonStep } from '../../../lessons/lesson.ts';
import { keyOf, taskOf, type Key, type Task } from '../../../lessons/sheet.ts';
import { i18n } from '../../../words/i18n.ts';
import { LessonText } from '../../lessons/LessonText.tsx';
import { classes } from '../../ui/classes.ts';
import type { PictureLayout } from '../picture/layout.ts';
import { GraphBands, Who } from './GraphBands.tsx';
import styles from './lessonSheet.module.css';
import sheet from './worksheet.module.css';

export interface LessonSheetProps {
  readonly lesson: Lesson;
  /** Of the lesson's own graph, which is the one to begin from. */
  readonly layout: PictureLayout;
  /** Whose copy: only the teacher's has answers, explanations, conditions and hints. */
  readonly copy: 'pupil' | 'teacher';
}

/** A lesson on paper: its graph, its steps with their questions, and room to write. */
export function LessonSheet({ lesson, layout, copy }: LessonSheetProps) {
  const { title, summary, minutes, language, steps } = lesson;
  return (
    <div className={classes(sheet['sheet'], styles['sheet'])}>
      <header>
        {copy === 'teacher' ? <p className={styles['copy']}>{i18n.t('Teacher’s copy')}</p> : null}
        <h1 lang={language}>{title}</h1>
        {copy === 'pupil' ? <Who /> : null}
        {summary ? <p lang={language} className={sheet['summary']}>{summary}</p> : null}
        {minutes === undefined ? null : <p className={styles['minutes']}>{i18n.t('{minutes, plural, one {About # minute} other {About # minutes}}', { minutes })}</p>}
      </header>
      <GraphBands layout={layout} />
      {steps.map((step, at) => (
        <section key={step.id} className={styles['step']} aria-label={step.title}>
          {/* What stands before the first section of a lesson goes under its own title. */}
          {at === 0 && step.title === title ? null : <h2 lang={language}>{i18n.t('{number}. {title}', { number: at + 1, title: step.title })}</h2>}
          <div lang={language}><LessonText markdown={step.text} onOutcome={null} headings={false} /></div>
          <StepTask step={step} keyed={copy === 'teacher' ? keyOf(step, lesson) : null} language={language} />
        </section>
      ))}
    </div>
  );
}

/** The question with its options is never torn apart; explanations may go on over the page. */
function StepTask({ step: { check }, keyed, language }: { readonly step: LessonStep; readonly keyed: Key | null; readonly language: string | undefined }) {
  return (
    <>
      {check ? <div className={styles['task']}><TaskLines task={taskOf(check)} right={keyed?.right ?? []} language={language} /></div> : null}
      {keyed ? <KeyBox keyed={keyed} asked={check?.kind} language={language} /> : null}
    </>
  );
}

function TaskLines({ task, right, language }: { readonly task: Task; readonly right: readonly number[]; readonly language: string | undefined }) {
  switch (task.kind) {
    case 'options':
      return (
        <>
          <p lang={language} className={styles['question']}>{task.question}</p>
          {task.several ? <p className={styles['small']}>{i18n.t('More than one may be right.')}</p> : null}
          <ul lang={language} className={styles['options']}>
            {task.options.map((option, at) => <li key={option}><Box round={!task.several} ticked={right.includes(at)} />{option}</li>)}
          </ul>
          {task.guess ? <Blank label={i18n.t('After the run it was:')} /> : null}
        </>
      );
    case 'number':
      return (
        <>
          <p lang={language} className={styles['question']}>{task.question}</p>
          <Blank label={task.guess ? i18n.t('I expect:') : i18n.t('Answer:')} />
          {task.guess ? <Blank label={i18n.t('After the run it was:')} /> : null}
        </>
      );
    case 'words':
      return (
        <>
          <p lang={language} className={styles['question']}>{task.question}</p>
          {[0, 1, 2, 3].map((line) => <div key={line} className={sheet['line']} />)}
        </>
      );
    case 'run':
      return <Tick>{task.steps > 0 ? i18n.t('I ran it for {steps, plural, one {# step} other {# steps}} or more.', { steps: task.steps }) : i18n.t('I ran it.')}</Tick>;
    case 'change':
      return <Tick>{i18n.t('I changed it in the graph.')}</Tick>;
    case 'goal':
      return <Tick after={<Blank label={i18n.t('after so many steps:')} />}>{i18n.t('I reached the goal')}</Tick>;
  }
}

/** A box to tick; ticked, and said to be right, in the teacher's copy. */
function Box({ round = false, ticked = false }: { readonly round?: boolean; readonly ticked?: boolean }) {
  return (
    <svg className={styles['box']} viewBox="0 0 16 16" {...(ticked ? { role: 'img', 'aria-label': i18n.t('Right') } : { 'aria-hidden': true })}>
      {round ? <circle cx="8" cy="8" r="6.5" /> : <rect x="1.5" y="1.5" width="13" height="13" rx="1.5" />}
      {ticked ? <path d="M4 8.5 7 11.5 12.5 4.5" /> : null}
    </svg>
  );
}

function Tick({ children, after }: { readonly children: string; readonly after?: React.ReactNode }) {
  return <div className={styles['tick']}><Box /><span>{children}</span>{after}</div>;
}

function Blank({ label }: { readonly label: string }) {
  return <p className={styles['blank']}><span>{label}</span></p>;
}

/** What the page knows of the step, for the teacher. */
function KeyBox({ keyed: { lines, told, hints }, asked, language }: { readonly keyed: Key; readonly asked: string | undefined; readonly language: string | undefined }) {
  if (lines.length + hints.length === 0 && told === null) return null;
  const heading = asked === 'goal' || asked === 'run' || asked === 'change' ? i18n.t('Met with') : i18n.t('Answer');
  return (
    <div className={styles['key']}>
      {lines.length > 0 ? <><p className={styles['label']}>{heading}</p><ul>{lines.map((line) => <li key={line}>{line}</li>)}</ul></> : null}
      {told === null ? null : <><p className={styles['label']}>{i18n.t('Explanation')}</p><div lang={language}><LessonText markdown={told} onOutcome={null} headings={false} /></div></>}
      {hints.map((hint, at) => (
        <div key={hint}><p className={styles['label']}>{hints.length === 1 ? i18n.t('Hint') : i18n.t('Hint {number}', { number: at + 1 })}</p><div lang={language}><LessonText markdown={hint} onOutcome={null} headings={false} /></div></div>
      ))}
    </div>
  );
}
