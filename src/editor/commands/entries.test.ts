import { expect, it } from 'vitest';
import { found, type EntryGroup } from './entries.ts';

const nothing = () => undefined;
const entry = (label: string, ...words: readonly string[]) => ({ id: label, label, words, run: nothing });
const groups: readonly EntryGroup[] = [
  { title: 'Commands', entries: [entry('Save', 'File'), entry('Save a copy…', 'File'), entry('Undo “Add Conv2D”', 'Edit')] },
  { title: 'Add a node', entries: [entry('Add Conv2D', 'conv2d', 'convolution'), entry('Add Dense', 'dense', 'fully connected')] },
];
const labels = (words: string) => found(groups, words).map(({ title, entries }) => [title, ...entries.map(({ label }) => label)]);

it('answers by label before what else an entry is called, and puts the group of the best answer first', () => {
  expect(labels('add conv')).toEqual([['Add a node', 'Add Conv2D'], ['Commands', 'Undo “Add Conv2D”']]);
  expect(labels('fully')).toEqual([['Add a node', 'Add Dense']]);
  expect(labels('save')).toEqual([['Commands', 'Save', 'Save a copy…']]);
});

it('finds nothing by letters that merely occur in order, and all by no words', () => {
  expect(labels('cnv')).toEqual([]);
  expect(found(groups, ' ')).toBe(groups);
});
