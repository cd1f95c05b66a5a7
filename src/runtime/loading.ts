/** Loads what the dataset nodes of a program name, and keeps the last of it, for graphs change more often than data. */
import type { Program, ProgramSource } from '../compiler/program.ts';
import { dataSource } from '../datasets/registry.ts';
import type { Data, FilePlace, LoadContext, LoadProgress } from '../datasets/source.ts';
import type { Event } from './protocol.ts';
import { i18n } from '../words/i18n.ts';

export type Places = (dataset: string) => readonly FilePlace[];

/** Data sets of the last run that are kept in memory. */
const KEPT = 4;

export class DataLoader {
  readonly #places: Places;
  readonly #kept = new Map<string, Data>();

  constructor(places: Places) {
    this.#places = places;
  }

  /**
   * The data of each dataset node, by node. Throws what the source says when they cannot be had.
   * @param early nobody has asked for them yet: nothing is fetched from far, and nothing stands in for what is missing.
   */
  async load(program: Program, signal: AbortSignal, progress: (progress: LoadProgress) => void, early = false): Promise<ReadonlyMap<string, Data>> {
    const loaded = new Map<string, Data>();
    for (const source of program.sources) {
      loaded.set(source.node, await this.#load(source, { seed: program.training.seed, signal, progress, early, places: this.#places }));
    }
    return loaded;
  }

  async #load(source: ProgramSource, context: LoadContext): Promise<Data> {
    const key = JSON.stringify([source.source, source.params, context.seed]);
    const kept = this.#kept.get(key);
    if (kept) return kept;
    const implementation = dataSource(source.source);
    if (!implementation) throw new Error(i18n.t('There is no data set “{source}” in this version.', { source: source.source }));
    const data = await implementation.load(implementation.params.parse(source.params), context);
    // A stand-in for it is not kept: the real files may be there next time.
    if (data.source === implementation.id) this.#kept.set(key, data);
    const oldest = this.#kept.keys().next().value;
    if (this.#kept.size > KEPT && oldest !== undefined) this.#kept.delete(oldest);
    return data;
  }
}

/** What was loaded for each dataset node, for the page. */
export function dataEvents(run: number, data: ReadonlyMap<string, Data>): readonly Event[] {
  return [...data].map(([node, { source, origin, train, validation }]) => ({ type: 'data', run, node, source, origin, trainRows: train.rows, validationRows: validation?.rows ?? 0 }));
}
