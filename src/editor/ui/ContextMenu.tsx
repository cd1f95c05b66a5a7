import { Check } from 'lucide-react';
import { ContextMenu as Radix } from 'radix-ui';
import type { ReactElement, ReactNode } from 'react';
import { classes } from './classes.ts';
import styles from './Menu.module.css';

interface ContextMenuProps {
  /** The element that the menu is for. */
  readonly over: ReactElement;
  readonly label: string;
  readonly onOpenChange: (open: boolean) => void;
  readonly children: ReactNode;
}

/** A menu where the right button, the menu key or a long press asks for it. */
export function ContextMenu({ over, label, onOpenChange, children }: ContextMenuProps) {
  return (
    <Radix.Root modal={false} onOpenChange={onOpenChange}>
      <Radix.Trigger asChild>{over}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          className={classes(styles['content'], styles['context'])}
          aria-label={label}
          collisionPadding={8}
          // The finger of a long press is lifted over what it pressed, which takes the focus then; the menu stays.
          onFocusOutside={(event) => { event.preventDefault(); }}
          // What an entry opens (a search, a name) has the focus already.
          onCloseAutoFocus={(event) => { event.preventDefault(); }}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

interface ContextItemProps {
  readonly label: string;
  readonly shortcut?: string | undefined;
  readonly disabled?: boolean;
  readonly onSelect: () => void;
}

export function ContextItem({ label, shortcut, disabled = false, onSelect }: ContextItemProps) {
  return (
    <Radix.Item className={styles['item']} disabled={disabled} onSelect={onSelect} textValue={label}>
      <span className={styles['words']}>{label}</span>
      {shortcut ? <kbd className={styles['shortcut']}>{shortcut}</kbd> : null}
    </Radix.Item>
  );
}

export function ContextSubmenu({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <Radix.Sub>
      <Radix.SubTrigger className={styles['item']} textValue={label}>
        <span className={styles['words']}>{label}</span>
        <span className={styles['shortcut']} aria-hidden>›</span>
      </Radix.SubTrigger>
      <Radix.Portal>
        <Radix.SubContent className={classes(styles['content'], styles['context'])} collisionPadding={8} sideOffset={2}>{children}</Radix.SubContent>
      </Radix.Portal>
    </Radix.Sub>
  );
}

interface ContextChoiceProps<V extends string> {
  readonly label: string;
  /** None is marked where several differ. */
  readonly value: V | null;
  readonly options: readonly { readonly value: V; readonly label: string; readonly sign?: ReactNode }[];
  readonly onChange: (value: V) => void;
}

/** One of a few; a sign may stand before each. */
export function ContextChoice<V extends string>({ label, value, options, onChange }: ContextChoiceProps<V>) {
  return (
    <Radix.RadioGroup value={value ?? ''} onValueChange={(next) => { onChange(next as V); }} aria-label={label}>
      {options.map((option) => (
        <Radix.RadioItem key={option.value} value={option.value} className={styles['item']} textValue={option.label}>
          <span className={styles['mark']}><Radix.ItemIndicator><Check size={14} aria-hidden /></Radix.ItemIndicator></span>
          {option.sign}
          <span className={styles['words']}>{option.label}</span>
        </Radix.RadioItem>
      ))}
    </Radix.RadioGroup>
  );
}

export function ContextSeparator() {
  return <Radix.Separator className={styles['separator']} />;
}
