/** How the backends are called before and after this machine was looked at. */
import type { BackendId, BackendInfo, BackendPreference } from '../../runtime/protocol.ts';
import { i18n } from '../../words/i18n.ts';
import { sentences } from '../../words/list.ts';

export interface Choice {
  readonly id: BackendPreference;
  readonly label: string;
  readonly note: string;
  readonly available: boolean;
}

/** Before the first run nothing has looked at this machine yet. */
export const UNSEEN: readonly Choice[] = (
  [
    ['webgl', 'WebGL', i18n.t('On the graphics card.')],
    ['webgpu', 'WebGPU', i18n.t('On the graphics card, by the newer way; never chosen automatically.')],
    ['wasm', 'WebAssembly', i18n.t('On the processor, with its vector instructions.')],
    ['cpu', i18n.t('Plain JavaScript'), i18n.t('Fastest for very small graphs.')],
  ] as const satisfies readonly (readonly [BackendId, string, string])[]
).map(([id, label, note]) => ({ id, label, note: sentences([note, i18n.t('Whether this machine has it is found out at the first run.')]), available: true }));

export const AUTO: Choice = { id: 'auto', label: i18n.t('Automatic'), note: i18n.t('Chooses for this graph and this machine.'), available: true };

export function chipText(backend: BackendInfo | null, preference: BackendPreference): string {
  if (backend) return backend.label;
  return UNSEEN.find((choice) => choice.id === preference)?.label ?? AUTO.label;
}

/** True where the next load of the page brings threads: its service worker adds the headers for them that the host does not send. */
export function threadsWait(): boolean {
  // A frame has them only where the page around it has.
  return !window.crossOriginIsolated && window.parent === window && 'serviceWorker' in navigator && navigator.serviceWorker.controller !== null;
}
