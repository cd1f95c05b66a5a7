import { i18n } from '../../../words/i18n.ts';
import { commaed } from '../../../words/list.ts';
import { formatNumber, formatPercent } from '../../ui/format.ts';
import { argmax } from './confusion.ts';
import styles from './classes.module.css';
import { areShares } from './shares.ts';

interface ClassBarsProps {
  /** One output a class; null while there is none. */
  readonly outputs: readonly number[] | null;
  readonly names: readonly string[];
  /** Its true class, which is marked. */
  readonly truth?: number | null;
}

/** What the net answers for each class; the longest bar is the answer. It says nothing to screen readers: `barsText` does. */
export function ClassBars({ outputs, names, truth = null }: ClassBarsProps) {
  const shares = outputs !== null && areShares(outputs);
  const most = outputs ? argmax(outputs) : -1;
  const largest = outputs ? Math.max(...outputs.map(Math.abs), 1e-9) : 1;
  return (
    <ol className={styles['bars']} aria-hidden>
      {names.map((name, index) => {
        const value = outputs?.[index];
        const width = value === undefined ? 0 : Math.max(0, shares ? value : value / largest);
        return (
          <li key={name} data-most={index === most ? '' : undefined}>
            <span>{index === truth ? `${name} ✓` : name}</span>
            <span className={styles['track']}>
              <span className={styles['bar']} style={{ width: `${100 * width}%` }} />
            </span>
            <span className={styles['barValue']}>{value === undefined ? '' : shares ? formatPercent(value) : formatNumber(value)}</span>
          </li>
        );
      })}
    </ol>
  );
}

/** The bars in a sentence. */
export function barsText(outputs: readonly number[], names: readonly string[]): string {
  const write = areShares(outputs) ? formatPercent : (value: number) => formatNumber(value);
  const all = commaed(outputs.map((value, index) => i18n.t('{name}: {value}', { name: names[index] ?? index, value: write(value) })));
  const most = argmax(outputs);
  return i18n.t('It reads {answer}. {all}.', { answer: names[most] ?? most, all });
}
