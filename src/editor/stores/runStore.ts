/** The run: what the engine says, and the verbs that a person has over it. */
import { create } from 'zustand';
import type { Program } from '../../compiler/program.ts';
import { dataSource } from '../../datasets/registry.ts';
import type { Weights } from '../../graph/document.ts';
import { createClient, type Client, type Seen } from '../../runtime/client.ts';
import type { Answer, BackendPreference, Event, ProbeRequest, Question, RecordOptions } from '../../runtime/protocol.ts';
import { i18n } from '../../words/i18n.ts';
import { isEmbedded } from '../embedded.ts';
import { forked, rewound } from '../training/branches.ts';
import { isEmptyChange, liveChanges } from '../training/liveChanges.ts';
import { currentCompilation, useCompilationStore } from './compilationStore.ts';
import { usePreferencesStore } from './preferencesStore.ts';
import { appendPoints, EMPTY, FRESH, isUntouched, kept, marked, newKey, recoveryOf, settled, type Early, type Recovery, type RunState } from './runState.ts';
import { notify } from './sessionStore.ts';
import { isStale } from './staleness.ts';

export const useRunStore = create<RunState>()(() => ({ ...EMPTY, key: null, recordKey: null, recovery: null, state: 'empty', program: null, backend: null, stepsPerSecond: null }));

const { getState, setState } = useRunStore;

let client: Client | null = null;
/** The engine's own starting weights are not those of the graph any more, so its reset would not do. */
let startMoved = false;
/** Told once: it would be said again at every checkpoint. */
let toldOfFullStore = false;

function engine(): Client {
  if (!client) {
    client = createClient({ keepsNothing: isEmbedded });
    client.subscribe(receive);
  }
  return client;
}

/** Checkpoints that came since the last report: a quick run has one every few milliseconds, and the window need not be drawn for each. */
let keptMeanwhile: Extract<Event, { type: 'checkpoint' }>[] = [];

function receive(event: Event): void {
  if (event.type === 'checkpoint' && event.kept && getState().state === 'training') {
    keptMeanwhile.push(event);
    return;
  }
  const meanwhile = keptMeanwhile;
  keptMeanwhile = [];
  for (const { checkpoint, dropped } of meanwhile) setState((state) => kept(state, checkpoint, dropped));
  take(event);
}

function take(event: Event): void {
  switch (event.type) {
    case 'state':
      setState({ state: event.state, ...(event.state === 'loading' ? {} : { loading: null }) });
      moveOnWhenKept();
      break;
    case 'backend':
      setState({ backend: event.backend });
      break;
    case 'loading':
      setState({ loading: { message: event.message, fraction: event.fraction } });
      break;
    case 'data': {
      const { node, source, origin, trainRows, validationRows } = event;
      setState(({ data }) => ({ data: { ...data, [node]: { name: dataSource(source)?.label ?? source, origin, trainRows, validationRows } } }));
      break;
    }
    case 'progress':
      setState((state) => ({
        progress: event.progress,
        ...forked(state, event.points.at(-1)?.step ?? 0, newKey),
        points: appendPoints(state.points, event.points),
      }));
      break;
    case 'failed':
      setState((state) => ({ state: 'failed', failure: event.message, blame: null, loading: null, changing: null, recovery: recoveryOf(state) }));
      break;
    case 'checkpoint':
      if (event.kept) setState((state) => kept(state, event.checkpoint, event.dropped));
      if (moving && !event.kept) loadAgain();
      else moveOnWhenKept();
      if (!event.kept && !toldOfFullStore) {
        toldOfFullStore = true;
        notify({ severity: 'warning', title: i18n.t('There is no room for more checkpoints'), lines: [event.note ?? i18n.t('This browser’s store is full.'), i18n.t('The run goes on; after a reload it can be continued from the last checkpoint that was kept.')] });
      }
      break;
    case 'changed':
      setState((state) => ({ ...settled(state.changing, event.program), marks: marked(state, event) }));
      break;
    case 'blamed':
      // Going on from the last good weights would come to the same step again.
      if (event.blame) setState({ blame: event.blame, recovery: null });
      break;
    case 'stopped':
      setState({ stopped: event.reason });
      break;
    case 'rewound':
      setState((state) => ({ ...rewound(state, event.step), stopped: null }));
      break;
    case 'forgotten':
      setState(({ checkpoints }) => ({ checkpoints: checkpoints.filter(({ id }) => id !== event.checkpoint) }));
      notify({ severity: 'warning', title: i18n.t('The run cannot go back there'), lines: [event.message] });
      break;
    case 'answer':
    case 'probed':
    case 'refused':
      break;
  }
}

