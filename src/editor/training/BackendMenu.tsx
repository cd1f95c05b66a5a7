import { Popover, RadioGroup } from 'radix-ui';
import { useState } from 'react';
import type { BackendPreference } from '../../runtime/protocol.ts';
import { i18n } from '../../words/i18n.ts';
import { sentences } from '../../words/list.ts';
import { usePreferencesStore } from '../stores/preferencesStore.ts';
import { run, useRunStore } from '../stores/runStore.ts';
import { takePress } from '../ui/earlyPress.ts';
import { BackendChip } from './BackendChip.tsx';
import styles from './BackendMenu.module.css';
import { AUTO, threadsWait, UNSEEN } from './backendWords.ts';

/** Which backend computes, why this one, and the others. */
export function BackendMenu() {
  const backend = useRunStore((store) => store.backend);
  const holdsRun = useRunStore((store) => store.program !== null && (store.progress?.step ?? 0) > 0);
  const preference = usePreferencesStore((store) => store.backend);
  const choices = [AUTO, ...(backend?.choices ?? UNSEEN)];
  const [open] = useState(() => takePress('backend'));
  return (
    <Popover.Root defaultOpen={open}>
      <Popover.Trigger asChild>
        <BackendChip />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className={styles['content']} side="top" align="end" sideOffset={6} collisionPadding={8} aria-label={i18n.t('Backend')}>
          <p className={styles['now']}>{backend ? sentences([i18n.t('{fact}.', { fact: backend.label }), backend.reason, backend.execution ?? '']) : i18n.t('The backend is what does the arithmetic. It is chosen when the first run begins.')}</p>
          <RadioGroup.Root aria-label={i18n.t('Backend')} value={preference} onValueChange={(next) => { run.setBackend(next as BackendPreference); }}>
            {choices.map(({ id, label, note, available }) => (
              <RadioGroup.Item key={id} value={id} disabled={!available} className={styles['choice']}>
                <span className={styles['dot']}>
                  <RadioGroup.Indicator className={styles['dotOn']} />
                </span>
                <span className={styles['words']}>
                  <span>{label}</span>
                  <span className={styles['note']}>{available ? note : i18n.t('Not available. {note}', { note })}</span>
                </span>
              </RadioGroup.Item>
            ))}
          </RadioGroup.Root>
          <ThreadsHint />
          {holdsRun ? <p className={styles['warning']}>{i18n.t('Another backend starts this run again from step 0.')}</p> : null}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

/** A part of its own, so that it is asked anew whenever the menu opens. */
function ThreadsHint() {
  if (!threadsWait()) return null;
  return <p className={styles['hint']}>{i18n.t('Load the page again to train with several threads: this host does not allow them at a first visit.')}</p>;
}
