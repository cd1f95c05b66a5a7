import { browserPlaces } from '../datasets/places.ts';
import { indexedStore } from './checkpoints/indexedStore.ts';
import { Engine } from './engine.ts';
import type { Event } from './protocol.ts';

interface StartOptions {
  /** Milliseconds between two looks at the messages. */
  readonly turn: number;
  /** Neither checkpoints nor files of data sets stay in the browser. */
  readonly keepsNothing: boolean;
}

/** An engine in a browser. `base` is the address of the app's folder. */
export function startEngine(base: string, emit: (event: Event) => void, { turn, keepsNothing }: StartOptions): Engine {
  const checkpoints = keepsNothing || typeof indexedDB === 'undefined' ? {} : { checkpoints: indexedStore() };
  return new Engine(emit, { places: browserPlaces({ base, ...(keepsNothing ? { caches: null } : {}) }), turn, ...checkpoints });
}
