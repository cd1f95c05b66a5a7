import { Progress } from 'radix-ui';
import styles from './TrainingBar.module.css';

interface LoadingFigureProps {
  readonly message: string;
  /** From 0 to 1, or null where it cannot be known. */
  readonly fraction: number | null;
}

/** Stands in the place of the figures while the graph and its data load. */
export function LoadingFigure({ message, fraction }: LoadingFigureProps) {
  return (
    <div className={styles['loading']}>
      <span className={styles['ellipsis']}>{message}</span>
      <Progress.Root className={styles['progress']} value={fraction === null ? null : fraction * 100} aria-label={message}>
        <Progress.Indicator className={styles['progressDone']} style={fraction === null ? undefined : { width: `${fraction * 100}%` }} />
      </Progress.Root>
    </div>
  );
}
