/** How far a person came in each lesson, kept in the browser over a reload. */
import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import { NO_TRACE, type Trace } from '../../lessons/progress.ts';
import { isEmbedded } from '../embedded.ts';

export interface Way {
  readonly trace: Trace;
  /** The step that is shown, from 0. */
  readonly at: number;
  /** How many hints of the steps were asked for, by their ids. */
  readonly hints: Readonly<Record<string, number>>;
  /** The whole text is shown, to be read or printed, in place of one step. */
  readonly whole: boolean;
}

export const NO_WAY: Way = { trace: NO_TRACE, at: 0, hints: {}, whole: false };

interface Ways {
  /** By lesson; those that were never begun are left out. */
  readonly ways: Readonly<Record<string, Way>>;
}

/** Beside the preferences, which are written on every resize of a panel. */
export const useTraceStore = create<Ways>()(persist((): Ways => ({ ways: {} }), { name: 'netloom-lessons', version: 1, ...(isEmbedded ? { storage: undefined } : {}) }));

export function wayOf(lesson: string): Way {
  return useTraceStore.getState().ways[lesson] ?? NO_WAY;
}

export function changeWay(lesson: string, change: Partial<Way>): void {
  useTraceStore.setState(({ ways }) => ({ ways: { ...ways, [lesson]: { ...(ways[lesson] ?? NO_WAY), ...change } } }));
}

/** Begins a lesson again: nothing was answered, read or run. */
export function forgetWay(lesson: string): void {
  useTraceStore.setState(({ ways }) => ({ ways: Object.fromEntries(Object.entries(ways).filter(([id]) => id !== lesson)) }));
}
