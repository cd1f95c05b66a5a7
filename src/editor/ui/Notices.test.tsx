// @vitest-environment jsdom
import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { dismissNotice, notify, useSessionStore } from '../stores/sessionStore.ts';
import { Notices } from './Notices.tsx';
import { TooltipProvider } from './Tooltip.tsx';

const shown = () => useSessionStore.getState().notices.map(({ title }) => title);

beforeEach(() => { vi.useFakeTimers(); });

afterEach(() => {
  cleanup();
  vi.useRealTimers();
  useSessionStore.setState({ notices: [] });
});

it('lets a message go by after a while, and one that stays until it is taken away', () => {
  render(<TooltipProvider><Notices /></TooltipProvider>);
  let stays = 0;
  act(() => {
    notify({ severity: 'info', title: 'Saved', lines: [] });
    stays = notify({ severity: 'info', title: 'A new version is ready', lines: ['It waits.'], stays: true, action: { label: 'Use it now', press: () => undefined } });
  });
  expect(shown()).toEqual(['Saved', 'A new version is ready']);
  act(() => { vi.advanceTimersByTime(60_000); });
  expect(shown()).toEqual(['A new version is ready']);
  expect(screen.getByRole('button', { name: 'Use it now' })).toBeDefined();
  act(() => { dismissNotice(stays); });
  expect(shown()).toEqual([]);
});

it('drops the oldest of many, but none that stays', () => {
  notify({ severity: 'info', title: 'stays', lines: [], stays: true });
  for (const title of ['a', 'b', 'c', 'd', 'e']) notify({ severity: 'info', title, lines: [] });
  expect(shown()).toEqual(['stays', 'b', 'c', 'd', 'e']);
});
