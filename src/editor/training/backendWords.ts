/** How the backends are called before and after this machine was looked at. */
import type { BackendId, BackendInfo, BackendPreference } from '../../runtime/protocol.ts';

export interface Choice {
  readonly id: BackendPreference;
  readonly label: string;
  readonly note: string;
  readonly available: boolean;
}

/** Before the first run nothing has looked at this machine yet. */
export const UNSEEN: readonly Choice[] = (
  [
    ['webgl', 'WebGL', 'On the graphics card.'],
    ['webgpu', 'WebGPU', 'On the graphics card, by the newer way; never chosen automatically.'],
    ['wasm', 'WebAssembly', 'On the processor, with its vector instructions.'],
    ['cpu', 'Plain JavaScript', 'Fastest for very small graphs.'],
  ] as const satisfies readonly (readonly [BackendId, string, string])[]
).map(([id, label, note]) => ({ id, label, note: `${note} Whether this machine has it is found out at the first run.`, available: true }));

export const AUTO: Choice = { id: 'auto', label: 'Automatic', note: 'Chooses for this graph and this machine.', available: true };

export function chipText(backend: BackendInfo | null, preference: BackendPreference): string {
  if (backend) return backend.label;
  return UNSEEN.find((choice) => choice.id === preference)?.label ?? AUTO.label;
}

/** True where the next load of the page brings threads: its service worker adds the headers for them that the host does not send. */
export function threadsWait(): boolean {
  // A frame has them only where the page around it has.
  return !window.crossOriginIsolated && window.parent === window && 'serviceWorker' in navigator && navigator.serviceWorker.controller !== null;
}
