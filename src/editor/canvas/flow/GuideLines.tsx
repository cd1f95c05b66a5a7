import styles from './flow.module.css';
import type { Guide } from '../guides.ts';

/** Drawn in the canvas's own pixels. */
export function GuideLines({ guides }: { readonly guides: readonly Guide[] }) {
  return (
    <svg className={styles['guides']} aria-hidden>
      {guides.map(({ direction, at, from, to }) => (
        <line key={`${direction} ${at}`} {...(direction === 'upright' ? { x1: at, x2: at, y1: from, y2: to } : { x1: from, x2: to, y1: at, y2: at })} />
      ))}
    </svg>
  );
}
