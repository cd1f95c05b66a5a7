import { ShieldCheck } from 'lucide-react';
import { i18n } from '../../words/i18n.ts';
import styles from './importing.module.css';

/** That nothing is sent anywhere, wherever somebody hands in what is theirs. */
export function StaysHere() {
  return (
    <p className={styles['here']}>
      <ShieldCheck size={16} aria-hidden />
      {i18n.t('Your data stay on this machine: they are read and kept in this browser, and sent nowhere.')}
    </p>
  );
}
