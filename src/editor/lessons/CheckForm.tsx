import { useId, useState } from 'react';
import { i18n } from '../../words/i18n.ts';
import type { Answer, Check, Lesson, LessonStep } from '../../lessons/lesson.ts';
import { readNumber } from '../ui/readNumber.ts';
import { Button } from '../ui/Button.tsx';
import type { Outcome } from './follow.ts';
import styles from './LessonPlayer.module.css';
import { LessonText } from './LessonText.tsx';
import { changeWay, wayOf } from './traceStore.ts';

interface CheckFormProps {
  readonly lesson: Lesson;
  readonly step: LessonStep;
  readonly check: Check;
  readonly answer: Answer | undefined;
  readonly done: boolean;
  readonly onOutcome: (outcome: Outcome | null) => void;
}

/** What a step asks: options, a number, words; or what a run or an edit has to bring. */
export function CheckForm({ lesson, step, check, answer, done, onOutcome }: CheckFormProps) {
  const give = (next: Answer): void => {
    const { trace } = wayOf(lesson.id);
    changeWay(lesson.id, { trace: { ...trace, answers: { ...trace.answers, [step.id]: next } } });
  };
  switch (check.kind) {
    case 'predict':
      return check.options ? <Options question={check.question} options={check.options} several={false} answer={answer} onGive={give} /> : <NumberAnswer question={check.question} answer={answer} onGive={give} />;
    case 'choice':
      return (
        <>
          <Options question={check.question} options={check.options} several={Array.isArray(check.answer)} answer={answer} onGive={give} />
          {done && check.told ? <LessonText markdown={check.told} onOutcome={onOutcome} headings={false} /> : null}
        </>
      );
    case 'number':
      return (
        <>
          <NumberAnswer question={check.question} answer={answer} onGive={give} />
          {done && check.told ? <LessonText markdown={check.told} onOutcome={onOutcome} headings={false} /> : null}
        </>
      );
    case 'text':
      return <WordsAnswer question={check.question} answer={answer} onGive={give} />;
    case 'run':
      return check.steps > 0 ? <p>{i18n.t('Run it for {steps, plural, one {# step} other {# steps}}.', { steps: check.steps })}</p> : null;
    case 'change':
      return <p>{i18n.t('Change it in the graph; it is seen by itself.')}</p>;
    case 'goal':
      return <p>{i18n.t('The goal is checked by itself, from the run.')}</p>;
  }
}

interface AskProps {
  readonly question: string;
  readonly answer: Answer | undefined;
  readonly onGive: (answer: Answer) => void;
}

function Options({ question, options, several, answer, onGive }: AskProps & { readonly options: readonly string[]; readonly several: boolean }) {
  const name = useId();
  const chosen: readonly number[] = Array.isArray(answer) ? (answer as readonly number[]) : typeof answer === 'number' ? [answer] : [];
  return (
    <fieldset className={styles['options']}>
      <legend>{question}</legend>
      {options.map((option, index) => (
        <label key={option} className={styles['option']}>
          <input
            type={several ? 'checkbox' : 'radio'}
            name={name}
            checked={chosen.includes(index)}
            onChange={() => { onGive(several ? (chosen.includes(index) ? chosen.filter((each) => each !== index) : [...chosen, index]) : index); }}
          />
          <span>{option}</span>
        </label>
      ))}
    </fieldset>
  );
}

function NumberAnswer({ question, answer, onGive }: AskProps) {
  const id = useId();
  const [text, setText] = useState(typeof answer === 'number' ? String(answer) : '');
  const read = readNumber(text, { integer: false });
  return (
    <form className={styles['number']} onSubmit={(event) => { event.preventDefault(); if (read.ok) onGive(read.value); }}>
      <label htmlFor={id}>{question}</label>
      <span>
        <input id={id} inputMode="decimal" autoComplete="off" value={text} onChange={(event) => { setText(event.target.value); }} />
        <Button type="submit" disabled={!read.ok}>{i18n.t('Answer')}</Button>
      </span>
    </form>
  );
}

function WordsAnswer({ question, answer, onGive }: AskProps) {
  const id = useId();
  return (
    <div className={styles['number']}>
      <label htmlFor={id}>{question}</label>
      <textarea id={id} rows={3} maxLength={2000} value={typeof answer === 'string' ? answer : ''} onChange={(event) => { onGive(event.target.value); }} />
    </div>
  );
}
