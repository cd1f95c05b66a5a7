import { useShortcuts } from './useShortcuts.ts';

/** Listens to the keyboard. A part of its own: all that can be done is code that the first script does without. */
export function Shortcuts() {
  useShortcuts();
  return null;
}
