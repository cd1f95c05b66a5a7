/** The run: what the engine says, and the verbs that a person has over it. */
import { create } from 'zustand';
import type { Program } from '../../compiler/program.ts';
import type { Weights } from '../../graph/document.ts';
import { createClient, type Client } from '../../runtime/client.ts';
import type { Answer, BackendInfo, BackendPreference, EngineState, Event, MetricPoint, Progress, Question } from '../../runtime/protocol.ts';
import { currentCompilation } from './compilationStore.ts';
import { usePreferencesStore } from './preferencesStore.ts';

export interface LoadedData {
  readonly name: string;
  readonly origin: string;
  readonly trainRows: number;
  readonly validationRows: number;
}

interface RunState {
  /** `empty`: nothing has been loaded yet. */
  readonly state: EngineState | 'empty';
  /** The program that the engine holds; the open graph may have moved on since. */
  readonly program: Program | null;
  readonly progress: Progress | null;
  readonly points: readonly MetricPoint[];
  readonly backend: BackendInfo | null;
  readonly loading: { readonly message: string; readonly fraction: number | null } | null;
  /** By dataset node: what its rows really are. */
  readonly data: Readonly<Record<string, LoadedData>>;
  readonly failure: string | null;
  readonly stepsPerSecond: number | null;
}

const EMPTY = { progress: null, points: [], loading: null, data: {}, failure: null } as const;

export const useRunStore = create<RunState>()(() => ({ ...EMPTY, state: 'empty', program: null, backend: null, stepsPerSecond: null }));

const { getState, setState } = useRunStore;

/** Past this many points, every second one of the older half is dropped: a chart has no more pixels. */
const MAX_POINTS = 4000;

let client: Client | null = null;
/** The engine's own starting weights are not those of the graph any more, so its reset would not do. */
let startMoved = false;

function engine(): Client {
  if (!client) {
    client = createClient();
    client.subscribe(receive);
  }
  return client;
}

function receive(event: Event): void {
  switch (event.type) {
    case 'state':
      setState({ state: event.state, ...(event.state === 'loading' ? {} : { loading: null }) });
      break;
    case 'backend':
      setState({ backend: event.backend });
      break;
    case 'loading':
      setState({ loading: { message: event.message, fraction: event.fraction } });
      break;
    case 'data': {
      const { node, name, origin, trainRows, validationRows } = event;
      setState(({ data }) => ({ data: { ...data, [node]: { name, origin, trainRows, validationRows } } }));
      break;
    }
    case 'progress':
      setState(({ points }) => ({ progress: event.progress, points: appendPoints(points, event.points) }));
      break;
    case 'failed':
      setState({ state: 'failed', failure: event.message, loading: null });
      break;
    case 'answer':
    case 'refused':
      break;
  }
}

/** A point at a step that was seen before starts the chart anew from there (reset). */
export function appendPoints(points: readonly MetricPoint[], more: readonly MetricPoint[]): readonly MetricPoint[] {
  const first = more[0];
  if (!first) return points;
  const last = points.at(-1);
  // Nearly always the new ones follow the old ones; `concat` then moves one block of memory.
  const kept = last === undefined || last.step < first.step ? points : points.filter((point) => point.step < first.step);
  const all = kept.concat(more);
  if (all.length <= MAX_POINTS) return all;
  const half = all.length >> 1;
  return all.filter((point, index) => index >= half || index % 2 === 0 || point.validationLoss !== undefined);
}

/** A program never changes, so it is written out once at most. */
const texts = new WeakMap<Program, string>();

function textOf(program: Program): string {
  const known = texts.get(program);
  if (known !== undefined) return known;
  const text = JSON.stringify(program);
  texts.set(program, text);
  return text;
}

/** True when the open graph would train differently from the program that the engine holds. */
export function isStale(program: Program | null, loaded: Program | null): boolean {
  if (loaded === null || program === loaded) return false;
  return program === null || textOf(program) !== textOf(loaded);
}

/** Loads the open graph unless the engine holds it already. False when it has errors. */
function ensureLoaded(): boolean {
  const { program } = currentCompilation();
  if (!program) return false;
  const { program: loaded, state } = getState();
  if (loaded !== null && state !== 'failed' && state !== 'empty' && !isStale(program, loaded)) return true;
  setState({ ...EMPTY, state: 'loading', program });
  startMoved = false;
  engine().load(program, usePreferencesStore.getState().backend);
  if (getState().stepsPerSecond !== null) engine().setSpeed(getState().stepsPerSecond);
  return true;
}

export const run = {
  /** Trains or resumes; loads the graph first where it has changed since. */
  train(): void {
    if (ensureLoaded()) engine().train();
  },
  pause(): void {
    engine().pause();
  },
  /** One update, then pause. */
  step(): void {
    if (ensureLoaded()) engine().step(1);
  },
  stop(): void {
    engine().stop();
  },
  /** Back to the initial weights at step 0; the same seed gives the same weights. */
  reset(): void {
    setState({ points: [], failure: null });
    if (startMoved || getState().state === 'failed' || isStale(currentCompilation().program, getState().program)) {
      setState({ program: null });
      ensureLoaded();
    } else engine().reset();
  },
  /** At most this many steps a second; null for as fast as it goes. */
  setSpeed(stepsPerSecond: number | null): void {
    setState({ stepsPerSecond });
    if (getState().state !== 'empty') engine().setSpeed(stepsPerSecond);
  },
  /** Changes weights by hand, at once. */
  setWeights(node: string, weights: Weights): void {
    if (ensureLoaded()) engine().setWeights(node, weights);
  },
  /**
   * Takes the open graph for the one that the engine holds. For starting weights that were set by hand
   * at step 0, in the engine and in the graph alike: loading again would change nothing.
   */
  adoptGraph(): void {
    const { program } = currentCompilation();
    if (!program || getState().program === null) return;
    startMoved = true;
    setState({ program });
  },
  /** Changes the backend; a loaded graph begins again on the new one. */
  setBackend(backend: BackendPreference): void {
    usePreferencesStore.setState({ backend });
    if (getState().program) {
      setState({ program: null });
      ensureLoaded();
    }
  },
  /** Loads the graph without training, so that pictures and weights can be shown. False when it has errors. */
  prepare(): boolean {
    return ensureLoaded();
  },
  /** Asks the engine; rejects with a sentence where it cannot answer. */
  ask(question: Question): Promise<Answer> {
    return engine().ask(question);
  },
};
