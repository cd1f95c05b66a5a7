import { CircleAlert, Copy, GripVertical, MoveDown, MoveUp, Plus, Trash2 } from 'lucide-react';
import { useRef, useState, type KeyboardEvent } from 'react';
import { addStep, duplicateStep, moveStep, removeStep, type Draft } from '../../lessons/draft.ts';
import type { LessonStep } from '../../lessons/lesson.ts';
import type { Flaw } from '../../lessons/soundness.ts';
import { i18n } from '../../words/i18n.ts';
import hidden from '../ui/hidden.module.css';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import styles from './authoring.module.css';
import { chooseStep, editDraft } from './authoringStore.ts';
import { CHECK_WORDS } from './words.ts';

interface StepListProps {
  readonly draft: Draft;
  readonly chosen: string;
  readonly flaws: readonly Flaw[];
}

/** The steps in their order: one is chosen to be edited; Alt with an arrow, the buttons or the mouse put it elsewhere. */
export function StepList({ draft, chosen, flaws }: StepListProps) {
  const [said, say] = useState('');
  const [carried, carry] = useState<string | null>(null);
  const list = useRef<HTMLOListElement>(null);
  const at = draft.steps.findIndex(({ id }) => id === chosen);
  const move = (id: string, place: number) => {
    const to = Math.max(0, Math.min(draft.steps.length - 1, place));
    editDraft((before) => moveStep(before, id, to));
    say(i18n.t('“{step}” is now step {place, number} of {steps, number}.', { step: draft.steps.find((step) => step.id === id)?.title ?? '', place: to + 1, steps: draft.steps.length }));
  };
  const change = (edit: (draft: Draft) => { readonly draft: Draft; readonly step: string }) => {
    const next = edit(draft);
    editDraft(() => next.draft);
    chooseStep(next.step);
  };
  const onKeyDown = (event: KeyboardEvent, place: number, id: string) => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    const by = event.key === 'ArrowDown' ? 1 : -1;
    if (event.altKey) move(id, place + by);
    else list.current?.querySelectorAll<HTMLElement>('button')[place + by]?.focus();
  };
  return (
    <section aria-label={i18n.t('Steps of the lesson')}>
      <ol className={styles['steps']} ref={list}>
        {draft.steps.map((step, place) => (
          <li
            key={step.id}
            className={styles['step']}
            draggable
            data-carried={carried === step.id ? '' : undefined}
            onDragStart={(event) => { event.dataTransfer.effectAllowed = 'move'; event.dataTransfer.setData('text/plain', step.title); carry(step.id); }}
            onDragEnd={() => { carry(null); }}
            onDragOver={(event) => { if (carried !== null) event.preventDefault(); }}
            onDrop={(event) => {
              if (carried === null) return;
              event.preventDefault();
              move(carried, place);
              carry(null);
            }}
          >
            <StepButton step={step} place={place} chosen={step.id === chosen} broken={flaws.some((flaw) => flaw.step === place && flaw.severity === 'error')} onKeyDown={(event) => { onKeyDown(event, place, step.id); }} />
          </li>
        ))}
      </ol>
      <div className={styles['row']}>
        <Button onClick={() => { change((before) => addStep(before, chosen)); }}><Plus size={14} aria-hidden />{i18n.t('Add a step')}</Button>
        <span className={styles['grow']} />
        <IconButton label={i18n.t('Move the step up')} shortcut="Alt+↑" disabled={at <= 0} onClick={() => { move(chosen, at - 1); }}><MoveUp size={15} aria-hidden /></IconButton>
        <IconButton label={i18n.t('Move the step down')} shortcut="Alt+↓" disabled={at === draft.steps.length - 1} onClick={() => { move(chosen, at + 1); }}><MoveDown size={15} aria-hidden /></IconButton>
        <IconButton label={i18n.t('Duplicate the step')} onClick={() => { change((before) => duplicateStep(before, chosen)); }}><Copy size={15} aria-hidden /></IconButton>
        <IconButton label={i18n.t('Delete the step')} disabled={draft.steps.length === 1} onClick={() => { change((before) => removeStep(before, chosen)); }}><Trash2 size={15} aria-hidden /></IconButton>
      </div>
      <p role="status" className={hidden['hidden']}>{said}</p>
    </section>
  );
}

interface StepButtonProps {
  readonly step: LessonStep;
  readonly place: number;
  readonly chosen: boolean;
  readonly broken: boolean;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

function StepButton({ step, place, chosen, broken, onKeyDown }: StepButtonProps) {
  return (
    <button type="button" className={styles['stepButton']} aria-current={chosen ? 'step' : undefined} onClick={() => { chooseStep(step.id); }} onKeyDown={onKeyDown}>
      <GripVertical size={14} aria-hidden className={styles['grip']} />
      <span className={styles['number']}>{place + 1}</span>
      <span className={styles['stepTitle']}>{step.title || i18n.t('Untitled')}</span>
      {broken ? <CircleAlert size={14} role="img" aria-label={i18n.t('To mend')} className={styles['broken']} /> : null}
      <span className={styles['kind']}>{step.check ? CHECK_WORDS[step.check.kind].label : i18n.t('To read')}</span>
    </button>
  );
}
