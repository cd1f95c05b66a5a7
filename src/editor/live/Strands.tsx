import { memo, useMemo } from 'react';
import styles from './live.module.css';
import { useLiveStore } from './liveStore.ts';
import { biasDots, offsetOf, strandGroups, type Kernel } from './strands.ts';

/** The path of a wire whose ends are moved by so many pixels down. */
export type PathOf = (from: number, to: number) => string;

interface StrandsProps {
  /** The Dense node at which the wire ends. */
  readonly target: string;
  readonly pathOf: PathOf;
  /** Where the bias dots of the bundle stand. */
  readonly x: number;
  readonly y: number;
}

/** True where the weights of the node are drawn on the wire that ends at it. */
export function useHasStrands(target: string, port: string | null | undefined): boolean {
  return useLiveStore(({ kernels }) => port === 'in' && kernels[target] !== undefined);
}

/** The weights of a small Dense layer on its wire: a strand each, and its biases as dots at their end. */
export const Strands = memo(function Strands({ target, pathOf, x, y }: StrandsProps) {
  const kernel = useLiveStore(({ kernels }) => kernels[target]);
  return kernel ? <Bundle kernel={kernel} pathOf={pathOf} x={x} y={y} /> : null;
});

function Bundle({ kernel, pathOf, x, y }: { readonly kernel: Kernel; readonly pathOf: PathOf; readonly x: number; readonly y: number }) {
  const { inputs, units } = kernel;
  // Paths follow the wire, looks the numbers: a step of training makes no path anew.
  const paths = useMemo(
    () => Array.from({ length: inputs * units }, (_, at) => pathOf(offsetOf(Math.floor(at / units), inputs), offsetOf(at % units, units))),
    [inputs, units, pathOf],
  );
  return (
    <g className={styles['bundle']} aria-hidden data-strands={inputs * units}>
      {strandGroups(kernel).map(({ positive, width, strands }) => (
        <path
          key={`${positive ? '+' : '-'}${width}`}
          className={styles['strand']}
          data-sign={positive ? 'positive' : 'negative'}
          strokeWidth={width}
          d={strands.map(([input, unit]) => paths[input * units + unit]).join('')}
        />
      ))}
      {biasDots(kernel).map(({ unit, value, radius }) => (
        <circle key={unit} className={styles['bias']} data-sign={value > 0 ? 'positive' : value < 0 ? 'negative' : 'zero'} cx={x} cy={y + offsetOf(unit, units)} r={radius} />
      ))}
    </g>
  );
}
