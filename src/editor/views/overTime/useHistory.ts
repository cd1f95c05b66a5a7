import { useEffect, useMemo } from 'react';
import { create } from 'zustand';
import type { Seen } from '../../../runtime/client.ts';
import type { ProbeRequest } from '../../../runtime/protocol.ts';
import { useRunStore } from '../../stores/runStore.ts';
import { watchVisible } from '../run/watchVisible.ts';
import { withMoment, type Moment } from './history.ts';

export interface History<T> {
  readonly moments: readonly Moment<T>[];
  /** Why nothing could be seen: a whole sentence. */
  readonly problem: string | null;
}

const NONE: History<never> = { moments: [], problem: null };

/** What was seen of the run that is loaded, by name: a view that is put elsewhere, or closed for a while, finds it again. */
const useHistoryStore = create<Readonly<Record<string, History<unknown>>>>()(() => ({}));

useRunStore.subscribe((now, before) => {
  if (now.state === 'loading' && before.state !== 'loading') useHistoryStore.setState({}, true);
});

/** A quick run is over in a tenth of a second, and shall have more than two moments: looks a second, for so many of them. */
const EAGER = 40;
const EAGER_MOMENTS = 16;
/** A long run has time: more looks would cost it a third of its speed on two cores. */
const CALM = 4;

/**
 * What a watch has seen of this run while a view of that name was open; another run begins anew.
 * @param name of what is seen: always the same for the same `T`.
 * @param requestAt what is asked, so many times a second; the same function for as long as it asks the same.
 * @param read what of an answer is kept; null where there is nothing in it. The same function for as long as it reads the same.
 */
export function useHistory<T>(name: string, requestAt: (perSecond: number) => ProbeRequest, read: (seen: Seen) => T | null): History<T> {
  const calm = useHistoryStore((all) => (all[name] ?? NONE).moments.length >= EAGER_MOMENTS);
  const request = useMemo(() => requestAt(calm ? CALM : EAGER), [requestAt, calm]);
  useEffect(() => watchVisible(request, (seen) => {
    useHistoryStore.setState((all) => {
      const { moments } = (all[name] ?? NONE) as History<T>;
      const value = seen.refused === undefined ? read(seen) : null;
      return { [name]: { moments: value === null ? moments : withMoment(moments, { step: seen.step, value }), problem: seen.refused ?? null } };
    });
  }), [name, request, read]);
  return useHistoryStore((all) => all[name] ?? NONE) as History<T>;
}
