// @vitest-environment jsdom
import { beforeEach, expect, it } from 'vitest';
import { setPreferences } from '../stores/preferencesStore.ts';
import { useRunStore } from '../stores/runStore.ts';
import { showDockTab, useSessionStore } from '../stores/sessionStore.ts';
import { isDockOpen, setDockOpen } from './dockOpen.ts';

const begin = () => { useRunStore.setState({ state: 'training' }); };

beforeEach(() => {
  setPreferences({ dockOpen: null });
  useRunStore.setState({ state: 'empty', points: [] });
  useSessionStore.setState({ dockAsked: false, focus: false });
});

it('is folded while there is nothing in it, and opens with the first run', () => {
  expect(isDockOpen()).toBe(false);
  begin();
  expect(isDockOpen()).toBe(true);
});

it('stays open when the run is reset: nothing moves under the hands of who trains again', () => {
  begin();
  useRunStore.setState({ state: 'idle', points: [] });
  expect(isDockOpen()).toBe(true);
});

it('opens with the curve of a run that is brought back', () => {
  useRunStore.setState({ points: [{ step: 0, loss: 1 }] });
  expect(isDockOpen()).toBe(true);
});

it('stays folded in a run for who folded it by hand, until something is to be shown in it', () => {
  setDockOpen(false);
  begin();
  expect(isDockOpen()).toBe(false);
  showDockTab('problems');
  expect(isDockOpen()).toBe(true);
});

it('stays open for who opened it by hand, whatever is in it', () => {
  setDockOpen(true);
  expect(isDockOpen()).toBe(true);
});

it('is put aside by the focus on the graph, which ends when something is to be shown in it', () => {
  setDockOpen(true);
  useSessionStore.setState({ focus: true });
  expect(isDockOpen()).toBe(false);
  showDockTab('code');
  expect(isDockOpen()).toBe(true);
  expect(useSessionStore.getState().focus).toBe(false);
});
