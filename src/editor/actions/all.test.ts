import { expect, it } from 'vitest';
import { actionGroups } from './all.ts';

const actions = actionGroups.flatMap((group) => group.actions);

it('gives no shortcut to two actions', () => {
  const shortcuts = actions.flatMap((action) => action.shortcuts ?? []);
  expect(shortcuts.filter((shortcut, index) => shortcuts.indexOf(shortcut) !== index)).toEqual([]);
});

it('gives no id to two actions', () => {
  const ids = actions.map((action) => action.id);
  expect(new Set(ids).size).toBe(ids.length);
});
