import { startTransition, useEffect, useMemo, useState } from 'react';
import type { Program } from '../../compiler/program.ts';
import { useCompilationStore } from '../stores/compilationStore.ts';
import { useDocument } from '../stores/documentStore.ts';
import { usePreferencesStore } from '../stores/preferencesStore.ts';
import type { RunState } from '../stores/runState.ts';
import { useRunStore } from '../stores/runStore.ts';
import { isStale } from '../stores/staleness.ts';
import { useWatch } from '../views/run/useWatch.ts';
import type { Advice } from './advice.ts';
import { advise } from './coach.ts';
import { figuresOf } from './figures.ts';
import { insideOf } from './inside.ts';
import { coachRequest } from './request.ts';

/** A run is judged when so small a part of it has gone by, each time its steps have doubled, and when it rests. */
const TIMES = 50;
const NOBODY: ReadonlySet<string> = new Set();

export interface Coach {
  readonly advice: Advice | null;
  /** Not now: this rule says nothing more of this graph's runs. */
  hush(): void;
}

/**
 * What the coach says of the run of the open graph: looked at while it trains and once when it rests, never before its first step
 * and never after the graph was changed. A run that failed has a notice of its own.
 */
export function useCoach(): Coach {
  const on = usePreferencesStore(({ coach }) => coach);
  const document = useDocument();
  const compilation = useCompilationStore((store) => store.compilation);
  const loaded = useRunStore((store) => store.changing ?? store.program);
  const { state, step, points } = useMoment();
  const judged = on && step > 0 && (state === 'training' || state === 'paused' || state === 'done') && !isStale(compilation.program, loaded) ? loaded : null;
  const request = useMemo(() => judged && coachRequest(judged), [judged]);
  const seen = useWatch(request);
  const [hushed, setHushed] = useState<{ readonly program: Program | null; readonly rules: ReadonlySet<string> }>({ program: null, rules: NOBODY });
  const quiet = hushed.program === judged ? hushed.rules : NOBODY;
  const found = useMemo(() => {
    if (!judged) return null;
    const inside = seen.values.length > 0 ? insideOf(seen.values) : null;
    return advise(figuresOf({ document, compilation, program: judged, state, step, points, inside }), quiet);
  }, [document, compilation, judged, state, step, points, seen, quiet]);
  const advice = useSettled(found, judged, state);
  const rule = advice?.rule;
  return {
    advice,
    hush: () => {
      if (rule !== undefined) setHushed({ program: judged, rules: new Set([...quiet, rule]) });
    },
  };
}

interface Moment {
  readonly state: RunState['state'];
  readonly step: number;
  readonly points: RunState['points'];
  /** Which part of the run it is, and of which run: the next judgement is due with the next. */
  readonly part: number;
  /** How often its steps have doubled: of a run without an end as good as nothing has gone by, and it can be ill all the same. */
  readonly doublings: number;
  readonly program: Program | null;
}

function momentOf({ state, progress, points, program }: RunState): Moment {
  const step = progress?.step ?? 0;
  return { state, step, points, program, part: Math.floor((step * TIMES) / Math.max(1, progress?.steps ?? 1)), doublings: Math.floor(Math.log2(Math.max(1, step))) };
}

function isDue(before: Moment, now: Moment): boolean {
  return now.state !== before.state || now.part !== before.part || now.doublings !== before.doublings || now.program !== before.program || now.step > 0 !== before.step > 0;
}

/** The run as it is, told anew when it has moved on by a part of its steps that is worth another judgement. */
function useMoment(): Moment {
  const [moment, setMoment] = useState(() => momentOf(useRunStore.getState()));
  useEffect(
    () =>
      useRunStore.subscribe((store) => {
        const now = momentOf(store);
        // It can wait until the charts are drawn.
        startTransition(() => {
          setMoment((before) => (isDue(before, now) ? now : before));
        });
      }),
    [],
  );
  return moment;
}

/**
 * What is said stays as it was first said for as long as its rule holds and the run goes on: numbers that change with each look would
 * be read out again and again. When the run comes to rest, the numbers are those of its end.
 */
function useSettled(found: Advice | null, program: Program | null, state: RunState['state']): Advice | null {
  const [said, say] = useState<{ readonly advice: Advice | null; readonly program: Program | null; readonly state: RunState['state'] }>({ advice: null, program: null, state: 'empty' });
  const same = said.program === program && said.advice?.rule === found?.rule && said.state === state;
  if (same && (state === 'training' || said.advice?.measured === found?.measured)) return said.advice;
  say({ advice: found, program, state });
  return found;
}
