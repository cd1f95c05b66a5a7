import { useEffect, useRef, useState } from 'react';
import type { Program } from '../../../compiler/program.ts';
import { run, useRunStore } from '../../stores/runStore.ts';
import { sizeFor, thinned, type Landscape } from './landscape.ts';

export interface Looked {
  readonly landscape: Landscape | null;
  /** The engine is at it: in turns, so that it hears commands meanwhile. */
  readonly busy: boolean;
  readonly problem: string | null;
  readonly lookAgain: () => void;
}

interface Last {
  /** What it was asked by. */
  readonly wanted: string | null;
  readonly landscape: Landscape | null;
  readonly problem: string | null;
}

/**
 * The landscape around the weights of the moment: when the view is opened, when a run comes to rest, and when a person asks
 * for it. While a run trains it stays as it is: training waits until it is measured, on large nets for seconds.
 */
export function useLandscape(program: Program, seed: number): Looked {
  const [round, setRound] = useState(0);
  const [last, setLast] = useState<Last>({ wanted: null, landscape: null, problem: null });
  const restsAt = useRunStore((store) => (store.state === 'training' || store.state === 'loading' ? null : (store.progress?.step ?? 0)));
  const asked = `${seed} ${round}`;
  // The last checkpoints of a run are told of when it rests already.
  const stops = useRunStore((store) => (store.state === 'training' ? 0 : store.checkpoints.length));
  // A run that goes on changes nothing; one that comes to rest at another step does.
  const wanted = restsAt === null ? (last.wanted?.startsWith(`${asked} `) ? last.wanted : `${asked} `) : `${asked} ${restsAt} ${stops}`;
  const inFlight = useRef<Promise<void>>(Promise.resolve());
  useEffect(() => {
    let ended = false;
    const tell = (found: Partial<Last>): void => { if (!ended) setLast((before) => ({ ...before, problem: null, ...found, wanted })); };
    const ask = async (): Promise<void> => {
      // What nobody waits for any more is not asked.
      if (ended) return;
      try {
        const answer = await run.ask({ kind: 'landscape', seed, reach: 1, ...sizeFor(program), checkpoints: thinned(useRunStore.getState().checkpoints).map(({ id }) => id) });
        if (answer.kind === 'landscape') tell({ landscape: answer });
      } catch (error) {
        tell({ problem: error instanceof Error ? error.message : String(error) });
      }
    };
    inFlight.current = inFlight.current.then(ask);
    return () => { ended = true; };
  }, [program, seed, wanted]);
  return { landscape: last.landscape, problem: last.problem, busy: last.wanted !== wanted, lookAgain: () => { setRound((before) => before + 1); } };
}
