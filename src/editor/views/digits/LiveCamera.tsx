import { VideoOff } from 'lucide-react';
import { useEffect, useMemo } from 'react';
import type { ProgramSource } from '../../../compiler/program.ts';
import { i18n } from '../../../words/i18n.ts';
import { useCamera } from '../../importing/images/useCamera.ts';
import { Button } from '../../ui/Button.tsx';
import { ClassBars } from '../classes/ClassBars.tsx';
import { argmax } from '../classes/confusion.ts';
import { PixelImage } from '../classes/PixelImage.tsx';
import { useAnswer } from '../run/useAnswer.ts';
import { chooseSample } from '../sampleStore.ts';
import styles from './digits.module.css';
import { useLook } from './useLook.ts';

interface LiveCameraProps {
  readonly source: ProgramSource;
  readonly names: readonly string[];
  readonly onOff: () => void;
}

/** What the camera sees, what the net gets of it, and what it takes it for, while it is looked at. */
export function LiveCamera({ source, names, onOff }: LiveCameraProps) {
  const { video, runs, problem, take } = useCamera(null);
  const [size = 0, , channels = 3] = source.features.shape;
  const full = source.features.range?.[1] ?? 1;
  const wish = useMemo(() => ({ size, channels: channels === 1 ? 1 : 3, fit: 'crop' } as const), [size, channels]);
  const look = useLook(runs ? take : null, wish, full);
  const { features } = look;
  const question = useMemo(() => (features ? ({ kind: 'predict', features, rows: 1 } as const) : null), [features]);
  const live = useAnswer(question);
  const { again } = look;
  useEffect(() => { if (live.askedAt > 0) again(); }, [live.askedAt, again]);
  // What it sees is the sample that every view looks at, until the camera is turned off.
  useEffect(() => { if (features) chooseSample({ kind: 'made', features, what: i18n.t('the camera’s picture') }); }, [features]);
  useEffect(() => () => { chooseSample(null); }, []);
  const outputs = features && live.answer ? [...live.answer.values] : null;
  const most = outputs ? argmax(outputs) : -1;
  return (
    <>
      <div className={styles['lens']}>
        {/* Seen as in a mirror, as people know themselves; the net gets it as it is. */}
        <video ref={video} muted playsInline aria-label={i18n.t('What the camera sees')} data-runs={runs ? '' : undefined} />
        {runs || problem !== null ? null : <p className={styles['opening']}>{i18n.t('The browser asks whether this page may use the camera.')}</p>}
      </div>
      <div className={styles['reading']}>
        {problem === null ? <ClassBars outputs={outputs} names={names} /> : <p role="alert" className={styles['trouble']}>{problem}</p>}
        <div className={styles['padButtons']}>
          <Button onClick={onOff}>
            <VideoOff size={14} aria-hidden />
            {i18n.t('Turn the camera off')}
          </Button>
          {features ? (
            <span className={styles['seen']} title={i18n.t('What the net sees: {size} × {size} pixels', { size })}>
              <PixelImage pixels={features} shape={source.features.shape} full={full} />
            </span>
          ) : null}
        </div>
        {/* Said once for each change of mind, not eight times a second. */}
        <p className={styles['srOnly']} role="status">{live.problem ?? (most < 0 ? '' : i18n.t('The net takes it for {name}.', { name: names[most] ?? most }))}</p>
      </div>
    </>
  );
}
