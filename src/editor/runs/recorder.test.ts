import { beforeEach, describe, expect, it, vi } from 'vitest';
import { startWith } from '../stores/documentStore.ts';
import type { RunState } from '../stores/runState.ts';
import { forked, rewound } from '../training/branches.ts';
import { pointsOf } from './curve.ts';
import { MemoryArchive } from './memoryArchive.fixture.ts';
import { Recorder } from './recorder.ts';
import { checkpoint, curve, line, runAt } from './runs.fixture.ts';
import { loadRuns, MOST_RUNS, removeRun, renameRun, replaceArchive, saveRun, showGhost, useRunsStore } from './runsStore.ts';
import { kept } from './runs.fixture.ts';

let archive: MemoryArchive;

/** A recorder that hears of one state after another. */
function told(...states: readonly RunState[]): Recorder {
  const recorder = new Recorder();
  let before: RunState | null = null;
  for (const state of states) {
    recorder.see(state, before);
    before = state;
  }
  return recorder;
}

beforeEach(async () => {
  vi.useFakeTimers({ now: 1_700_000_000_000 });
  archive = new MemoryArchive();
  replaceArchive(archive);
  await loadRuns();
  startWith(line());
  return () => vi.useRealTimers();
});

describe('the recorder', () => {
  it('keeps nothing of a graph that was only loaded', () => {
    told(runAt(0, { state: 'loading' }), runAt(0, { state: 'idle' })).flush();
    expect(archive.writes).toBe(0);
  });

  it('keeps nothing of a run that was only taken back to its beginning', () => {
    told(runAt(1000, { state: 'done' }), runAt(1000, { state: 'done', key: 'b', points: [] }), runAt(0, { state: 'idle', key: 'b', points: [] })).flush();
    expect([...archive.records.keys()]).toEqual(['a']);
  });

  it('writes at once when a run begins, then now and then, and at once when it pauses', () => {
    const recorder = told(runAt(0), runAt(100), runAt(200));
    expect(archive.writes).toBe(1);
    vi.advanceTimersByTime(2500);
    expect(archive.writes).toBe(2);
    expect(archive.records.get('a')).toMatchObject({ step: 200, state: 'training', number: 1, trained: 2000 });
    recorder.see(runAt(300, { state: 'paused' }), runAt(200));
    expect(archive.writes).toBe(3);
    expect(archive.records.get('a')).toMatchObject({ step: 300, state: 'paused', result: { loss: 1 / 301, accuracy: null } });
  });

  it('writes at each checkpoint, so that the run can go on from it', () => {
    told(runAt(0), runAt(100), runAt(200, { checkpoints: [checkpoint(200)] }));
    expect(archive.records.get('a')?.checkpoints).toEqual([checkpoint(200)]);
  });

  it('keeps the graph that the run was made of', () => {
    told(runAt(100));
    expect(archive.made.get('a')?.document).toEqual(line());
    expect(archive.made.get('a')?.program.training.steps).toBe(6000);
  });

  it('counts the time of training without the pauses, also over a reload', async () => {
    const recorder = told(runAt(0), runAt(100));
    vi.advanceTimersByTime(3000);
    recorder.see(runAt(200, { state: 'paused' }), runAt(100));
    vi.advanceTimersByTime(60_000);
    replaceArchive(archive);
    await loadRuns();
    const next = told(runAt(200, { state: 'loading' }), runAt(200));
    vi.advanceTimersByTime(2000);
    next.see(runAt(300, { state: 'done' }), runAt(200));
    expect(archive.records.get('a')).toMatchObject({ trained: 5000, begun: 1_700_000_000_000, number: 1, state: 'done' });
  });

  it('leaves a run as it was when it went back, and keeps the branch beside it', () => {
    const whole = runAt(1000, { state: 'paused', checkpoints: [checkpoint(500), checkpoint(1000)] });
    const back: RunState = { ...whole, ...rewound(whole, 500), progress: whole.progress && { ...whole.progress, step: 500 } };
    const on: RunState = { ...back, ...forked(back, 600, () => 'b'), state: 'training', points: curve(600) };
    told({ ...whole, state: 'done' }, whole, back, on).flush();
    expect(archive.records.get('a')).toMatchObject({ step: 1000, state: 'done', checkpoints: [checkpoint(500), checkpoint(1000)] });
    const first = archive.records.get('a');
    expect(first && pointsOf(first.curve)).toEqual(curve(1000));
    expect(archive.records.get('b')).toMatchObject({ number: 2, branchOf: { key: 'a', step: 500 }, recordKey: 'a', checkpoints: [checkpoint(500)] });
  });
});

describe('the list of runs', () => {
  it('keeps the newest, and lets go of the oldest past its bound', () => {
    for (let number = 1; number <= MOST_RUNS + 3; number++) saveRun(kept(number));
    expect(archive.records.size).toBe(MOST_RUNS);
    expect(archive.records.has('run 3')).toBe(false);
    expect(useRunsStore.getState().runs.map(({ number }) => number).slice(0, 2)).toEqual([53, 52]);
  });

  it('comes back after a reload with names and ghosts', async () => {
    for (const number of [1, 2]) saveRun(kept(number), { document: line(), program: runAt(0).program ?? never() });
    renameRun('run 1', '  Small steps ');
    showGhost('run 2', true);
    const before = useRunsStore.getState().runs;
    replaceArchive(archive);
    await loadRuns();
    expect(useRunsStore.getState().runs).toEqual(before);
    expect(before.map(({ name, ghost }) => ({ name, ghost }))).toEqual([{ name: null, ghost: true }, { name: 'Small steps', ghost: false }]);
  });

  it('gives all that it takes to bring a deleted run back', async () => {
    const settings = { document: line(), program: runAt(0).program ?? never() };
    saveRun(kept(1), settings);
    const removed = await removeRun('run 1');
    expect(archive.records.size + archive.made.size).toBe(0);
    if (!removed) throw never();
    saveRun(removed.record, removed.settings);
    expect(archive.records.get('run 1')).toEqual(kept(1));
    expect(archive.made.get('run 1')).toEqual(settings);
  });
});

function never(): never {
  throw new Error('This cannot be.');
}
