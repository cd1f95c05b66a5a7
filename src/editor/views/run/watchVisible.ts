import type { Seen } from '../../../runtime/client.ts';
import type { ProbeRequest } from '../../../runtime/protocol.ts';
import { run } from '../../stores/runStore.ts';

/** Watches the run for as long as the page is seen; until the function that is given back is called. */
export function watchVisible(request: ProbeRequest, listener: (seen: Seen) => void): () => void {
  let stop: (() => void) | null = null;
  const follow = (): void => {
    if (document.hidden) {
      stop?.();
      stop = null;
    } else stop ??= run.watch(request, listener);
  };
  follow();
  document.addEventListener('visibilitychange', follow);
  return () => {
    stop?.();
    document.removeEventListener('visibilitychange', follow);
  };
}
