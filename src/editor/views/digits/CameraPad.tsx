import { Video } from 'lucide-react';
import { useState } from 'react';
import type { ProgramSource } from '../../../compiler/program.ts';
import { i18n } from '../../../words/i18n.ts';
import { Button } from '../../ui/Button.tsx';
import { later } from '../../ui/later.tsx';
import { ClassBars } from '../classes/ClassBars.tsx';
import styles from './digits.module.css';

interface CameraPadProps {
  readonly source: ProgramSource;
  readonly names: readonly string[];
}

const LiveCamera = later(() => import('./LiveCamera.tsx').then((module) => module.LiveCamera), () => null);

/** The place of the camera among the pictures of a person's own classes; it is turned on by a press, never by itself. */
export function CameraPad({ source, names }: CameraPadProps) {
  const [on, setOn] = useState(false);
  return (
    <section className={styles['pad']} aria-label={i18n.t('Camera')}>
      {on ? <LiveCamera source={source} names={names} onOff={() => { setOn(false); }} /> : (
        <>
          <div className={styles['lens']}>
            <div className={styles['lensOff']}>
              <Video size={28} aria-hidden />
              <Button onClick={() => { setOn(true); }}>{i18n.t('Turn the camera on')}</Button>
            </div>
          </div>
          <div className={styles['reading']}>
            <ClassBars outputs={null} names={names} />
            <p className={styles['hint']}>{i18n.t('Show the camera something, and the net says what it takes it for. The pictures stay on this machine.')}</p>
          </div>
        </>
      )}
    </section>
  );
}
