import { DraftInput } from './DraftInput.tsx';
import { readNumber, stepNumber, writeNumber, type NumberRules } from './numberText.ts';

interface NumberFieldProps {
  readonly id: string;
  readonly value: number;
  readonly rules: NumberRules;
  readonly onChange: (value: number) => void;
  readonly describedBy?: string | undefined;
  /** Its name where no <label> names it. */
  readonly label?: string | undefined;
  readonly unit?: string | undefined;
}

/** A number. Arrow keys step it, ten times as far with Shift. */
export function NumberField({ id, value, rules, onChange, describedBy, label, unit }: NumberFieldProps) {
  return (
    <DraftInput
      id={id}
      shown={writeNumber(value)}
      describedBy={describedBy}
      label={label}
      unit={unit}
      numeric={rules.integer ? 'numeric' : 'decimal'}
      onStep={(direction, large) => {
        const next = stepNumber(value, direction, rules, large);
        if (next !== value) onChange(next);
      }}
      commit={(text) => {
        const reading = readNumber(text, rules);
        if (!reading.ok) return reading.reason;
        if (reading.value !== value) onChange(reading.value);
        return null;
      }}
    />
  );
}
