import 'katex/dist/katex.min.css';
import { Trash2 } from 'lucide-react';
import { useId, useState } from 'react';
import { changeStep, newCheck, type CheckKind } from '../../lessons/draft.ts';
import type { Lesson, LessonStep } from '../../lessons/lesson.ts';
import type { Flaw } from '../../lessons/soundness.ts';
import { i18n } from '../../words/i18n.ts';
import type { Outcome } from '../lessons/follow.ts';
import { LessonText } from '../lessons/LessonText.tsx';
import { OutcomeLine } from '../lessons/OutcomeLine.tsx';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Select } from '../ui/Select.tsx';
import styles from './authoring.module.css';
import { editDraft } from './authoringStore.ts';
import { CheckForm } from './CheckForm.tsx';
import { FlawList } from './Flaws.tsx';
import { Labelled, Line, Part, Passage } from './forms.tsx';
import { PointForm } from './PointForm.tsx';
import { CHECK_WORDS } from './words.ts';

const MAX_HINTS = 10;

interface StepEditorProps {
  readonly lesson: Lesson;
  readonly step: LessonStep;
  readonly place: number;
  readonly flaws: readonly Flaw[];
}

/** One step: its words, what it points at, how it is checked, and its hints. */
export function StepEditor({ lesson, step, place, flaws }: StepEditorProps) {
  const { id } = step;
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const checkId = useId();
  const change = (fields: Parameters<typeof changeStep>[2], key: string | null = null) => { editDraft((draft) => changeStep(draft, id, fields), key === null ? null : `${id} ${key}`); };
  const choose = (kind: CheckKind | 'none') => { change({ check: kind === 'none' ? undefined : newCheck(kind, step.check) }); };
  return (
    <section className={styles['editor']} aria-label={i18n.t('Step {number, number}', { number: place + 1 })}>
      <FlawList flaws={flaws.filter((flaw) => flaw.step === place)} />
      <Line label={i18n.t('Title of the step')} value={step.title} onChange={(title) => { change({ title }, 'title'); }} />
      <Passage label={i18n.t('Text')} note={i18n.t('Markdown, with formulas between dollar signs.')} rows={6} value={step.text} onChange={(text) => { change({ text }, 'text'); }} />
      {step.text.trim() === '' ? null : (
        <div className={styles['preview']} role="group" aria-label={i18n.t('Preview of the text')}>
          <LessonText markdown={step.text} headings={false} onOutcome={setOutcome} />
          <OutcomeLine outcome={outcome} onClear={() => { setOutcome(null); }} />
        </div>
      )}
      <PointForm lesson={lesson} points={step.point ?? []} onChange={(point) => { change({ point }); }} />
      <Part title={i18n.t('Check')}>
        <Labelled id={checkId} label={i18n.t('The step is done with')}>
          <Select<CheckKind | 'none'>
            id={checkId}
            value={step.check?.kind ?? 'none'}
            options={[{ value: 'none', label: i18n.t('Reading it'), note: i18n.t('Nothing is checked') }, ...(Object.keys(CHECK_WORDS) as CheckKind[]).map((value) => ({ value, ...CHECK_WORDS[value] }))]}
            onChange={choose}
          />
        </Labelled>
        {step.check ? <CheckForm key={step.check.kind} lesson={lesson} check={step.check} onChange={(check, key) => { change({ check }, key); }} /> : null}
      </Part>
      <Hints hints={step.hints ?? []} onChange={(hints, key) => { change({ hints: [...hints] }, key); }} />
    </section>
  );
}

function Hints({ hints, onChange }: { readonly hints: readonly string[]; readonly onChange: (hints: readonly string[], key: string | null) => void }) {
  return (
    <Part title={i18n.t('Hints')} note={i18n.t('Shown one by one, when they are asked for.')}>
      {hints.map((hint, at) => (
        <div key={at} className={styles['row']}>
          <div className={styles['grow']}>
            <Passage label={i18n.t('Hint {number, number}', { number: at + 1 })} rows={2} value={hint} onChange={(text) => { onChange(hints.with(at, text), `hint ${at}`); }} />
          </div>
          <IconButton label={i18n.t('Take hint {number, number} away', { number: at + 1 })} onClick={() => { onChange(hints.toSpliced(at, 1), null); }}><Trash2 size={15} aria-hidden /></IconButton>
        </div>
      ))}
      {hints.length < MAX_HINTS ? <div><Button onClick={() => { onChange([...hints, ''], null); }}>{i18n.t('Add a hint')}</Button></div> : null}
    </Part>
  );
}
