import { useEffect } from 'react';
import { run, useRunStore } from '../../stores/runStore.ts';
import { usePreparedRun, type PreparedRun } from './usePreparedRun.ts';

/**
 * The run that views look at: the open graph as soon as it stands ready, without a word and without fetching anything.
 * @param asked a person wants it loaded, whatever it takes.
 */
export function useShownRun(asked = false): PreparedRun {
  const early = useRunStore((store) => store.early);
  useEffect(() => {
    if (early?.state === 'ready') run.showEarly();
  }, [early]);
  return usePreparedRun(asked);
}
