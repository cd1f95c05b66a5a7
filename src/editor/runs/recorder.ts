/** Keeps each run while it goes on: now and then as it trains, and at once at every pause, checkpoint and end. */
import type { GraphDocument } from '../../graph/document.ts';
import { currentCompilation } from '../stores/compilationStore.ts';
import { currentDocument } from '../stores/documentStore.ts';
import type { RunState } from '../stores/runState.ts';
import { useRunStore } from '../stores/runStore.ts';
import { isStale } from '../stores/staleness.ts';
import { hasBegun, recordOf } from './record.ts';
import { holdRun } from './liveRuns.ts';
import { nextNumber, saveRun, useRunsStore } from './runsStore.ts';
import { Stopwatch } from './stopwatch.ts';

/** Milliseconds between two times while training. */
const EVERY_MS = 2000;

/** Begins to keep runs, the one under way included. Returns what ends it. */
export function startRecorder(): () => void {
  const recorder = new Recorder();
  const stop = useRunStore.subscribe((after, before) => { recorder.see(after, before); });
  recorder.see(useRunStore.getState(), null);
  const leave = () => { recorder.flush(); };
  const hide = () => { if (document.visibilityState === 'hidden') recorder.flush(); };
  window.addEventListener('pagehide', leave);
  document.addEventListener('visibilitychange', hide);
  return () => {
    stop();
    recorder.flush();
    window.removeEventListener('pagehide', leave);
    document.removeEventListener('visibilitychange', hide);
  };
}

/** Follows the run store and keeps what it says. */
export class Recorder {
  #watch = new Stopwatch();
  /** The run that is kept now. */
  #key: string | null = null;
  #program: RunState['program'] = null;
  /** The graph that the run was made of, until it is written. */
  #document: GraphDocument | null = null;
  #settingsWritten = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** What waits to be written. */
  #waiting: RunState | null = null;

  /** What the run store says now, and what it said before. */
  see(after: RunState, before: RunState | null): void {
    // A run that went back keeps what it had: only when it goes on from there is there something new, and that has a name of its own.
    const left = after.key !== this.#key || after.rewoundTo !== null;
    if (left) this.flush();
    this.#clock(after);
    // The engine pauses a run that had ended only to take it back.
    const goesBack = after.rewoundTo !== null || (before?.state === 'done' && after.state === 'paused');
    if (!hasBegun(after) || goesBack || (before && !differs(after, before))) return;
    if (after.key !== this.#key) this.#begin(after);
    if (after.program !== this.#program) this.#take(after);
    this.#waiting = after;
    const settled = after.state !== 'training' || before?.state !== 'training' || after.checkpoints !== before.checkpoints;
    if (settled) this.flush();
    else this.#timer ??= setTimeout(() => { this.flush(); }, EVERY_MS);
  }

  /** Writes what waits. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const run = this.#waiting;
    this.#waiting = null;
    if (!run || run.key !== this.#key || run.program === null) return;
    const now = Date.now();
    const before = useRunsStore.getState().runs.find(({ key }) => key === run.key);
    const record = recordOf(run, before ?? nextNumber(), now, this.#watch.read(now));
    if (this.#settingsWritten && before) saveRun(record);
    else saveRun(record, { document: this.#document, program: run.program });
    this.#settingsWritten = true;
  }

  #begin(run: RunState): void {
    this.#key = run.key;
    const { runs, settings } = useRunsStore.getState();
    const known = runs.find(({ key }) => key === run.key);
    this.#watch = new Stopwatch(known?.trained ?? 0);
    this.#clock(run);
    this.#document = (run.key === null ? null : settings[run.key]?.document) ?? null;
    this.#program = null;
    if (run.key !== null) holdRun(run.key);
  }

  /** The run has another program: a new one, or changed settings. */
  #take(run: RunState): void {
    this.#program = run.program;
    this.#settingsWritten = false;
    if (!isStale(currentCompilation().program, run.program)) this.#document = currentDocument();
  }

  #clock(run: RunState): void {
    if (run.state === 'training' && run.key === this.#key) this.#watch.run(Date.now());
    else this.#watch.rest(Date.now());
  }
}

/** True where something changed that is kept. */
function differs(a: RunState, b: RunState): boolean {
  const fields = ['key', 'state', 'program', 'progress', 'points', 'marks', 'checkpoints', 'stopped', 'rewoundTo', 'blame'] as const;
  return fields.some((field) => a[field] !== b[field]);
}
