import type { KeyboardEvent } from 'react';
import { classes } from '../../ui/classes.ts';
import styles from './fields.module.css';
import { useDraft } from './useDraft.ts';

export interface DraftInputProps {
  readonly id: string;
  /** The value as text. */
  readonly shown: string;
  /** Takes the text, and says in a sentence why it cannot, or null. */
  readonly commit: (text: string) => string | null;
  readonly describedBy?: string | undefined;
  readonly label?: string | undefined;
  readonly unit?: string | undefined;
  readonly numeric?: 'numeric' | 'decimal' | undefined;
  readonly maxLength?: number | undefined;
  /** Moves the value by one step; returning true takes the key. */
  readonly onStep?: ((direction: 1 | -1, large: boolean) => void) | undefined;
  readonly className?: string | undefined;
  readonly placeholder?: string | undefined;
}

/** A line of text that stands for a value; see `useDraft` for when it is taken over. */
export function DraftInput({ id, shown, commit, describedBy, label, unit, numeric, maxLength, onStep, className, placeholder }: DraftInputProps) {
  const { input, reason, discard } = useDraft(shown, commit);
  const reasonId = `${id}-reason`;

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (onStep && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault();
      discard();
      onStep(event.key === 'ArrowUp' ? 1 : -1, event.shiftKey);
      return;
    }
    input.onKeyDown(event);
  };

  return (
    <div className={styles['draft']}>
      <div className={classes(styles['box'], className)} data-invalid={reason === null ? undefined : ''}>
        <input
          {...input}
          id={id}
          type="text"
          className={styles['text']}
          data-numeric={numeric === undefined ? undefined : ''}
          inputMode={numeric ?? 'text'}
          autoComplete="off"
          spellCheck={false}
          maxLength={maxLength}
          placeholder={placeholder}
          // Nothing is typed that is not in the graph yet, so Undo means the graph; see actions/useShortcuts.ts.
          data-settled={input.value === shown ? '' : undefined}
          aria-label={label}
          aria-invalid={reason === null ? undefined : true}
          aria-describedby={[describedBy, reason === null ? null : reasonId].filter(Boolean).join(' ') || undefined}
          onKeyDown={onKeyDown}
        />
        {unit === undefined ? null : <span className={styles['unit']}>{unit}</span>}
      </div>
      {reason === null ? null : (
        <p id={reasonId} role="alert" className={styles['reason']}>
          {reason}
        </p>
      )}
    </div>
  );
}
