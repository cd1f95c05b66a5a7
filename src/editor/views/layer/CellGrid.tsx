import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { sizeOf, shapeText } from '../../../graph/tensorType.ts';
import { cellName } from '../../../nodes/explain/cells.ts';
import type { Numbers } from '../../../nodes/explain/explanation.ts';
import { i18n } from '../../../words/i18n.ts';
import { useWornTheme } from '../../theme/useTheme.ts';
import { formatNumber } from '../../ui/format.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { useSize } from '../plot/useSize.ts';
import { drawCells } from './drawCells.ts';
import styles from './layer.module.css';
import { frameOf, planeOf } from './plane.ts';

interface CellGridProps {
  readonly title: string;
  /** In the names of the cells: `x`, `y`, `w`. */
  readonly letter: string;
  readonly numbers: Numbers;
  /** The cell that is looked at, or that decides. */
  readonly chosen: number | null;
  /** Cells that take part in the number that is looked at. */
  readonly read?: readonly number[];
  /** Left out where no cell can be chosen. */
  readonly onChoose?: (cell: number) => void;
}

/** Longer axes are shown in part. */
const MOST = 64;
const HEIGHT = 220;
const LARGEST = 56;
const STEPS: Readonly<Record<string, readonly [rows: number, columns: number]>> = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };

/** Numbers as cells. Press a cell, or move with the arrow keys, to choose it. */
export function CellGrid({ title, letter, numbers, chosen, read = [], onChoose }: CellGridProps) {
  const { shape, values } = numbers;
  const plane = useMemo(() => planeOf(shape), [shape]);
  const focus = chosen ?? read[0] ?? 0;
  const place = plane.placeOf(focus);
  // A channel that was turned to stays until another cell is looked at.
  const [turned, setTurned] = useState({ focus, channel: place.channel });
  const channel = turned.focus === focus ? turned.channel : place.channel;
  const rows = frameOf(plane.rows, place.row, MOST);
  const columns = frameOf(plane.columns, place.column, MOST);
  const [attach, size] = useSize();
  const side = Math.max(1, Math.min((size?.width ?? 0) / columns.count, HEIGHT / rows.count, LARGEST));
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useWornTheme();
  const marked = useMemo(() => new Set(read), [read]);
  const full = useMemo(() => Array.from(values).reduce((most, value) => Math.max(most, Math.abs(value)), 0) || 1, [values]);
  const [width, height] = [side * columns.count, side * rows.count];

  useEffect(() => {
    const request = requestAnimationFrame(() => {
      if (!canvas.current) return;
      const cells = Array.from({ length: rows.count * columns.count }, (_, index) => {
        const [row, column] = [Math.floor(index / columns.count), index % columns.count];
        const cell = plane.cellAt(rows.from + row, columns.from + column, channel);
        return cell === null ? null : { row, column, value: values[cell] ?? NaN, mark: cell === chosen ? ('chosen' as const) : marked.has(cell) ? ('read' as const) : ('none' as const) };
      }).filter((cell) => cell !== null);
      drawCells(canvas.current, { cells, side, width, height, full });
    });
    return () => { cancelAnimationFrame(request); };
  });
  // The theme is read from the page's colours when drawing.
  void theme;

  const choose = (row: number, column: number) => {
    const cell = plane.cellAt(row, column, channel);
    if (cell !== null) onChoose?.(cell);
  };
  const press = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    choose(rows.from + Math.floor((event.clientY - box.top) / side), columns.from + Math.floor((event.clientX - box.left) / side));
  };
  const key = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    choose(place.row + step[0], place.column + step[1]);
  };
  const words = i18n.t('{cell} is {value}', { cell: cellName(letter, shape, focus), value: formatNumber(values[focus] ?? NaN, 4) });
  const turn = (by: number) => { setTurned({ focus, channel: (channel + by + plane.channels) % plane.channels }); };
  return (
    <section className={styles['grid']} ref={attach} aria-label={title}>
      <h3 className={styles['gridTitle']}>
        {title} <span className={styles['quiet']} translate="no">{shapeText(shape)}</span>
      </h3>
      {plane.channels > 1 ? (
        <div className={styles['channel']}>
          <IconButton label={i18n.t('Channel before')} onClick={() => { turn(-1); }}><ChevronLeft size={14} aria-hidden /></IconButton>
          <span>{i18n.t('channel {channel} / {channels}', { channel, channels: plane.channels - 1 })}</span>
          <IconButton label={i18n.t('Next channel')} onClick={() => { turn(1); }}><ChevronRight size={14} aria-hidden /></IconButton>
        </div>
      ) : null}
      {onChoose ? (
        <div className={styles['cells']} style={{ width, height }} role="slider" tabIndex={0} aria-label={i18n.t('{title}: arrow keys choose a number', { title })} aria-valuemin={0} aria-valuemax={Math.max(0, sizeOf(shape) - 1)} aria-valuenow={focus} aria-valuetext={words} onPointerDown={press} onKeyDown={key}>
          <canvas ref={canvas} style={{ width, height }} aria-hidden />
        </div>
      ) : (
        <div className={styles['cells']} style={{ width, height }} role="img" aria-label={i18n.t('{title}, {shape}; {words}', { title, shape: shapeText(shape), words })}>
          <canvas ref={canvas} style={{ width, height }} aria-hidden />
        </div>
      )}
      {rows.count < plane.rows || columns.count < plane.columns ? <p className={styles['quiet']}>{i18n.t('Rows {firstRow}–{lastRow} of {rows}, columns {firstColumn}–{lastColumn} of {columns}.', { firstRow: rows.from, lastRow: rows.from + rows.count - 1, rows: plane.rows, firstColumn: columns.from, lastColumn: columns.from + columns.count - 1, columns: plane.columns })}</p> : null}
    </section>
  );
}
