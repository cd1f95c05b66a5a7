import { useEffect, useRef, useState } from 'react';

/** Of the time that passes, at most one part in this many goes into showing the value. */
const SHARE = 5;

/**
 * The value, but at most once in an interval, and more seldom where showing it takes long, so that
 * the page stays at hand on a slow machine: what comes in between is skipped, the last one is not.
 * @param interval in milliseconds.
 */
export function useCalm<T>(value: T, interval: number): T {
  const [calm, setCalm] = useState(value);
  const shownAt = useRef(-Infinity);
  const cost = useRef(0);
  useEffect(() => {
    if (!Number.isFinite(shownAt.current)) return undefined;
    // Once the frame is drawn: charts go on computing after their first render.
    const frame = requestAnimationFrame(() => {
      cost.current = performance.now() - shownAt.current;
    });
    return () => {
      cancelAnimationFrame(frame);
    };
  }, [calm]);
  useEffect(() => {
    const pause = Math.max(interval, SHARE * cost.current);
    const wait = Math.max(0, shownAt.current + pause - performance.now());
    const timer = setTimeout(() => {
      shownAt.current = performance.now();
      setCalm(value);
    }, wait);
    return () => {
      clearTimeout(timer);
    };
  }, [value, interval]);
  return calm;
}
