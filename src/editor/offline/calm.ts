import type { RunState } from '../stores/runState.ts';
import { useRunStore } from '../stores/runStore.ts';

/** Milliseconds. */
const QUIET = 5_000;
const LONGEST = 60_000;

/** True while a run is made ready or goes on. */
function isBusy({ state, early }: RunState): boolean {
  return state === 'loading' || state === 'training' || early?.state === 'loading';
}

/** Settles when no run has been made ready or gone on for some seconds; after a minute in any case. */
export function calm(): Promise<void> {
  return new Promise((done) => {
    let quiet: ReturnType<typeof setTimeout> | undefined;
    const finish = () => {
      clearTimeout(quiet);
      clearTimeout(late);
      end();
      done();
    };
    const look = (busy: boolean) => {
      clearTimeout(quiet);
      if (!busy) quiet = setTimeout(finish, QUIET);
    };
    const late = setTimeout(finish, LONGEST);
    const end = useRunStore.subscribe((now, before) => { if (isBusy(now) !== isBusy(before)) look(isBusy(now)); });
    look(isBusy(useRunStore.getState()));
  });
}
