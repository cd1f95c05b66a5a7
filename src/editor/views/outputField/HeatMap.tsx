import { useCallback } from 'react';
import { GridCanvas, type Mix } from '../plot/GridCanvas.tsx';
import type { Frame } from '../plot/Plot.tsx';
import { SIDE, strength, type Tone } from './field.ts';

interface HeatMapProps {
  readonly values: Float32Array;
  readonly tone: Tone;
  readonly frame: Frame;
}

const COLOURS = ['--positive', '--negative'];

/** The grid as colours: blue where the output is large, orange where it is small, the surface's own where it is undecided. */
export function HeatMap({ values, tone, frame }: HeatMapProps) {
  const mixAt = useCallback((cell: number): Mix => {
    const share = strength(values[cell] ?? NaN, tone);
    // Never quite full, so that the points stay readable on it.
    return [share >= 0 ? 0 : 1, 0.8 * Math.abs(share)];
  }, [values, tone]);
  return <GridCanvas side={SIDE} colours={COLOURS} mixAt={mixAt} frame={frame} />;
}
