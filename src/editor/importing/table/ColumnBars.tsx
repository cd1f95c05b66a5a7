import type { ColumnProfile } from '../../../datasets/csv/profile.ts';
import { i18n } from '../../../words/i18n.ts';
import styles from './table.module.css';

const WIDTH = 120;
const HEIGHT = 32;
/** Categories with a bar of their own; the rest is not drawn. */
const MOST = 12;

/** How the values of a column are spread: a histogram of numbers, a bar for each category. */
export function ColumnBars({ profile: { name, kind, numbers, categories } }: { readonly profile: ColumnProfile }) {
  const counts = kind === 'identifier' ? [] : numbers ? numbers.histogram : kind === 'category' ? (categories ?? []).slice(0, MOST).map(({ count }) => count) : [];
  if (counts.length === 0) return <span className={styles['bars']} />;
  const most = Math.max(...counts);
  const step = WIDTH / counts.length;
  const gap = numbers ? 0.5 : 2;
  return (
    <svg className={styles['bars']} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={i18n.t('How {name} is spread', { name })} data-kind={numbers ? 'number' : 'category'}>
      {counts.map((count, at) => {
        const height = count === 0 ? 0 : Math.max(1, (HEIGHT * count) / most);
        return <rect key={at} x={at * step + gap} y={HEIGHT - height} width={Math.max(0.5, step - 2 * gap)} height={height} />;
      })}
    </svg>
  );
}
