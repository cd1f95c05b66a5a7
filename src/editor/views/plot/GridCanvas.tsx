import { useEffect, useRef } from 'react';
import { useWornTheme } from '../../theme/useTheme.ts';
import styles from '../views.module.css';
import { colourOf } from './colour.ts';
import type { Frame } from './Plot.tsx';

/** How a cell is coloured: the place of a colour in the list, and its share over the surface, from 0 to 1. */
export type Mix = readonly [colour: number, weight: number];

interface GridCanvasProps {
  /** Cells on each side. */
  readonly side: number;
  /** Names of CSS custom properties: `--positive`. The same list as long as it is the same. */
  readonly colours: readonly string[];
  /** The cells from the top left in rows; the same function as long as it says the same. */
  readonly mixAt: (cell: number) => Mix;
  readonly frame: Frame;
}

/** A grid of colours that fills the frame of a plot, in the theme's own colours. */
export function GridCanvas({ side, colours, mixAt, frame }: GridCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useWornTheme();
  useEffect(() => {
    // In the next frame: by then the page wears a theme that was only just chosen.
    const request = requestAnimationFrame(() => { if (canvas.current) paint(canvas.current, side, colours, mixAt); });
    return () => { cancelAnimationFrame(request); };
  }, [side, colours, mixAt, theme]);
  return (
    <foreignObject x={frame.left} y={frame.top} width={frame.width} height={frame.height}>
      <canvas ref={canvas} className={styles['heat']} width={side} height={side} />
    </foreignObject>
  );
}

function paint(canvas: HTMLCanvasElement, side: number, names: readonly string[], mixAt: (cell: number) => Mix): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  const style = getComputedStyle(canvas);
  const read = (token: string) => colourOf(context, style.getPropertyValue(token));
  const colours = names.map(read);
  const surface = read('--surface');
  const image = context.createImageData(side, side);
  for (let cell = 0; cell < side * side; cell++) {
    const [index, weight] = mixAt(cell);
    const strong = colours[index] ?? surface;
    for (let channel = 0; channel < 3; channel++) {
      image.data[4 * cell + channel] = (surface[channel] ?? 0) * (1 - weight) + (strong[channel] ?? 0) * weight;
    }
    image.data[4 * cell + 3] = 255;
  }
  context.putImageData(image, 0, 0);
}
