import { useRef, useState, type CSSProperties, type KeyboardEvent, type PointerEvent } from 'react';
import { formatNumber } from '../ui/format.ts';
import styles from './enlarged.module.css';
import { afterKey, dragged } from './hand.ts';

interface WeightSliderProps {
  /** "Weight from input 1 to unit 2". */
  readonly label: string;
  readonly value: number;
  /** The largest size in the layer: colour is measured against it, and a drag goes by it. */
  readonly largest: number;
  readonly onChange: (value: number) => void;
  /** The gesture is over: what comes next is undone by itself. */
  readonly onSettle: () => void;
}

interface Hold {
  readonly y: number;
  readonly value: number;
  readonly scale: number;
}

/** One weight as a cell that is dragged up and down, or changed by the arrow keys. Unlike a field it takes no text. */
export function WeightSlider({ label, value, largest, onChange, onSettle }: WeightSliderProps) {
  const hold = useRef<Hold | null>(null);
  const [held, setHeld] = useState(false);
  const take = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    // The scale stays that of the beginning, or the drag would run away from the hand.
    hold.current = { y: event.clientY, value, scale: Math.max(1, largest) };
    setHeld(true);
  };
  const move = (event: PointerEvent<HTMLDivElement>) => {
    const { current } = hold;
    if (current) onChange(dragged(current.value, current.y - event.clientY, current.scale));
  };
  const letGo = () => {
    if (!hold.current) return;
    hold.current = null;
    setHeld(false);
    onSettle();
  };
  const key = (event: KeyboardEvent<HTMLDivElement>) => {
    const next = afterKey(value, event.key, event.shiftKey);
    if (next === null) return;
    event.preventDefault();
    onChange(next);
  };
  const sign = value > 0 ? 'positive' : value < 0 ? 'negative' : 'zero';
  const reach = Math.max(1, 2 * largest);
  return (
    <div
      className={styles['cell']}
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-orientation="vertical"
      aria-valuemin={-reach}
      aria-valuemax={reach}
      aria-valuenow={Number.isFinite(value) ? value : 0}
      aria-valuetext={formatNumber(value, 4)}
      data-sign={sign}
      data-held={held ? '' : undefined}
      // Ctrl+Z here means the graph.
      data-settled=""
      style={{ '--strength': `${Math.round((40 * Math.abs(value)) / largest)}%` } as CSSProperties}
      onPointerDown={take}
      onPointerMove={move}
      onPointerUp={letGo}
      onPointerCancel={letGo}
      onKeyDown={key}
      onKeyUp={onSettle}
      onBlur={onSettle}
    >
      {`${value > 0 ? '+' : ''}${formatNumber(value, Math.abs(value) < 0.1 ? 2 : 3)}`}
    </div>
  );
}
