import { Check, ChevronDown } from 'lucide-react';
import { Select as Radix } from 'radix-ui';
import { Fragment } from 'react';
import styles from './Select.module.css';

export interface SelectOption<V extends string> {
  readonly value: V;
  readonly label: string;
  /** A second, quiet line: why it is not available, what it is good for. */
  readonly note?: string | undefined;
  readonly disabled?: boolean;
  /** Options that follow each other in one group stand under its name. */
  readonly group?: string;
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
            {grouped(options).map(({ name, members }, index) =>
              name === undefined ? <Fragment key={index}>{members.map(item)}</Fragment> : (
                <Radix.Group key={index}>
                  <Radix.Label className={styles['group']}>{name}</Radix.Label>
                  {members.map(item)}
                </Radix.Group>
              ))}
          </Radix.Viewport>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

function item<V extends string>(option: SelectOption<V>) {
  return (
    <Radix.Item key={option.value} value={option.value} disabled={option.disabled ?? false} className={styles['item']}>
      <Radix.ItemText>{option.label}</Radix.ItemText>
      {option.note ? <span className={styles['note']}>{option.note}</span> : null}
      <Radix.ItemIndicator className={styles['check']}>
        <Check size={14} aria-hidden />
      </Radix.ItemIndicator>
    </Radix.Item>
  );
}

interface OptionGroup<V extends string> {
  readonly name: string | undefined;
  readonly members: SelectOption<V>[];
}

function grouped<V extends string>(options: readonly SelectOption<V>[]): readonly OptionGroup<V>[] {
  const groups: OptionGroup<V>[] = [];
  for (const option of options) {
    const last = groups.at(-1);
    if (last && last.name === option.group) last.members.push(option);
    else groups.push({ name: option.group, members: [option] });
  }
  return groups;
}
