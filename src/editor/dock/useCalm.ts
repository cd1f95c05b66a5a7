import { useEffect, useRef, useState } from 'react';

/**
 * The value, but at most once in an interval: what comes in between is skipped, the last one is not.
 * @param interval in milliseconds.
 */
export function useCalm<T>(value: T, interval: number): T {
  const [calm, setCalm] = useState(value);
  const shownAt = useRef(-Infinity);
  useEffect(() => {
    const wait = Math.max(0, shownAt.current + interval - performance.now());
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
