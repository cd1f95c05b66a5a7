import { useId, type ReactNode } from 'react';
import styles from './table.module.css';

/** A control with its name above it, and what it does below. */
export function Field({ label, note, children }: { readonly label: string; readonly note?: string; readonly children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <div className={styles['field']}>
      <label htmlFor={id}>{label}</label>
      {children(id)}
      {note === undefined ? null : <p className={styles['quiet']}>{note}</p>}
    </div>
  );
}
