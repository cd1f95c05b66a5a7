import { useId, useState, type KeyboardEvent } from 'react';
import styles from './NumberInput.module.css';
import { readNumber } from './readNumber.ts';

interface NumberInputProps {
  readonly value: number;
  readonly onChange: (value: number) => void;
  readonly integer?: boolean;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  /** What an arrow key adds or takes; ten times that with Shift. */
  readonly step?: number | undefined;
  readonly unit?: string | undefined;
  readonly label?: string;
  readonly id?: string;
  readonly describedBy?: string | undefined;
  readonly disabled?: boolean;
}

/**
 * A number that a person types. Every text that reads as an allowed number is passed on at once; one
 * that does not stays in the field with the reason, and leaving the field brings the last good value back.
 */
export function NumberInput({ value, onChange, integer = false, min, max, step, unit, label, id, describedBy, disabled = false }: NumberInputProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const messageId = useId();
  const bounds = { integer, min, max };
  const reading = draft === null ? null : readNumber(draft, bounds);
  const problem = reading?.ok === false ? reading.message : null;

  function type(text: string): void {
    setDraft(text);
    const read = readNumber(text, bounds);
    if (read.ok && read.value !== value) onChange(read.value);
  }

  function nudge(event: KeyboardEvent): void {
    if (event.key === 'Escape') setDraft(null);
    if (event.key === 'Enter' && !problem) setDraft(null);
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    const size = (step ?? (integer ? 1 : 10 ** Math.floor(Math.log10(Math.abs(value) || 1)) / 10)) * (event.shiftKey ? 10 : 1);
    const moved = Number((value + (event.key === 'ArrowUp' ? size : -size)).toPrecision(12));
    setDraft(null);
    onChange(Math.min(max ?? Infinity, Math.max(min ?? -Infinity, moved)));
  }

  return (
    <div>
      <div className={styles['field']} data-invalid={problem ? '' : undefined}>
        <input
          className={styles['input']}
          type="text"
          inputMode={integer ? 'numeric' : 'decimal'}
          autoComplete="off"
          value={draft ?? String(value)}
          disabled={disabled}
          aria-label={label}
          id={id}
          aria-invalid={problem ? true : undefined}
          aria-describedby={[describedBy, problem ? messageId : null].filter(Boolean).join(' ') || undefined}
          onChange={(event) => { type(event.target.value); }}
          onBlur={() => { setDraft(null); }}
          onKeyDown={nudge}
        />
        {unit ? <span className={styles['unit']}>{unit}</span> : null}
      </div>
      {problem ? <p id={messageId} role="alert" className={styles['message']}>{problem}</p> : null}
    </div>
  );
}
