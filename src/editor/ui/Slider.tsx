import { Slider as Radix } from 'radix-ui';
import styles from './Slider.module.css';

interface SliderProps {
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly onChange: (value: number) => void;
  /** Once, when the thumb is let go. */
  readonly onCommit?: (value: number) => void;
  readonly label: string;
  /** The value as words, for screen readers: "100 steps a second". */
  readonly valueText?: string;
  readonly disabled?: boolean;
}

/** A value between two bounds. */
export function Slider({ value, min, max, step, onChange, onCommit, label, valueText, disabled = false }: SliderProps) {
  return (
    <Radix.Root
      className={styles['root']}
      value={[value]}
      min={min}
      max={max}
      step={step}
      disabled={disabled}
      onValueChange={([next]) => { if (next !== undefined) onChange(next); }}
      onValueCommit={([next]) => { if (next !== undefined) onCommit?.(next); }}
    >
      <Radix.Track className={styles['track']}>
        <Radix.Range className={styles['range']} />
      </Radix.Track>
      <Radix.Thumb className={styles['thumb']} aria-label={label} aria-valuetext={valueText} />
    </Radix.Root>
  );
}
