import { Activity } from 'lucide-react';
import { toggleLive } from '../actions/live.ts';
import { actionLabel, isEnabled } from '../actions/action.ts';
import { runAction } from '../actions/runAction.ts';
import { useCompilationStore } from '../stores/compilationStore.ts';
import { usePreferencesStore } from '../stores/preferencesStore.ts';
import { IconButton } from '../ui/IconButton.tsx';
import styles from './live.module.css';
import { isLive } from './rule.ts';

/** Turns what is live on nodes and wires on and off. */
export function LiveSwitch() {
  const program = useCompilationStore((store) => store.compilation.program);
  const preference = usePreferencesStore((store) => store.live);
  return (
    <IconButton label={actionLabel(toggleLive)} shortcut={toggleLive.shortcuts?.[0]} className={styles['switch']} aria-pressed={isLive(preference, program)} disabled={!isEnabled(toggleLive)} onClick={() => { runAction(toggleLive); }}>
      <Activity size={15} aria-hidden />
    </IconButton>
  );
}
