import { i18n } from '../../../words/i18n.ts';
import { NumberInput } from '../../ui/NumberInput.tsx';
import { Slider } from '../../ui/Slider.tsx';
import { formatNumber } from '../../ui/format.ts';
import styles from '../views.module.css';
import { clamp, niceStep, type Interval } from './scale.ts';

interface NumberControlProps {
  readonly name: string;
  readonly value: number;
  readonly bounds: Interval;
  readonly onChange: (value: number) => void;
  readonly onSettle: () => void;
}

/** One number in the hand: a slider to feel it, and a field to say it exactly. */
export function NumberControl({ name, value, bounds, onChange, onSettle }: NumberControlProps) {
  const step = niceStep((bounds[1] - bounds[0]) / 300);
  const low = Math.floor(bounds[0] / step) * step;
  const high = Math.ceil(bounds[1] / step) * step;
  return (
    <div className={styles['control']}>
      <span className={styles['controlName']}>{name}</span>
      <Slider
        label={name}
        value={clamp(value, [low, high])}
        min={low}
        max={high}
        step={step}
        valueText={formatNumber(value, 4)}
        onChange={(next) => { onChange(Number(next.toPrecision(9))); }}
        onCommit={onSettle}
      />
      <NumberInput
        label={i18n.t('{name}, exactly', { name })}
        value={Number(value.toPrecision(6))}
        step={step}
        onChange={(next) => {
          onChange(next);
          onSettle();
        }}
      />
    </div>
  );
}