/** Loads the open graph unless the engine holds it already. False when it has errors. */
function ensureLoaded(unasked = false): boolean {
  const { program } = currentCompilation();
  if (!program) return false;
  const { program: loaded, changing, state } = getState();
  if (loaded !== null && state !== 'failed' && state !== 'empty' && !isStale(program, changing ?? loaded)) return true;
  if (getState().rewoundTo !== null && takeUp(program)) return true;
  const key = earlyKey(program) ?? newKey();
  begin(program, { key }, { ...EMPTY, key, unasked });
  return true;
}

/** The name of the run that was loaded early, where it is the one that is wanted now. */
function earlyKey(program: Program): string | null {
  const { early: held } = getState();
  return held?.backend === usePreferencesStore.getState().backend && !isStale(program, held.program) ? held.key : null;
}

/** Has the run go on with the open graph's settings. False where that takes more than settings. */
function takeUp(open: Program): boolean {
  const { program, changing } = getState();
  const held = changing ?? program;
  const changes = held && liveChanges(open, held);
  if (!changes) return false;
  if (!isEmptyChange(changes)) {
    setState({ changing: open });
    engine().change(changes);
  }
  return true;
}

function begin(program: Program, record: RecordOptions, state: Partial<RunState>): void {
  setState({ ...state, recordKey: record.key, state: 'loading', program });
  startMoved = false;
  moving = null;
  keptMeanwhile = [];
  engine().load(program, usePreferencesStore.getState().backend, record);
  if (getState().stepsPerSecond !== null) engine().setSpeed(getState().stepsPerSecond);
}

/** A run that waits for the checkpoint of its last step, to go on with another backend: what it did before. */
let moving: 'training' | 'paused' | null = null;

/** Goes on with the backend that is now chosen, once the run rests and the checkpoint of its last step is kept. */
function moveOnWhenKept(): void {
  const { state, progress, checkpoints } = getState();
  if (!moving || state === 'training' || !checkpoints.some(({ step }) => step === progress?.step)) return;
  const was = moving;
  moving = null;
  const recovery = recoveryOf(getState());
  if (recovery) run.continueFrom(recovery, was === 'training');
  else loadAgain();
}

function loadAgain(): void {
  moving = null;
  setState({ program: null });
  ensureLoaded();
}

/** An edit that a run on its way can take up is sent to it, in place of making it stale. */
useCompilationStore.subscribe(({ compilation: { program: open } }) => {
  const { state, progress } = getState();
  const underWay = state === 'training' || (state === 'paused' && (progress?.step ?? 0) > 0);
  if (open && underWay) takeUp(open);
});

