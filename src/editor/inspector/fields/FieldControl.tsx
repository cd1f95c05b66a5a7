import type { Json } from '../../../graph/document.ts';
import type { Field } from '../../../graph/fields.ts';
import { i18n } from '../../../words/i18n.ts';
import { Select } from '../../ui/Select.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { DraftInput } from './DraftInput.tsx';
import styles from './fields.module.css';
import { helpId } from './FieldRow.tsx';
import { NumberField } from './NumberField.tsx';
import { isLogarithmic } from '../params.ts';
import { readIntegers } from './numberText.ts';

interface FieldControlProps {
  readonly id: string;
  readonly field: Field;
  readonly value: unknown;
  readonly onChange: (value: Json) => void;
  /** The schema's word on a value that the bounds allow: a sentence, or null. */
  readonly check: (value: Json) => string | null;
}

/** The control that a parameter's description asks for. Tables are drawn together, by `TableField`. */
export function FieldControl({ id, field, value, onChange, check }: FieldControlProps) {
  const describedBy = helpId(id);
  switch (field.control) {
    case 'integer':
    case 'number': {
      const { min, max, step, unit } = field;
      const rules = { integer: field.control === 'integer', min, max, step, logarithmic: isLogarithmic(field) };
      const shown = typeof value === 'number' ? value : Number(value);
      return <NumberField id={id} value={shown} rules={rules} unit={unit} describedBy={describedBy} onChange={onChange} />;
    }
    case 'choice':
      return <Select id={id} value={String(value)} options={field.options ?? []} describedBy={describedBy} onChange={onChange} />;
    case 'switch':
      return <Switch id={id} checked={value === true} describedBy={describedBy} onChange={onChange} />;
    case 'text':
      return (
        <DraftInput
          id={id}
          shown={String(value ?? '')}
          maxLength={field.max}
          describedBy={describedBy}
          commit={(text) => {
            const reason = check(text);
            if (reason === null) onChange(text);
            return reason;
          }}
        />
      );
    case 'integers':
      return (
        <DraftInput
          id={id}
          shown={Array.isArray(value) ? value.join(', ') : String(value ?? '')}
          numeric="decimal"
          describedBy={describedBy}
          commit={(text) => {
            const reading = readIntegers(text, { integer: true, min: field.min, max: field.max });
            if (!reading.ok) return reading.reason;
            const reason = check(reading.value);
            if (reason === null) onChange(reading.value);
            return reason;
          }}
        />
      );
    case 'regularizer':
      return <RegularizerField id={id} field={field} value={value} onChange={onChange} />;
    case 'table':
    case 'plane':
      return null;
  }
}

/** The shares of L1 and L2 in the loss: `{ l1, l2 }`. */
function RegularizerField({ id, field, value, onChange }: Omit<FieldControlProps, 'check'>) {
  const { l1, l2 } = regularizerOf(value);
  const rules = { integer: false, min: field.min ?? 0, max: field.max, logarithmic: true };
  return (
    <div className={styles['pair']} role="group" aria-describedby={helpId(id)}>
      <span className={styles['pairItem']}>
        <span aria-hidden>L1</span>
        <NumberField id={id} value={l1} rules={rules} label={i18n.t('{label}, L1', { label: field.label })} onChange={(next) => { onChange({ l1: next, l2 }); }} />
      </span>
      <span className={styles['pairItem']}>
        <span aria-hidden>L2</span>
        <NumberField id={`${id}-l2`} value={l2} rules={rules} label={i18n.t('{label}, L2', { label: field.label })} onChange={(next) => { onChange({ l1, l2: next }); }} />
      </span>
    </div>
  );
}

function regularizerOf(value: unknown): { readonly l1: number; readonly l2: number } {
  const record: Readonly<Record<string, unknown>> = typeof value === 'object' && value !== null ? { ...value } : {};
  const share = (name: string) => (typeof record[name] === 'number' ? record[name] : 0);
  return { l1: share('l1'), l2: share('l2') };
}
