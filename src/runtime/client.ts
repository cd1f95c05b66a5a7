/**
 * The page's side of the engine. It numbers the runs, drops events of runs that are over, and brings each
 * answer to its question. TensorFlow.js is never loaded with this file.
 */
import type { Program } from '../compiler/program.ts';
import type { Weights } from '../graph/document.ts';
import { EarlyLoad } from './earlyLoad.ts';
import type { CheckpointStore } from './checkpoints/checkpoint.ts';
import { pageHost, workerHost, workerSuffices, type Host } from './host.ts';
import type { Answer, BackendPreference, Command, Event, LiveChanges, ProbeRequest, Question, RecordOptions } from './protocol.ts';
import { i18n } from '../words/i18n.ts';

export interface Client {
  /** `record` names the run among those that are kept, and the checkpoint to begin at. */
  load(program: Program, backend: BackendPreference, record?: RecordOptions): void;
  /**
   * Loads before anybody asks for a run, and says nothing of it: a `load` of the same `record` finds it done or on its way,
   * and is told then what has been; any other takes its place. Only from near, and only where a worker does it; else,
   * and where a run is loaded already, nothing happens.
   * @param settled is told whether the run stands ready; false too where nothing happens. It hears nothing where another takes its place.
   */
  prepare(program: Program, backend: BackendPreference, record: RecordOptions, settled?: (ready: boolean) => void): void;
  train(): void;
  pause(): void;
  step(count: number): void;
  stop(): void;
  reset(): void;
  setSpeed(stepsPerSecond: number | null): void;
  setWeights(node: string, weights: Weights): void;
  /** Changes settings of the run from its next step on. */
  change(changes: LiveChanges): void;
  /** Back to a checkpoint, by its id. */
  rewind(checkpoint: string): void;
  /** Rejects with a whole sentence when there is no answer, or when the run ends before it. */
  ask(question: Question): Promise<Answer>;
  /**
   * Watches what goes on inside, in this run and those after it, until the function that is given back is
   * called. The listener also hears why nothing could be seen.
   */
  watch(request: ProbeRequest, listener: (seen: Seen) => void): () => void;
  /** Releases the run and everything it holds. The client can load again. */
  dispose(): void;
  subscribe(listener: (event: Event) => void): () => void;
}

export interface ClientOptions {
  /** Runs the engine on the page's own thread even where a worker could do it. */
  readonly forceMainThread?: boolean;
  /** The address of the app's folder, where `data/` lies; the page's own folder when left out. */
  readonly base?: string;
  /** Keeps neither checkpoints nor the files of data sets in the browser. */
  readonly keepsNothing?: boolean;
}

/** What a watch saw before a step. */
export type Seen = Extract<Event, { type: 'probed' }>;

interface Asked {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
}

type Unaddressed<T> = T extends unknown ? Omit<T, 'run'> : never;

/** A client with an engine behind it, which starts at the first load. */
export function createClient(options: ClientOptions = {}): Client {
  return new EngineClient(options);
}

/** The checkpoints that the engine keeps in this browser: which there are, and to let go of them. Rejects where the browser keeps none. */
export async function checkpointStore(): Promise<Pick<CheckpointStore, 'list' | 'remove'>> {
  const { indexedStore } = await import('./checkpoints/indexedStore.ts');
  return indexedStore();
}

class EngineClient implements Client {
  readonly #options: ClientOptions;
  readonly #listeners = new Set<(event: Event) => void>();
  readonly #asked = new Map<number, Asked>();
  readonly #watches = new Map<number, { readonly request: ProbeRequest; readonly listener: (seen: Seen) => void }>();
  #host: Host | null = null;
  #run = 0;
  #question = 0;
  #speed: number | null = null;
  /** Somebody has asked for a run. */
  #loaded = false;
  /** The newest checkpoint of the loaded run. */
  #last: string | undefined;
  /** What was loaded unasked; null as soon as somebody asks for a run. */
  #early: EarlyLoad | null = null;

  constructor(options: ClientOptions) {
    this.#options = options;
  }

