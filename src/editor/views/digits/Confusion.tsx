import type { CSSProperties } from 'react';
import styles from './digits.module.css';

interface ConfusionProps {
  readonly matrix: readonly (readonly number[])[];
  readonly names: readonly string[];
  readonly rows: number;
}

/** True classes down, answers across; the right ones lie on the diagonal. */
export function Confusion({ matrix, names, rows }: ConfusionProps) {
  return (
    <table className={styles['confusion']}>
      <caption>{`${rows.toLocaleString('en-US')} images: true class down, answer across`}</caption>
      <thead>
        <tr>
          <td />
          {names.map((name) => <th key={name} scope="col">{name}</th>)}
        </tr>
      </thead>
      <tbody>
        {matrix.map((line, truth) => {
          const total = line.reduce((sum, count) => sum + count, 0);
          return (
            <tr key={names[truth]}>
              <th scope="row">{names[truth]}</th>
              {line.map((count, answer) => (
                <td
                  key={names[answer]}
                  data-right={truth === answer ? '' : undefined}
                  data-none={count === 0 ? '' : undefined}
                  style={{ '--share': `${total === 0 ? 0 : Math.round((100 * count) / total)}%` } as CSSProperties}
                >
                  {count}
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
