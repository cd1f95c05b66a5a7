import { useState, type CSSProperties, type KeyboardEvent } from 'react';
import { formatNumber } from '../ui/format.ts';
import { readNumber } from '../ui/readNumber.ts';
import styles from './WeightsSection.module.css';

interface WeightCellProps {
  readonly value: number;
  /** "kernel, input 2, unit 3". */
  readonly label: string;
  /** The largest size in the layer, against which the colour is measured. */
  readonly largest: number;
  readonly disabled: boolean;
  readonly onChange: (value: number) => void;
  /** The field was left: what comes next is another edit. */
  readonly onSettle: () => void;
  /** Why what stands in the field is no number; null when it is one again. */
  readonly onProblem: (message: string | null) => void;
}

/** One weight in the grid, rounded; the exact number stands in its tooltip. Arrow keys change the exact number. */
export function WeightCell({ value, label, largest, disabled, onChange, onSettle, onProblem }: WeightCellProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const invalid = draft !== null && !readNumber(draft, { integer: false }).ok;

  function type(text: string): void {
    setDraft(text);
    const read = readNumber(text, { integer: false });
    onProblem(read.ok ? null : read.message);
    if (read.ok && read.value !== value) onChange(read.value);
  }

  function leave(): void {
    setDraft(null);
    onProblem(null);
    onSettle();
  }

  function nudge(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur();
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    const size = event.shiftKey ? 1 : 0.1;
    const next = Number((value + (event.key === 'ArrowUp' ? size : -size)).toPrecision(6));
    setDraft(String(next));
    onChange(next);
  }

  const sign = value > 0 ? 'positive' : value < 0 ? 'negative' : 'zero';
  const shown = `${value > 0 ? '+' : ''}${formatNumber(value, 3)}`;
  const strength = largest > 0 ? Math.round((28 * Math.abs(value)) / largest) : 0;
  return (
    <input
      className={styles['cell']}
      type="text"
      inputMode="decimal"
      autoComplete="off"
      aria-label={label}
      aria-invalid={invalid ? true : undefined}
      data-sign={sign}
      style={{ '--strength': `${strength}%` } as CSSProperties}
      disabled={disabled}
      value={draft ?? shown}
      title={String(Number(value.toPrecision(8)))}
      onFocus={(event) => { event.target.select(); }}
      onChange={(event) => { type(event.target.value); }}
      onBlur={leave}
      onKeyDown={nudge}
    />
  );
}
