import { Circle } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { i18n } from '../../../words/i18n.ts';
import { Button } from '../../ui/Button.tsx';
import { Select } from '../../ui/Select.tsx';
import type { RawPicture } from './collection.ts';
import styles from './images.module.css';
import { camerasHere, useCamera } from './useCamera.ts';
import { useHold } from './useHold.ts';

interface CameraPanelProps {
  /** The class that its pictures go into; null where there is none. */
  readonly target: string | null;
  /** Samples that the class has. */
  readonly count: number;
  /** @param press the how-manieth press on the button the picture is of. */
  readonly onTake: (picture: RawPicture, press: number) => void;
}

/** What the camera sees, and the button that is held to collect samples. */
export function CameraPanel({ target, count, onTake }: CameraPanelProps) {
  const [device, setDevice] = useState<string | null>(null);
  const [devices, setDevices] = useState<Awaited<ReturnType<typeof camerasHere>>>([]);
  const [said, setSaid] = useState('');
  const { video, runs, problem, take } = useCamera(device);
  useEffect(() => { if (runs) void camerasHere().then(setDevices); }, [runs]);
  const press = useRef(1);
  const { held, handlers } = useHold(
    () => {
      const picture = take();
      if (picture) onTake(picture, press.current);
    },
    () => {
      press.current += 1;
      setSaid(i18n.t('{samples, plural, one {# sample} other {# samples}} in {name}', { samples: count, name: target ?? '' }));
    },
  );
  return (
    <section className={styles['camera']} aria-label={i18n.t('Camera')}>
      <div className={styles['seen']}>
        {/* Seen as in a mirror, as people know themselves; kept as it is. */}
        <video ref={video} muted playsInline aria-label={i18n.t('What the camera sees')} data-runs={runs ? '' : undefined} />
        {runs || problem !== null ? null : <p className={styles['opening']}>{i18n.t('The browser asks whether this page may use the camera.')}</p>}
      </div>
      <div className={styles['cameraSide']}>
        {problem === null ? (
          <>
            <Button look="primary" className={styles['hold']} disabled={!runs || target === null} data-held={held ? '' : undefined} {...handlers}>
              <Circle size={14} aria-hidden />
              {target === null ? i18n.t('Add a class first') : i18n.t('Hold to collect “{name}”', { name: target })}
            </Button>
            <p className={styles['hint']}>{i18n.t('Ten pictures a second are taken while it is held. Choose the class below; turn and move what you show.')}</p>
            {devices.length > 1 ? <Select label={i18n.t('Which camera')} value={device ?? devices[0]?.id ?? ''} options={devices.map(({ id, label }) => ({ value: id, label }))} onChange={setDevice} /> : null}
          </>
        ) : <p role="alert" className={styles['problem']}>{problem}</p>}
        <p role="status" className={styles['srOnly']}>{said}</p>
      </div>
    </section>
  );
}
