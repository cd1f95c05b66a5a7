import { Trash2 } from 'lucide-react';
import { rightOnes, withoutOption, withRight } from '../../lessons/draft.ts';
import { MAX_OPTIONS, type Check, type CheckOf } from '../../lessons/lesson.ts';
import { i18n } from '../../words/i18n.ts';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import styles from './authoring.module.css';

interface OptionRowsProps {
  readonly check: CheckOf<'predict'> | CheckOf<'choice'>;
  readonly onChange: (check: Check, key: string | null) => void;
}

/** The answers to choose from; the right ones are ticked. Of a prediction it is one. */
export function OptionRows({ check, onChange }: OptionRowsProps) {
  const options = check.options ?? [];
  const right = rightOnes(check);
  const tick = (at: number, on: boolean) => {
    const others = check.kind === 'predict' ? [] : right.filter((each) => each !== at);
    onChange(withRight(check, on ? [...others, at] : others), null);
  };
  return (
    <fieldset className={styles['fieldset']}>
      <legend className={styles['label']}>{i18n.t('Answers')}</legend>
      <p className={styles['note']}>{check.kind === 'predict' ? i18n.t('Tick the one that turns out to be right.') : i18n.t('Tick all that are right.')}</p>
      {options.map((option, at) => (
        <div key={at} className={styles['row']}>
          <Checkbox label={i18n.t('Answer {number, number} is right', { number: at + 1 })} checked={right.includes(at)} onChange={(on) => { tick(at, on); }} />
          <input type="text" className={styles['input']} aria-label={i18n.t('Answer {number, number}', { number: at + 1 })} maxLength={500} value={option} onChange={(event) => { onChange({ ...check, options: options.with(at, event.target.value) }, `option ${at}`); }} />
          <IconButton label={i18n.t('Take answer {number, number} away', { number: at + 1 })} disabled={options.length <= 2} onClick={() => { onChange(withoutOption(check, at), null); }}><Trash2 size={15} aria-hidden /></IconButton>
        </div>
      ))}
      {options.length < MAX_OPTIONS ? <div><Button onClick={() => { onChange({ ...check, options: [...options, ''] }, null); }}>{i18n.t('Add an answer')}</Button></div> : null}
    </fieldset>
  );
}