  load(program: Program, backend: BackendPreference, record?: RecordOptions): void {
    this.#loaded = true;
    this.#last = record?.from;
    const early = this.#early;
    this.#early = null;
    if (early?.serves(record)) {
      for (const event of early.events) this.#receive(event);
    } else {
      this.#endRun(i18n.t('Another run was loaded before the answer was ready.'));
      this.#host ??= this.#start();
      this.#post({ type: 'load', program, backend, ...(record ? { record } : {}) });
    }
    this.#post({ type: 'setSpeed', stepsPerSecond: this.#speed });
    for (const [id, { request }] of this.#watches) this.#post({ type: 'watch', id, request });
  }

  prepare(program: Program, backend: BackendPreference, record: RecordOptions, settled: (ready: boolean) => void = () => undefined): void {
    // On the page's own thread it would hold up the page.
    if (this.#loaded || this.#options.forceMainThread === true || !workerSuffices()) {
      settled(false);
      return;
    }
    this.#early = null;
    this.#endRun('');
    this.#host ??= this.#start();
    this.#post({ type: 'load', program, backend, record, early: true });
    this.#early = new EarlyLoad(record, settled);
  }

  train(): void {
    this.#post({ type: 'train' });
  }

  pause(): void {
    this.#post({ type: 'pause' });
  }

  step(count: number): void {
    this.#post({ type: 'step', count });
  }

  stop(): void {
    this.#post({ type: 'stop' });
  }

  reset(): void {
    this.#post({ type: 'reset' });
  }

  setSpeed(stepsPerSecond: number | null): void {
    this.#speed = stepsPerSecond;
    this.#post({ type: 'setSpeed', stepsPerSecond });
  }

  setWeights(node: string, weights: Weights): void {
    this.#post({ type: 'setWeights', node, weights });
  }

  change(changes: LiveChanges): void {
    this.#post({ type: 'change', changes });
  }

  rewind(checkpoint: string): void {
    this.#post({ type: 'rewind', checkpoint });
  }

  ask(question: Question): Promise<Answer> {
    if (!this.#host || this.#early) return Promise.reject(new Error(i18n.t('There is no run to ask.')));
    this.#question += 1;
    const id = this.#question;
    return new Promise((resolve, reject) => {
      this.#asked.set(id, { resolve, reject });
      this.#post({ type: 'ask', id, question });
    });
  }

  watch(request: ProbeRequest, listener: (seen: Seen) => void): () => void {
    this.#question += 1;
    const id = this.#question;
    this.#watches.set(id, { request, listener });
    this.#post({ type: 'watch', id, request });
    return () => {
      if (this.#watches.delete(id)) this.#post({ type: 'watch', id, request: null });
    };
  }

  dispose(): void {
    this.#early = null;
    this.#loaded = false;
    this.#endRun(i18n.t('The run ended before the answer was ready.'));
    this.#post({ type: 'dispose' });
  }

  subscribe(listener: (event: Event) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #post(command: Unaddressed<Command>): void {
    // What was loaded unasked is nobody's to steer.
    if (!this.#early) this.#host?.post({ ...command, run: this.#run } as Command);
  }

  #endRun(reason: string): void {
    this.#run += 1;
    for (const { reject } of this.#asked.values()) reject(new Error(reason));
    this.#asked.clear();
  }

  #receive(event: Event): void {
    if (event.run !== this.#run) return;
    if (this.#early) {
      this.#early.add(event);
      return;
    }
    this.#follow(event);
    if (event.type === 'answer' || event.type === 'refused') {
      const asked = this.#asked.get(event.id);
      this.#asked.delete(event.id);
      if (event.type === 'answer') asked?.resolve(event.answer);
      else asked?.reject(new Error(event.message));
    }
    if (event.type === 'probed') this.#watches.get(event.id)?.listener(event);
    for (const listener of this.#listeners) listener(event);
  }

  #start(): Host {
    const base = this.#options.base ?? (typeof location === 'undefined' ? 'http://localhost/' : new URL('.', location.href).href);
    const { keepsNothing = false, forceMainThread = false } = this.#options;
    const start = forceMainThread || !workerSuffices() ? pageHost : workerHost;
    return start({ base, keepsNothing, receive: (event) => { this.#receive(event); }, crashed: (reason) => { this.#crashed(reason); } });
  }

  /** Remembers whether there is something to go on from. */
  #follow(event: Event): void {
    if (event.type === 'checkpoint' && event.kept) this.#last = event.checkpoint.id;
  }

  /** The worker is gone, and with it the run; the next load starts another one. */
  #crashed(reason: string): void {
    this.#host?.close();
    this.#host = null;
    if (this.#early) {
      // Nobody has asked for it: whoever does starts another.
      const early = this.#early;
      this.#early = null;
      early.fail();
      return;
    }
    const run = this.#run;
    for (const { reject } of this.#asked.values()) reject(new Error(i18n.t('The engine stopped before the answer was ready.')));
    this.#asked.clear();
    this.#receive({ type: 'state', run, state: 'failed' });
    this.#receive({ type: 'failed', run, message: stoppedMessage(reason, this.#last !== undefined) });
  }
}

function stoppedMessage(reason: string, hasCheckpoint: boolean): string {
  return hasCheckpoint
    ? i18n.t('The engine stopped working: {reason}. The run can go on from its last checkpoint; if it happens again, make the batch or the layers smaller.', { reason })
    : i18n.t('The engine stopped working: {reason}. Load the graph again to begin anew; if it happens again, make the batch or the layers smaller.', { reason });
}
