import { useEffect, useRef } from 'react';
import { usePreferencesStore } from '../../stores/preferencesStore.ts';
import type { Frame } from '../plot/Plot.tsx';
import { SIDE, strength, type Tone } from './field.ts';
import styles from '../views.module.css';

interface HeatMapProps {
  readonly values: Float32Array;
  readonly tone: Tone;
  readonly frame: Frame;
}

/** The grid as colours: blue where the output is large, orange where it is small, the surface's own where it is undecided. */
export function HeatMap({ values, tone, frame }: HeatMapProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = usePreferencesStore((store) => store.theme);
  useEffect(() => {
    // In the next frame: by then the page wears a theme that was only just chosen.
    const request = requestAnimationFrame(() => { if (canvas.current) paint(canvas.current, values, tone); });
    return () => { cancelAnimationFrame(request); };
  }, [values, tone, theme]);
  return (
    <foreignObject x={frame.left} y={frame.top} width={frame.width} height={frame.height}>
      <canvas ref={canvas} className={styles['heat']} width={SIDE} height={SIDE} />
    </foreignObject>
  );
}

type Colour = readonly [red: number, green: number, blue: number];

function paint(canvas: HTMLCanvasElement, values: Float32Array, tone: Tone): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  const style = getComputedStyle(canvas);
  const read = (token: string) => colourOf(context, style.getPropertyValue(token));
  const [positive, negative, surface] = [read('--positive'), read('--negative'), read('--surface')];
  const image = context.createImageData(SIDE, SIDE);
  for (let cell = 0; cell < SIDE * SIDE; cell++) {
    const share = strength(values[cell] ?? NaN, tone);
    const strong = share >= 0 ? positive : negative;
    // Never quite full, so that the points stay readable on it.
    const weight = 0.8 * Math.abs(share);
    for (let channel = 0; channel < 3; channel++) {
      image.data[4 * cell + channel] = (surface[channel] ?? 0) * (1 - weight) + (strong[channel] ?? 0) * weight;
    }
    image.data[4 * cell + 3] = 255;
  }
  context.putImageData(image, 0, 0);
}

/** A CSS colour as three numbers. A canvas gives back every opaque colour as `#rrggbb`, however it was written. */
function colourOf(context: CanvasRenderingContext2D, text: string): Colour {
  context.fillStyle = text.trim();
  const digits = /^#(..)(..)(..)$/.exec(String(context.fillStyle));
  const channel = (at: number) => Number.parseInt(digits?.[at] ?? '0', 16);
  return [channel(1), channel(2), channel(3)];
}
