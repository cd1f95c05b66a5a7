/** The keeping of runs is code that comes after the first screen: when the page has nothing else to do, or when a run begins before that. */
import { useRunStore } from '../stores/runStore.ts';
import { idle } from '../ui/later.tsx';

export function keepRuns(): void {
  const start = () => {
    stop();
    void import('./start.ts').then(({ startRuns }) => startRuns());
  };
  const stop = useRunStore.subscribe(start);
  void idle().then(start);
}
