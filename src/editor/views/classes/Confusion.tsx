import type { CSSProperties, KeyboardEvent } from 'react';
import { i18n } from '../../../words/i18n.ts';
import { formatCount, formatPercent } from '../../ui/format.ts';
import styles from './classes.module.css';
import { accuracyByClass } from './confusion.ts';

/** A place of the matrix. */
export interface Cell {
  readonly truth: number;
  readonly answer: number;
}

interface ConfusionProps {
  readonly matrix: readonly (readonly number[])[];
  readonly names: readonly string[];
  readonly rows: number;
  /** What a row is called. */
  readonly what?: 'images' | 'rows';
  /** Makes each cell that counts something a button. */
  readonly press?: { readonly pressed: Cell | null; readonly onPress: (cell: Cell) => void };
}

/** True classes down, answers across; the right ones lie on the diagonal. With `press`, also how many of each class are right. */
export function Confusion({ matrix, names, rows, what = 'images', press }: ConfusionProps) {
  const accuracies = accuracyByClass(matrix);
  return (
    <table className={styles['confusion']} onKeyDown={press ? moveFocus : undefined}>
      <caption>{what === 'images' ? i18n.t('{rows} images: true class down, answer across', { rows: formatCount(rows) }) : i18n.t('{rows} rows: true class down, answer across', { rows: formatCount(rows) })}</caption>
      <thead>
        <tr>
          <td data-corner="" />
          {names.map((name) => <th key={name} scope="col" title={name}>{name}</th>)}
          {press ? <th scope="col">{i18n.t('right')}</th> : null}
        </tr>
      </thead>
      <tbody>
        {matrix.map((line, truth) => (
          <tr key={names[truth]}>
            <th scope="row" title={names[truth]}>{names[truth]}</th>
            {line.map((count, answer) => <CountCell key={names[answer]} count={count} of={sum(line)} cell={{ truth, answer }} names={names} press={press} />)}
            {press ? <AccuracyCell share={accuracies[truth] ?? null} /> : null}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface CountCellProps {
  readonly count: number;
  readonly of: number;
  readonly cell: Cell;
  readonly names: readonly string[];
  readonly press: ConfusionProps['press'];
}

function CountCell({ count, of, cell, names, press }: CountCellProps) {
  const { truth, answer } = cell;
  const pressed = press?.pressed?.truth === truth && press.pressed.answer === answer;
  const style = { '--share': `${of === 0 ? 0 : Math.round((100 * count) / of)}%` } as CSSProperties;
  return (
    <td data-right={truth === answer ? '' : undefined} data-none={count === 0 ? '' : undefined} data-press={press ? '' : undefined} style={style}>
      {press ? (
        <button
          type="button"
          className={styles['cell']}
          data-cell={`${truth} ${answer}`}
          tabIndex={pressed || (!press.pressed && truth === 0 && answer === 0) ? 0 : -1}
          aria-pressed={pressed}
          aria-label={i18n.t('{truth} read as {answer}: {count}', { truth: names[truth] ?? truth, answer: names[answer] ?? answer, count })}
          onClick={() => { press.onPress(cell); }}
        >
          {count}
        </button>
      ) : count}
    </td>
  );
}

function AccuracyCell({ share }: { readonly share: number | null }) {
  return (
    <td data-accuracy="">
      <span className={styles['accuracy']}>
        <span className={styles['accuracyTrack']} aria-hidden>
          <span className={styles['accuracyBar']} style={{ width: `${100 * (share ?? 0)}%` }} />
        </span>
        {share === null ? i18n.t('none') : formatPercent(share)}
      </span>
    </td>
  );
}

const STEPS: Readonly<Record<string, readonly [down: number, across: number]>> = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

/** The matrix is one stop of the Tab key; arrows go from cell to cell. */
function moveFocus(event: KeyboardEvent<HTMLTableElement>): void {
  const step = STEPS[event.key];
  const place = event.target instanceof HTMLElement ? event.target.dataset['cell']?.split(' ').map(Number) : undefined;
  if (!step || !place) return;
  const next = event.currentTarget.querySelector<HTMLElement>(`[data-cell="${(place[0] ?? 0) + step[0]} ${(place[1] ?? 0) + step[1]}"]`);
  if (!next) return;
  event.preventDefault();
  next.focus();
}

function sum(line: readonly number[]): number {
  return line.reduce((total, count) => total + count, 0);
}
