import { Check, ChevronRight } from 'lucide-react';
import { DropdownMenu as Radix } from 'radix-ui';
import type { ReactElement, ReactNode } from 'react';
import styles from './Menu.module.css';

interface MenuProps {
  /** The button that opens it. */
  readonly trigger: ReactElement;
  readonly align?: 'start' | 'end';
  /** Open at first. */
  readonly open?: boolean;
  /** Asked when it closes: true where one of its entries has sent the focus elsewhere than back to the button. */
  readonly focusLeft?: () => boolean;
  readonly children: ReactNode;
}

export function Menu({ trigger, align = 'start', open = false, focusLeft, children }: MenuProps) {
  return (
    <Radix.Root modal={false} defaultOpen={open}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          className={styles['content']}
          align={align}
          sideOffset={4}
          collisionPadding={8}
          onCloseAutoFocus={(event) => { if (focusLeft?.() === true) event.preventDefault(); }}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

interface MenuItemProps {
  readonly label: string;
  /** A second, quiet line. */
  readonly note?: string | undefined;
  readonly shortcut?: string | undefined;
  readonly disabled?: boolean;
  readonly onSelect: () => void;
}

export function MenuItem({ label, note, shortcut, disabled = false, onSelect }: MenuItemProps) {
  return (
    <Radix.Item className={styles['item']} disabled={disabled} onSelect={onSelect} textValue={label}>
      <span className={styles['words']}>
        {label}
        {note ? <span className={styles['note']}>{note}</span> : null}
      </span>
      {shortcut ? <kbd className={styles['shortcut']}>{shortcut}</kbd> : null}
    </Radix.Item>
  );
}

/** An entry that opens further ones beside it. */
export function Submenu({ label, note, children }: { readonly label: string; readonly note?: string; readonly children: ReactNode }) {
  return (
    <Radix.Sub>
      <Radix.SubTrigger className={styles['item']} textValue={label}>
        <span className={styles['words']}>
          {label}
          {note ? <span className={styles['note']}>{note}</span> : null}
        </span>
        <ChevronRight size={14} aria-hidden className={styles['further']} />
      </Radix.SubTrigger>
      <Radix.Portal>
        <Radix.SubContent className={`${styles['content']} ${styles['further-content']}`} collisionPadding={8} sideOffset={besideOrOver()}>{children}</Radix.SubContent>
      </Radix.Portal>
    </Radix.Sub>
  );
}

/** How far a submenu stands from its menu; on a phone there is no room on either side, so that it lies over it, but for a strip. */
function besideOrOver(): number {
  return innerWidth < 600 ? 50 - innerWidth : 2;
}

interface MenuCheckProps {
  readonly label: string;
  readonly checked: boolean;
  readonly shortcut?: string | undefined;
  readonly onChange: (checked: boolean) => void;
}

export function MenuCheck({ label, checked, shortcut, onChange }: MenuCheckProps) {
  return (
    <Radix.CheckboxItem className={styles['item']} checked={checked} onCheckedChange={onChange}>
      <span className={styles['mark']}>
        <Radix.ItemIndicator>
          <Check size={14} aria-hidden />
        </Radix.ItemIndicator>
      </span>
      <span className={styles['words']}>{label}</span>
      {shortcut ? <kbd className={styles['shortcut']}>{shortcut}</kbd> : null}
    </Radix.CheckboxItem>
  );
}

interface MenuChoiceProps<V extends string> {
  readonly heading: string;
  readonly value: V;
  readonly options: readonly { readonly value: V; readonly label: string }[];
  readonly onChange: (value: V) => void;
}

/** One of a few, under a heading. */
export function MenuChoice<V extends string>({ heading, value, options, onChange }: MenuChoiceProps<V>) {
  return (
    <Radix.RadioGroup value={value} onValueChange={(next) => { onChange(next as V); }} aria-label={heading}>
      <Radix.Label className={styles['heading']}>{heading}</Radix.Label>
      {options.map((option) => (
        <Radix.RadioItem key={option.value} value={option.value} className={styles['item']}>
          <span className={styles['mark']}>
            <Radix.ItemIndicator>
              <Check size={14} aria-hidden />
            </Radix.ItemIndicator>
          </span>
          <span className={styles['words']}>{option.label}</span>
        </Radix.RadioItem>
      ))}
    </Radix.RadioGroup>
  );
}

/** Entries under a heading. */
export function MenuGroup({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <Radix.Group aria-label={label}>
      <Radix.Label className={styles['heading']}>{label}</Radix.Label>
      {children}
    </Radix.Group>
  );
}

export function MenuSeparator() {
  return <Radix.Separator className={styles['separator']} />;
}
