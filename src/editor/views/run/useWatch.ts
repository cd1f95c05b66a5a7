import { useEffect, useState } from 'react';
import type { Probe, Probed, ProbeRequest } from '../../../runtime/protocol.ts';
import { useRunStore } from '../../stores/runStore.ts';
import { watchVisible } from './watchVisible.ts';

export interface Watched {
  /** The step before which it was seen; null before the first answer. */
  readonly step: number | null;
  readonly values: readonly Probed[];
  /** Why nothing could be seen: a whole sentence. */
  readonly problem: string | null;
}

const NOTHING: Watched = { step: null, values: [], problem: null };

/**
 * What a probe sees of the run, again and again as the run moves on. Watching ends when the view goes, and rests while the page is
 * hidden. The last answer stays until a new one comes; loading another graph takes it away.
 * @param request the same object for as long as it is the same request; null watches nothing and costs nothing.
 */
export function useWatch(request: ProbeRequest | null): Watched {
  const [watched, setWatched] = useState(NOTHING);
  useEffect(() => {
    if (!request) return undefined;
    const stop = watchVisible(request, ({ step, values, refused }) => { setWatched({ step, values, problem: refused ?? null }); });
    const forget = useRunStore.subscribe((now, before) => {
      if (now.state === 'loading' && before.state !== 'loading') setWatched(NOTHING);
    });
    return () => {
      stop();
      forget();
      setWatched(NOTHING);
    };
  }, [request]);
  return watched;
}

/** The array that answers a probe; `name` tells a node's weights, or features from labels. */
export function seenOf({ values }: Watched, node: string, quantity: Probe['quantity'], name?: string): Probed | undefined {
  return values.find((each) => each.node === node && each.quantity === quantity && (name === undefined || each.name === name));
}
