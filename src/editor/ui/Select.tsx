import { Check, ChevronDown } from 'lucide-react';
import { Select as Radix } from 'radix-ui';
import styles from './Select.module.css';

export interface SelectOption<V extends string> {
  readonly value: V;
  readonly label: string;
  /** A second, quiet line: why it is not available, what it is good for. */
  readonly note?: string | undefined;
  readonly disabled?: boolean;
}

interface SelectProps<V extends string> {
  readonly value: V;
  readonly options: readonly SelectOption<V>[];
  readonly onChange: (value: V) => void;
  readonly label?: string;
  readonly id?: string;
  readonly describedBy?: string | undefined;
  readonly disabled?: boolean;
}

/** One of a list. Give `label`, or an `id` that a <label> names. A value that is not in the list is shown as it is. */
export function Select<V extends string>({ value, options, onChange, label, id, describedBy, disabled = false }: SelectProps<V>) {
  const known = options.find((option) => option.value === value);
  return (
    <Radix.Root value={value} onValueChange={(next) => { onChange(next as V); }} disabled={disabled}>
      <Radix.Trigger className={styles['trigger']} aria-label={label} id={id} aria-describedby={describedBy}>
        <Radix.Value>{known?.label ?? value}</Radix.Value>
        <Radix.Icon asChild>
          <ChevronDown size={14} aria-hidden />
        </Radix.Icon>
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content className={styles['content']} position="popper" sideOffset={4} collisionPadding={8}>
          <Radix.Viewport>
            {options.map((option) => (
              <Radix.Item key={option.value} value={option.value} disabled={option.disabled ?? false} className={styles['item']}>
                <Radix.ItemText>{option.label}</Radix.ItemText>
                {option.note ? <span className={styles['note']}>{option.note}</span> : null}
                <Radix.ItemIndicator className={styles['check']}>
                  <Check size={14} aria-hidden />
                </Radix.ItemIndicator>
              </Radix.Item>
            ))}
          </Radix.Viewport>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
