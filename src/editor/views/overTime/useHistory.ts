import { useEffect } from 'react';
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

/**
 * What a watch has seen of this run while a view of that name was open; another run begins anew.
 * @param name of what is seen: always the same for the same `T`.
 * @param request the same object for as long as it is the same request.
 * @param read what of an answer is kept; null where there is nothing in it. The same function for as long as it reads the same.
 */
export function useHistory<T>(name: string, request: ProbeRequest, read: (seen: Seen) => T | null): History<T> {
  useEffect(() => watchVisible(request, (seen) => {
    useHistoryStore.setState((all) => {
      const { moments } = (all[name] ?? NONE) as History<T>;
      const value = seen.refused === undefined ? read(seen) : null;
      return { [name]: { moments: value === null ? moments : withMoment(moments, { step: seen.step, value }), problem: seen.refused ?? null } };
    });
  }), [name, request, read]);
  return useHistoryStore((all) => all[name] ?? NONE) as History<T>;
}
