import { useEffect, useState } from 'react';
import type { Answer, Question } from '../../../runtime/protocol.ts';
import { run, useRunStore } from '../../stores/runStore.ts';

type AnswerTo<Q extends Question> = Extract<Answer, { kind: Q['kind'] }>;

export interface Live<Q extends Question> {
  readonly answer: AnswerTo<Q> | null;
  /** `performance.now()` when the question was put: what was set by hand before is in the answer. */
  readonly askedAt: number;
  /** Why the last question could not be answered. */
  readonly problem: string | null;
}

/** At most eight answers a second. */
const PAUSE = 125;

/**
 * The answer to a question about the run, put again whenever the run has moved on: at most eight times
 * a second, one at a time, and not while the page is hidden. The last answer stays until a new one comes;
 * loading another graph takes it away.
 * @param question the same object for as long as it is the same question; null asks nothing.
 * @param pause milliseconds from one question to the next, for questions that cost the engine much.
 */
export function useAnswer<Q extends Question>(question: Q | null, pause = PAUSE): Live<Q> {
  return useAsking(question, true, pause);
}

/** The same for what does not change within a run, such as rows of the data: put once for each loaded graph. */
export function useAnswerOnce<Q extends Question>(question: Q | null): Live<Q> {
  return useAsking(question, false, PAUSE);
}

function useAsking<Q extends Question>(question: Q | null, again: boolean, pause: number): Live<Q> {
  const [live, setLive] = useState<Live<Q>>({ answer: null, askedAt: 0, problem: null });
  useEffect(() => (question ? keepAsking(question, again, pause, setLive) : undefined), [question, again, pause]);
  return live;
}

/** Asks until it is called back. */
function keepAsking<Q extends Question>(question: Q, again: boolean, pause: number, tell: (live: Live<Q>) => void): () => void {
  let ended = false;
  let known = false;
  let wanted = true;
  let busy = false;
  let held = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function ready(): boolean {
    const { state } = useRunStore.getState();
    return !document.hidden && state !== 'empty' && state !== 'loading' && state !== 'failed';
  }

  async function ask(): Promise<void> {
    busy = true;
    wanted = false;
    const askedAt = performance.now();
    try {
      const answer = await run.ask(question);
      known = !again;
      if (!ended) tell({ answer: answer as AnswerTo<Q>, askedAt, problem: null });
    } catch (error) {
      if (!ended) tell({ answer: null, askedAt, problem: error instanceof Error ? error.message : String(error) });
    }
    if (ended) return;
    timer = setTimeout(() => {
      busy = false;
      if (wanted) tryNow();
    }, Math.max(0, pause - (performance.now() - askedAt)));
  }

  /** Training begins: its first moments belong to the steps and to the first drawing of the charts. */
  function hold(): void {
    wanted = true;
    if (busy || known) return;
    busy = true;
    held = true;
    timer = setTimeout(release, 2 * pause);
  }

  /** A run that is over sooner than that is asked at once. */
  function release(): void {
    if (!held) return;
    clearTimeout(timer);
    held = false;
    busy = false;
    tryNow();
  }

  function tryNow(): void {
    wanted = true;
    if (!busy && !known && ready()) void ask();
  }

  const unsubscribe = useRunStore.subscribe((now, before) => {
    if (now.state === 'loading' && before.state !== 'loading') {
      known = false;
      tell({ answer: null, askedAt: 0, problem: null });
    }
    if (now.state === 'training' && before.state !== 'training') hold();
    else if (before.state === 'training' && now.state !== 'training' && held) release();
    else if (now.progress !== before.progress || now.state !== before.state) tryNow();
  });
  document.addEventListener('visibilitychange', tryNow);
  tryNow();
  return () => {
    ended = true;
    clearTimeout(timer);
    unsubscribe();
    document.removeEventListener('visibilitychange', tryNow);
  };
}
