import { useState, type MouseEvent } from 'react';
import { i18n } from '../../../words/i18n.ts';
import { formatNumber } from '../../ui/format.ts';
import styles from './PlaneField.module.css';
import { boundsOf, classesOf, shareOf, valueAt } from './planeGeometry.ts';
import type { Rows } from './tableText.ts';

interface PlaneFieldProps {
  /** `[x, y]`, or `[x, y, class]`. */
  readonly rows: Rows;
  readonly onChange: (rows: Rows, label: string) => void;
}

const WIDTH = 288;
const HEIGHT = 200;

/** A plane to press points onto; pressing a point takes it away. The grid below holds the same points for the keyboard. */
export function PlaneField({ rows, onChange }: PlaneFieldProps) {
  const [chosen, setChosen] = useState(0);
  const bounds = boundsOf(rows);
  const classes = classesOf(rows);
  const labelled = classes.length > 0 && (rows.length === 0 || rows[0]?.length === 3);
  const add = (event: MouseEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const x = valueAt(bounds.x, (event.clientX - box.left) / box.width);
    const y = valueAt(bounds.y, 1 - (event.clientY - box.top) / box.height);
    onChange([...rows, labelled ? [x, y, chosen] : [x, y]], i18n.t('Add a point'));
  };
  return (
    <div className={styles['field']}>
      {labelled ? (
        <div className={styles['classes']} role="radiogroup" aria-label={i18n.t('Class of the next point')}>
          {classes.map((number) => (
            <button key={number} type="button" role="radio" aria-checked={number === chosen} className={styles['class']} onClick={() => { setChosen(number); }}>
              <svg width="12" height="12" aria-hidden><Mark x={6} y={6} kind={number} /></svg>
              {i18n.t('Class {number}', { number })}
            </button>
          ))}
        </div>
      ) : null}
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className={styles['plane']} role="group" aria-label={i18n.t('Plane of points')} onClick={add}>
        <Axes x={shareOf(bounds.x, 0) * WIDTH} y={(1 - shareOf(bounds.y, 0)) * HEIGHT} />
        {rows.map((row, index) => {
          const [x = 0, y = 0, kind = 0] = row;
          const remove = (event: { stopPropagation: () => void }) => {
            event.stopPropagation();
            onChange(rows.filter((_, other) => other !== index), i18n.t('Remove a point'));
          };
          return (
            <g
              key={`${index} ${x} ${y}`}
              role="button"
              tabIndex={0}
              aria-label={removeWords(formatNumber(x), formatNumber(y), labelled ? kind : null)}
              className={styles['point']}
              onClick={remove}
              onKeyDown={(event) => { if (event.key === 'Enter' || event.key === 'Delete') remove(event); }}
            >
              <Mark x={shareOf(bounds.x, x) * WIDTH} y={(1 - shareOf(bounds.y, y)) * HEIGHT} kind={labelled ? kind : 1} />
            </g>
          );
        })}
      </svg>
      <p className={styles['hint']}>{i18n.t('Press the plane to add a point, a point to remove it.')}</p>
    </div>
  );
}

/** Zero, where it is in view. */
function Axes({ x, y }: { readonly x: number; readonly y: number }) {
  return (
    <g className={styles['axes']} aria-hidden>
      <line x1={x} x2={x} y1={0} y2={HEIGHT} />
      <line x1={0} x2={WIDTH} y1={y} y2={y} />
    </g>
  );
}

/** A class by colour and by form: a square for 0, a circle for 1, a diamond for the others. */
function Mark({ x, y, kind }: { readonly x: number; readonly y: number; readonly kind: number }) {
  if (kind === 0) return <rect x={x - 4.5} y={y - 4.5} width={9} height={9} className={styles['zero']} />;
  if (kind === 1) return <circle cx={x} cy={y} r={5} className={styles['one']} />;
  return <rect x={x - 4.5} y={y - 4.5} width={9} height={9} transform={`rotate(45 ${x} ${y})`} className={styles['other']} />;
}

function removeWords(x: string, y: string, kind: number | null): string {
  return kind === null ? i18n.t('Remove the point {x}, {y}', { x, y }) : i18n.t('Remove the point {x}, {y}, class {kind}', { x, y, kind });
}
