import { expect, it } from 'vitest';
import type { OutlineItem } from './outline.ts';
import { shownItems, stepInTree } from './tree.ts';

const item = (number: string, name: string, items: readonly OutlineItem[] = []): OutlineItem => ({ number, node: name, name, facts: [], problem: '', items });
const items = [item('1', 'Data', [item('1.1', 'Dense'), item('1.2', 'ReLU')]), item('2', 'Loss')];
const open = new Set<string>();
const shut = new Set(['1']);
const step = (at: string, key: string, folded: ReadonlySet<string> = open) => stepInTree(shownItems(items, folded), at, key, folded);

it('walks up and down through what is seen', () => {
  expect(step('1', 'ArrowDown')).toEqual({ to: '1.1' });
  expect(step('1', 'ArrowDown', shut)).toEqual({ to: '2' });
  expect(step('2', 'ArrowUp')).toEqual({ to: '1.2' });
  expect(step('1', 'End')).toEqual({ to: '2' });
});

it('opens, enters, leaves and folds a branch', () => {
  expect(step('1', 'ArrowRight', shut)).toEqual({ fold: open });
  expect(step('1', 'ArrowRight')).toEqual({ to: '1.1' });
  expect(step('1.2', 'ArrowLeft')).toEqual({ to: '1' });
  expect(step('1', 'ArrowLeft')).toEqual({ fold: shut });
});

it('chooses by Enter and finds by first letter, round the end', () => {
  expect(step('1.1', 'Enter')).toEqual({ choose: 'Dense' });
  expect(step('2', 'd')).toEqual({ to: '1' });
  expect(step('1', 'd')).toEqual({ to: '1.1' });
  expect(step('1', 'z')).toBeNull();
});
