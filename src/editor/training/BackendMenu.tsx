import { ChevronDown, Cpu } from 'lucide-react';
import { Popover, RadioGroup } from 'radix-ui';
import type { BackendId, BackendInfo, BackendPreference } from '../../runtime/protocol.ts';
import { usePreferencesStore } from '../stores/preferencesStore.ts';
import { run, useRunStore } from '../stores/runStore.ts';
import { Button } from '../ui/Button.tsx';
import styles from './BackendMenu.module.css';

interface Choice {
  readonly id: BackendPreference;
  readonly label: string;
  readonly note: string;
  readonly available: boolean;
}

/** Before the first run nothing has looked at this machine yet. */
const UNSEEN: readonly Choice[] = (
  [
    ['webgl', 'WebGL', 'On the graphics card.'],
    ['wasm', 'WebAssembly', 'On the processor, with its vector instructions.'],
    ['cpu', 'Plain JavaScript', 'Fastest for very small graphs.'],
  ] as const satisfies readonly (readonly [BackendId, string, string])[]
).map(([id, label, note]) => ({ id, label, note: `${note} Whether this machine has it is found out at the first run.`, available: true }));

const AUTO: Choice = { id: 'auto', label: 'Automatic', note: 'Chooses for this graph and this machine.', available: true };

/** Which backend computes, why this one, and the others. */
export function BackendMenu() {
  const backend = useRunStore((store) => store.backend);
  const holdsRun = useRunStore((store) => store.program !== null && (store.progress?.step ?? 0) > 0);
  const preference = usePreferencesStore((store) => store.backend);
  const choices = [AUTO, ...(backend?.choices ?? UNSEEN)];
  return (
    <Popover.Root>
      <Popover.Trigger asChild>
        <Button look="quiet" className={styles['chip']} aria-label={`Backend: ${chipText(backend, preference)}`}>
          <Cpu size={16} aria-hidden />
          <span className={styles['chipText']}>{chipText(backend, preference)}</span>
          <ChevronDown size={14} aria-hidden />
        </Button>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className={styles['content']} side="top" align="end" sideOffset={6} collisionPadding={8} aria-label="Backend">
          <p className={styles['now']}>{backend ? [`${backend.label}.`, backend.reason, backend.execution].filter(Boolean).join(' ') : 'The backend is what does the arithmetic. It is chosen when the first run begins.'}</p>
          <RadioGroup.Root aria-label="Backend" value={preference} onValueChange={(next) => { run.setBackend(next as BackendPreference); }}>
            {choices.map(({ id, label, note, available }) => (
              <RadioGroup.Item key={id} value={id} disabled={!available} className={styles['choice']}>
                <span className={styles['dot']}>
                  <RadioGroup.Indicator className={styles['dotOn']} />
                </span>
                <span className={styles['words']}>
                  <span>{label}</span>
                  <span className={styles['note']}>{available ? note : `Not available. ${note}`}</span>
                </span>
              </RadioGroup.Item>
            ))}
          </RadioGroup.Root>
          {holdsRun ? <p className={styles['warning']}>Another backend starts this run again from step 0.</p> : null}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function chipText(backend: BackendInfo | null, preference: BackendPreference): string {
  if (backend) return backend.label;
  return UNSEEN.find((choice) => choice.id === preference)?.label ?? AUTO.label;
}
