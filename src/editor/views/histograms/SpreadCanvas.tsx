import { useEffect, useRef } from 'react';
import { useWornTheme } from '../../theme/useTheme.ts';
import type { Moment } from '../overTime/history.ts';
import styles from '../overTime/overTime.module.css';
import { colourOf } from '../plot/colour.ts';
import type { Frame } from '../plot/Plot.tsx';
import type { SeenSpread } from './histograms.ts';

interface SpreadCanvasProps {
  readonly moments: readonly Moment<SeenSpread>[];
  readonly frame: Frame;
}

/** A column for each moment: the fuller the colour, the more numbers lie at that value. A few weights alone are seen as well as many. */
export function SpreadCanvas({ moments, frame }: SpreadCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useWornTheme();
  useEffect(() => {
    // In the next frame: by then the page wears a theme that was only just chosen.
    const request = requestAnimationFrame(() => { if (canvas.current) paint(canvas.current, moments, frame); });
    return () => { cancelAnimationFrame(request); };
  }, [moments, frame, theme]);
  return (
    <foreignObject x={frame.left} y={frame.top} width={frame.width} height={frame.height}>
      <canvas ref={canvas} className={styles['heat']} />
    </foreignObject>
  );
}

function paint(canvas: HTMLCanvasElement, moments: readonly Moment<SeenSpread>[], { x, y, left, top, width, height }: Frame): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  const ratio = devicePixelRatio;
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  context.scale(ratio, ratio);
  const [red, green, blue] = colourOf(context, getComputedStyle(canvas).getPropertyValue('--series-train'));
  moments.forEach(({ step, value: { spread: { counts, range: [low, high] } } }, index) => {
    const from = x(step) - left;
    // Until the next moment nothing else was seen; the last one is as wide as a line.
    const until = Math.max(from + 2, (moments[index + 1] ? x(moments[index + 1]?.step ?? step) : Math.max(x(step) + 2, left + width)) - left);
    const most = counts.reduce((largest, count) => Math.max(largest, count), 1);
    const bin = (high - low) / counts.length;
    counts.forEach((count, at) => {
      if (count === 0) return;
      const [bottom, up] = [y(low + bin * at) - top, y(low + bin * (at + 1)) - top];
      context.fillStyle = `rgba(${red}, ${green}, ${blue}, ${(0.15 + 0.85 * Math.sqrt(count / most)).toFixed(3)})`;
      // All numbers may be one.
      context.fillRect(from, Math.min(up, bottom - 2), until - from, Math.max(2, bottom - up));
    });
  });
}
