import { Gauge } from 'lucide-react';
import { i18n } from '../../words/i18n.ts';
import { run, useRunStore } from '../stores/runStore.ts';
import { Slider } from '../ui/Slider.tsx';
import { positionOf, SLIDER_MAX, speedAt, speedText } from './speed.ts';
import styles from './TrainingBar.module.css';

/** How fast the run may go: slow enough to watch each step, or as fast as the machine can. */
export function SpeedControl() {
  const speed = useRunStore((store) => store.stepsPerSecond);
  return (
    <div className={styles['speed']} data-place="speed">
      <Gauge size={16} aria-hidden />
      <div className={styles['slider']}>
        <Slider
          label={i18n.t('Speed')}
          min={0}
          max={SLIDER_MAX}
          step={1}
          value={positionOf(speed)}
          valueText={speedText(speed)}
          onChange={(position) => { run.setSpeed(speedAt(position)); }}
        />
      </div>
      <span className={styles['speedText']}>{speedText(speed)}</span>
    </div>
  );
}
