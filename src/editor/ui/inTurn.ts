import { useEffect, useState } from 'react';

/** Two frames of the screen, in milliseconds. */
const APART_MS = 34;

const waiting = new Set<() => void>();
let timer: ReturnType<typeof setTimeout> | undefined;

function next(): void {
  const [first] = waiting;
  timer = undefined;
  if (!first) return;
  waiting.delete(first);
  timer = setTimeout(next, APART_MS);
  first();
}

/**
 * The value, a little later: of all that lags in this way one part of the page takes its turn at a time, each in a task and a
 * frame of its own. For what is slow to draw and stands side by side: together they would hold the page up.
 */
export function useInTurn<T>(value: T): T {
  const [shown, setShown] = useState(value);
  useEffect(() => {
    if (Object.is(shown, value)) return;
    const turn = () => { setShown(value); };
    waiting.add(turn);
    timer ??= setTimeout(next, 0);
    return () => { waiting.delete(turn); };
  }, [shown, value]);
  return shown;
}
