import { i18n } from '../../words/i18n.ts';
import { formatCount, formatNumber } from '../ui/format.ts';
import { ClassBars } from '../views/classes/ClassBars.tsx';
import styles from './enlarged.module.css';
import type { Picture } from './picture.ts';

/** More bars than this are the largest ones. */
const MOST = 24;

/** The numbers that leave a node, each with its bar. */
export function EnlargedBars({ picture: { form, values, tone } }: { readonly picture: Picture }) {
  if (form.kind === 'shares') return <ClassBars outputs={Array.from(values)} names={form.names} />;
  const all = Array.from(values, (value, index) => ({ value, index }));
  const shown = all.length <= MOST ? all : [...all].sort((a, b) => Math.abs(b.value) - Math.abs(a.value)).slice(0, MOST).sort((a, b) => a.index - b.index);
  const signed = all.some(({ value }) => value < 0);
  return (
    <>
      {all.length > MOST ? <p className={styles['help']}>{i18n.t('The {shown} farthest from zero of {all}.', { shown: MOST, all: formatCount(all.length) })}</p> : null}
      <ol className={styles['bars']} data-signed={signed ? '' : undefined}>
        {shown.map(({ value, index }) => (
          <li key={index}>
            <span className={styles['index']}>{index + 1}</span>
            <span className={styles['track']} aria-hidden>
              <span className={styles['bar']} data-sign={value < 0 ? 'negative' : 'positive'} style={barStyle(value, tone.reach, signed)} />
            </span>
            <span className={styles['number']}>{formatNumber(value)}</span>
          </li>
        ))}
      </ol>
    </>
  );
}

function barStyle(value: number, reach: number, signed: boolean): { left: string; width: string } {
  const size = 100 * Math.min(1, Math.abs(value) / reach) * (signed ? 0.5 : 1);
  const zero = signed ? 50 : 0;
  return { left: `${value < 0 ? zero - size : zero}%`, width: `${size}%` };
}
