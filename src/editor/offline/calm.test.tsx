// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { EMPTY } from '../stores/runState.ts';
import { useRunStore } from '../stores/runStore.ts';
import { calm } from './calm.ts';

beforeEach(() => {
  vi.useFakeTimers();
  useRunStore.setState({ ...EMPTY, state: 'empty' });
});

afterEach(() => {
  vi.useRealTimers();
});

async function isCalmAfter(waiting: Promise<void>, milliseconds: number): Promise<boolean> {
  let calmed = false;
  void waiting.then(() => { calmed = true; });
  await vi.advanceTimersByTimeAsync(milliseconds);
  return calmed;
}

it('where no run goes on it is calm after some seconds, and not before', async () => {
  const waiting = calm();
  expect(await isCalmAfter(waiting, 4_000)).toBe(false);
  expect(await isCalmAfter(waiting, 2_000)).toBe(true);
});

it('a run that is loaded or trains is waited for, and so are some seconds after it', async () => {
  const waiting = calm();
  await vi.advanceTimersByTimeAsync(3_000);
  useRunStore.setState({ state: 'loading' });
  expect(await isCalmAfter(waiting, 10_000)).toBe(false);
  useRunStore.setState({ state: 'training' });
  expect(await isCalmAfter(waiting, 10_000)).toBe(false);
  useRunStore.setState({ state: 'done' });
  expect(await isCalmAfter(waiting, 4_000)).toBe(false);
  expect(await isCalmAfter(waiting, 2_000)).toBe(true);
});

it('a run without an end is not waited for longer than a minute', async () => {
  useRunStore.setState({ state: 'training' });
  const waiting = calm();
  expect(await isCalmAfter(waiting, 59_000)).toBe(false);
  expect(await isCalmAfter(waiting, 2_000)).toBe(true);
});
