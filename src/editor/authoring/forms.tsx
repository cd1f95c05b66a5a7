/** Lines of the form in which a lesson is written. */
import { useId, type ReactNode } from 'react';
import { Checkbox } from '../ui/Checkbox.tsx';
import styles from './authoring.module.css';

/** Stands in a list from which something is added, while nothing is chosen. */
export const NONE = 'none';

interface LineProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** A sentence under the label. */
  readonly note?: string;
  readonly maxLength?: number;
  readonly placeholder?: string;
}

/** A line of words. */
export function Line({ label, value, onChange, note, maxLength = 200, placeholder }: LineProps) {
  const id = useId();
  return (
    <Labelled id={id} label={label} note={note}>
      <input id={id} type="text" className={styles['input']} value={value} maxLength={maxLength} placeholder={placeholder} autoComplete="off" aria-describedby={note ? `${id}-note` : undefined} onChange={(event) => { onChange(event.target.value); }} />
    </Labelled>
  );
}

/** Words over several lines. */
export function Passage({ label, value, onChange, note, maxLength = 20_000, rows = 4 }: LineProps & { readonly rows?: number }) {
  const id = useId();
  return (
    <Labelled id={id} label={label} note={note}>
      <textarea id={id} className={styles['area']} rows={rows} value={value} maxLength={maxLength} aria-describedby={note ? `${id}-note` : undefined} onChange={(event) => { onChange(event.target.value); }} />
    </Labelled>
  );
}

/** A control of another make under its label; give the control the same id. */
export function Labelled({ id, label, note, children }: { readonly id: string; readonly label: string; readonly note?: string | undefined; readonly children: ReactNode }) {
  return (
    <div className={styles['field']}>
      <label htmlFor={id} className={styles['label']}>{label}</label>
      {note ? <p id={`${id}-note`} className={styles['note']}>{note}</p> : null}
      {children}
    </div>
  );
}

/** Several controls that belong together, under a heading. */
export function Part({ title, note, children }: { readonly title: string; readonly note?: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <section className={styles['part']} aria-labelledby={id}>
      <h3 id={id} className={styles['heading']}>{title}</h3>
      {note ? <p className={styles['note']}>{note}</p> : null}
      {children}
    </section>
  );
}

/** A box to tick with its words beside it. */
export function Tick({ label, checked, disabled = false, onChange }: { readonly label: string; readonly checked: boolean; readonly disabled?: boolean; readonly onChange: (checked: boolean) => void }) {
  return (
    <label className={styles['tick']}>
      <Checkbox label={label} checked={checked} disabled={disabled} onChange={onChange} />
      <span aria-hidden>{label}</span>
    </label>
  );
}
