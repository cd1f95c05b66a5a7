import { browserPlaces } from '../datasets/places.ts';
import { indexedStore } from './checkpoints/indexedStore.ts';
import { Engine } from './engine.ts';
import type { Event } from './protocol.ts';

/** An engine in a browser. `base` is the address of the app's folder; `turn` the milliseconds between two looks at the messages. */
export function startEngine(base: string, emit: (event: Event) => void, turn: number): Engine {
  return new Engine(emit, { places: browserPlaces({ base }), turn, ...(typeof indexedDB === 'undefined' ? {} : { checkpoints: indexedStore() }) });
}
