// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { run, useRunStore } from '../stores/runStore.ts';
import { useSessionStore } from '../stores/sessionStore.ts';
import { keepWork } from './keepWork.ts';

const autosave = vi.hoisted(() => ({ keepNow: vi.fn(() => Promise.resolve(true)) }));
vi.mock('../graphs/keeping.ts', () => autosave);

const { setState } = useRunStore;
const titles = () => useSessionStore.getState().notices.map(({ title }) => title);
const progress = { step: 40, steps: 100, epoch: 1, epochs: 1, stepsPerSecond: null, samplesPerSecond: null, secondsLeft: null };
const checkpoint = (step: number) => ({ id: `c${step}`, key: 'k', step, epoch: 1, loss: null, time: 0, bytes: 1 });

beforeEach(() => {
  vi.useFakeTimers();
  useSessionStore.setState({ notices: [] });
  setState({ state: 'empty', progress: null, checkpoints: [] });
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

it('keeps the graph where nothing trains', async () => {
  expect(await keepWork()).toBe(true);
  expect(autosave.keepNow).toHaveBeenCalled();
  expect(titles()).toEqual([]);
});

it('pauses a run, and waits for the checkpoint of the step at which it stopped', async () => {
  const pause = vi.spyOn(run, 'pause').mockImplementation(() => undefined);
  setState({ state: 'training', progress, checkpoints: [checkpoint(20)] });
  let safe: boolean | null = null;
  const kept = keepWork().then((answer) => { safe = answer; });
  expect(pause).toHaveBeenCalledOnce();
  setState({ state: 'paused', progress: { ...progress, step: 42 } });
  await vi.advanceTimersByTimeAsync(1000);
  expect(safe).toBeNull();
  setState({ checkpoints: [checkpoint(20), checkpoint(42)] });
  await kept;
  expect(safe).toBe(true);
});

it('says so, and does not let the page go, where the last step cannot be kept', async () => {
  vi.spyOn(run, 'pause').mockImplementation(() => { setState({ state: 'paused' }); });
  setState({ state: 'training', progress, checkpoints: [checkpoint(20)] });
  const kept = keepWork();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await kept).toBe(false);
  expect(titles()).toEqual(['This run cannot be kept here']);
});

it('says so, and does not let the page go, where the graph cannot be kept', async () => {
  autosave.keepNow.mockResolvedValueOnce(false);
  expect(await keepWork()).toBe(false);
  expect(titles()).toEqual(['This browser keeps no graphs']);
});
