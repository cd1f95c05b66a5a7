/** Numbers as coloured cells on a canvas: blue above 0, orange with a minus sign below, the fuller the larger. */
import { formatNumber } from '../../ui/format.ts';

export interface DrawnCell {
  readonly row: number;
  readonly column: number;
  readonly value: number;
  readonly mark: 'none' | 'read' | 'chosen';
}

export interface Drawn {
  readonly cells: readonly DrawnCell[];
  /** Of a cell, in CSS pixels. */
  readonly side: number;
  readonly width: number;
  readonly height: number;
  /** The number that has the full colour. */
  readonly full: number;
}

/** From these sizes on a cell has room for its number, or for a minus sign. */
export const SIDE_FOR_NUMBER = 40;
const SIDE_FOR_SIGN = 14;

export function drawCells(canvas: HTMLCanvasElement, { cells, side, width, height, full }: Drawn): void {
  const scale = window.devicePixelRatio || 1;
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const context = canvas.getContext('2d');
  if (!context) return;
  context.setTransform(scale, 0, 0, scale, 0, 0);
  const style = getComputedStyle(canvas);
  const colour = (token: string): string => style.getPropertyValue(token).trim();
  const gap = side >= 8 ? 1 : 0;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.font = `12px ${style.fontFamily}`;
  for (const { row, column, value } of cells) {
    const [x, y] = [column * side, row * side];
    context.globalAlpha = 1;
    context.fillStyle = colour('--surface-sunken');
    context.fillRect(x, y, side - gap, side - gap);
    // With a number on it never so full that the number could not be read.
    context.globalAlpha = Math.min(1, Math.abs(value) / full) * (side >= SIDE_FOR_NUMBER ? 0.45 : 0.9);
    context.fillStyle = colour(value < 0 ? '--negative' : '--positive');
    context.fillRect(x, y, side - gap, side - gap);
    context.globalAlpha = 1;
    context.fillStyle = colour('--text');
    if (side >= SIDE_FOR_NUMBER) context.fillText(formatNumber(value, 2), x + side / 2, y + side / 2, side - 4);
    else if (side >= SIDE_FOR_SIGN && value < 0) context.fillText('−', x + side / 2, y + side / 2);
  }
  outline(context, cells, side, 'read', colour('--text-quiet'), 1.5);
  outline(context, cells, side, 'chosen', colour('--text'), 3);
}

function outline(context: CanvasRenderingContext2D, cells: readonly DrawnCell[], side: number, mark: DrawnCell['mark'], colour: string, line: number): void {
  const marked = cells.filter((cell) => cell.mark === mark);
  // Where everything is read an outline of each would say nothing; where cells are tiny it would hide them.
  if (marked.length === 0 || (mark === 'read' && (marked.length === cells.length || side < 4))) return;
  context.strokeStyle = colour;
  context.lineWidth = Math.min(line, Math.max(1, side / 4));
  const inset = context.lineWidth / 2;
  for (const { row, column } of marked) context.strokeRect(column * side + inset, row * side + inset, Math.max(1, side - 2 * inset - 1), Math.max(1, side - 2 * inset - 1));
}
