import { ChevronDown, Cpu } from 'lucide-react';
import { i18n } from '../../words/i18n.ts';
import { usePreferencesStore } from '../stores/preferencesStore.ts';
import { useRunStore } from '../stores/runStore.ts';
import { Button, type ButtonProps } from '../ui/Button.tsx';
import styles from './BackendMenu.module.css';
import { chipText } from './backendWords.ts';

/** The button that names the backend. */
export function BackendChip(props: ButtonProps) {
  const backend = useRunStore((store) => store.backend);
  const preference = usePreferencesStore((store) => store.backend);
  return (
    <Button look="quiet" className={styles['chip']} aria-label={i18n.t('Backend: {backend}', { backend: chipText(backend, preference) })} {...props}>
      <Cpu size={16} aria-hidden />
      <span className={styles['chipText']} translate={backend ? 'no' : undefined}>{chipText(backend, preference)}</span>
      <ChevronDown size={14} aria-hidden />
    </Button>
  );
}