export const run = {
  /** Trains or resumes; loads the graph first where it has changed since. */
  train(): void {
    if (!ensureLoaded()) return;
    setState({ recovery: null, stopped: null, unasked: false });
    engine().train();
  },
  /** Trains the open graph from its first step, also where the run under way could take up what was changed. */
  trainFromStart(): void {
    setState({ program: null, changing: null, rewoundTo: null });
    run.train();
  },
  pause(): void {
    engine().pause();
  },
  /** One update, then pause. */
  step(): void {
    if (!ensureLoaded()) return;
    setState({ recovery: null, stopped: null, unasked: false });
    engine().step(1);
  },
  stop(): void {
    engine().stop();
  },
  /** Back to the initial weights at step 0; the same seed gives the same weights. */
  reset(): void {
    moving = null;
    // The engine would go back to the settings that it was loaded with, not to those of the graph now.
    const changed = getState().marks.length > 0;
    setState({ ...FRESH, key: newKey(), recovery: null });
    if (changed || startMoved || getState().state === 'failed' || isStale(currentCompilation().program, getState().program)) {
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
    if (!ensureLoaded()) return;
    const step = getState().progress?.step ?? 0;
    if (step > 0) setState(({ handSet }) => ({ handSet: handSet ?? step }));
    engine().setWeights(node, weights);
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
  /** Changes the backend. A run that is under way goes on with it from the step where it stands; any other is loaded again. */
  setBackend(backend: BackendPreference): void {
    usePreferencesStore.setState({ backend });
    const { program, state, progress } = getState();
    if (!program) return;
    const step = progress?.step ?? 0;
    // Without a place for checkpoints there is nothing to go on from.
    if (step > 0 && typeof indexedDB !== 'undefined' && !toldOfFullStore && (state === 'training' || state === 'paused')) {
      moving = state;
      if (state === 'training') engine().pause();
      else moveOnWhenKept();
      return;
    }
    loadAgain();
  },
  /** Back to a checkpoint of this run; training goes on from there as a branch. */
  rewind(checkpoint: string): void {
    engine().rewind(checkpoint);
  },
  /** Takes up a run that ended before its time, and trains on unless it is to rest. */
  continueFrom({ checkpoint, program, recordKey, run: before, steps }: Recovery, trainOn = true): void {
    const { step, epoch } = checkpoint;
    const points = before.points.filter((point) => point.step <= step);
    const progress = { step, steps, epoch, epochs: Math.ceil(steps / program.training.stepsPerEpoch), stepsPerSecond: null, samplesPerSecond: null, secondsLeft: null };
    const { key, branchOf, marks, checkpoints } = before;
    begin(program, { key: recordKey, from: checkpoint.id }, { ...EMPTY, key, branchOf, marks, checkpoints, points, progress, recovery: null });
    const open = currentCompilation().program;
    if (open) takeUp(open);
    if (trainOn) engine().train();
  },
  /** Offers to go on with a run from before, or takes the offer back. */
  offer(recovery: Recovery | null): void {
    setState({ recovery });
  },
  /** Loads the graph without training, so that pictures and weights can be shown. False when it has errors. */
  prepare(): boolean {
    return ensureLoaded();
  },
  /**
   * Gives the engine the open graph before anybody asks for a run, so that it need not be waited for then. Nothing is shown of
   * it, its errors included. It takes the place of a run in which no step was taken, and of none other.
   */
  prepareEarly(): void {
    const { program } = currentCompilation();
    const { backend } = usePreferencesStore.getState();
    const { state, program: held, early: before } = getState();
    if (!program || (before?.backend === backend && !isStale(program, before.program))) return;
    if (state !== 'empty') {
      if (!isUntouched(getState()) || !isStale(program, held)) return;
      engine().dispose();
      setState({ ...EMPTY, key: null, recordKey: null, state: 'empty', program: null });
    }
    const early: Early = { program, backend, key: newKey(), state: 'loading' };
    setState({ early });
    engine().prepare(program, backend, { key: early.key }, (ready) => {
      if (getState().early?.key === early.key) setState({ early: { ...early, state: ready ? 'ready' : 'refused' } });
    });
  },
  /** Shows what was made ready early, where it is still the open graph. Nothing is fetched for it, and nobody is told. */
  showEarly(): void {
    const { program } = currentCompilation();
    if (program && getState().early?.state === 'ready' && earlyKey(program) !== null) ensureLoaded(true);
  },
  /** Watches what goes on inside, in this run and those after it, until the function that is given back is called. */
  watch(request: ProbeRequest, listener: (seen: Seen) => void): () => void {
    return engine().watch(request, listener);
  },
  /** Asks the engine; rejects with a sentence where it cannot answer. */
  ask(question: Question): Promise<Answer> {
    return engine().ask(question);
  },
};
