import { describe, expect, it } from 'vitest';
import { emptyDocument, type GraphDocument } from './document.ts';
import { boundedHistory, edit, ownHistory, redo, renamedGraph, startHistory, undo, type History } from './history.ts';

const titled = (history: History, title: string) => edit(history, { type: 'setMeta', meta: { title } }, title);
const opened = (history: History, document: GraphDocument, graph: string) => edit(history, { type: 'replaceDocument', document }, `Open ${graph}`, undefined, graph);
const titles = ({ past, present, future }: History) => [past.map(({ document }) => document.meta.title), present.meta.title, future.map(({ document }) => document.meta.title)];

const first = startHistory(emptyDocument('first'), 'a');
const both = titled(opened(titled(first, 'first, changed'), emptyDocument('second'), 'b'), 'second, changed');

describe('a history that leads from one graph to another', () => {
  it('knows which graph the present document belongs to, back and forth', () => {
    expect(both.graph).toBe('b');
    expect(undo(undo(both)).graph).toBe('a');
    expect(redo(undo(undo(both))).graph).toBe('b');
    expect(redo(redo(undo(undo(both))))).toEqual(both);
  });

  it('gives the steps of the present graph alone', () => {
    expect(titles(ownHistory(both))).toEqual([['second'], 'second, changed', []]);
    expect(titles(ownHistory(undo(undo(undo(both)))))).toEqual([[], 'first', ['first, changed']]);
  });

  it('takes another name for the present graph in all its steps, and for no other', () => {
    const renamed = renamedGraph(both, 'c');
    expect(renamed.graph).toBe('c');
    expect(renamed.past.map(({ graph }) => graph)).toEqual(['a', 'a', 'c']);
  });
});

it('keeps the nearest steps within a bound, and the present document whatever it has', () => {
  const node = (id: string) => ({ id, kind: 'dense', position: { x: 0, y: 0 }, params: {} });
  const grown = ['a', 'b', 'c', 'd'].reduce((history, id) => edit(history, { type: 'addNodes', nodes: [node(id)], edges: [] }, `Add ${id}`), startHistory(emptyDocument('x')));
  expect(boundedHistory(grown, 9).past.map(({ label }) => label)).toEqual(['Add c', 'Add d']);
  expect(boundedHistory(undo(undo(grown)), 6).future.map(({ label }) => label)).toEqual(['Add c']);
  expect(boundedHistory(grown, 0)).toEqual({ ...grown, past: [], future: [] });
});
