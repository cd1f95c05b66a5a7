import styles from '../views.module.css';

interface PlanePointProps {
  readonly x: number;
  readonly y: number;
  /** Blue circle for yes, orange square for no. */
  readonly positive: boolean;
  readonly size?: number;
}

/** One example on the plane; its class is told by colour and by shape. */
export function PlanePoint({ x, y, positive, size = 5 }: PlanePointProps) {
  return positive ? (
    <circle className={styles['positive']} cx={x} cy={y} r={size} />
  ) : (
    <rect className={styles['negative']} x={x - size * 0.9} y={y - size * 0.9} width={size * 1.8} height={size * 1.8} />
  );
}

/** What the two shapes mean. */
export function ClassLegend({ positive, negative }: { readonly positive: string; readonly negative: string }) {
  return (
    <ul className={styles['legend']}>
      <li>
        <svg width={14} height={14} aria-hidden>
          <PlanePoint x={7} y={7} positive />
        </svg>
        {positive}
      </li>
      <li>
        <svg width={14} height={14} aria-hidden>
          <PlanePoint x={7} y={7} positive={false} />
        </svg>
        {negative}
      </li>
    </ul>
  );
}
