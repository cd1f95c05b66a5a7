import { memo, useEffect, useMemo, useRef } from 'react';
import styles from './live.module.css';
import { useLiveStore } from './liveStore.ts';
import { paintNoMore, paintSoon } from './painter.ts';
import { biasDots, offsetOf, strandLevels } from './strands.ts';

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
  const inputs = useLiveStore(({ kernels }) => kernels[target]?.inputs ?? 0);
  const units = useLiveStore(({ kernels }) => kernels[target]?.units ?? 0);
  const biased = useLiveStore(({ kernels }) => kernels[target]?.bias !== null);
  const bundle = useRef<SVGGElement>(null);
  useEffect(() => keepLooks(target, bundle), [target, inputs, units, biased]);
  // Paths follow the wire, looks the numbers: a step of training makes no path anew.
  const paths = useMemo(
    () => Array.from({ length: inputs * units }, (_, at) => pathOf(offsetOf(Math.floor(at / units), inputs), offsetOf(at % units, units))),
    [inputs, units, pathOf],
  );
  return (
    <g ref={bundle} className={styles['bundle']} aria-hidden>
      {paths.map((path, at) => <path key={at} className={styles['strand']} d={path} data-level="0" />)}
      {biased ? Array.from({ length: units }, (_, unit) => <circle key={unit} className={styles['bias']} cx={x} cy={y + offsetOf(unit, units)} r={0} />) : null}
    </g>
  );
});

/** Gives strands and dots the looks of the weights as they are, outside of React: a few attributes change where there are hundreds. */
function keepLooks(target: string, bundle: { readonly current: SVGGElement | null }): () => void {
  const dress = () => {
    const kernel = useLiveStore.getState().kernels[target];
    if (!kernel || !bundle.current) return;
    const { children } = bundle.current;
    strandLevels(kernel).forEach((level, at) => { setData(children[at], 'data-level', String(level)); });
    biasDots(kernel).forEach(({ value, radius }, unit) => {
      const dot = children[kernel.values.length + unit];
      setData(dot, 'data-sign', value > 0 ? 'positive' : value < 0 ? 'negative' : 'zero');
      setData(dot, 'r', radius.toFixed(1));
    });
  };
  paintSoon(dress);
  const forget = useLiveStore.subscribe(({ kernels }, before) => {
    if (kernels[target] !== before.kernels[target]) paintSoon(dress);
  });
  return () => {
    forget();
    paintNoMore(dress);
  };
}

function setData(element: Element | undefined, name: string, value: string): void {
  if (element && element.getAttribute(name) !== value) element.setAttribute(name, value);
}
