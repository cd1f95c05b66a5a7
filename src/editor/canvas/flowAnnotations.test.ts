import { describe, expect, it } from 'vitest';
import { applyCommand } from '../../graph/commands.ts';
import { emptyDocument, type GraphDocument } from '../../graph/document.ts';
import { carried, putDown, takeUp } from './carrying.ts';
import { nextAnnotations, type AnnotationNode } from './flowAnnotations.ts';

const card = () => ({ width: 100, height: 50 });
const node = (id: string, x: number) => ({ id, kind: 'relu', position: { x, y: 50 }, params: {} });
const graph: GraphDocument = {
  ...emptyDocument(),
  nodes: [node('a', 10), node('b', 150), node('far', 900)],
  notes: [{ id: 'note', position: { x: 10, y: 120 }, size: { width: 100, height: 40 }, text: '# Two **layers** of $n$ units, see [here](https://example.org)' }],
  frames: [
    { id: 'small', position: { x: 0, y: 0 }, size: { width: 130, height: 120 }, title: 'First' },
    { id: 'large', position: { x: 0, y: 0 }, size: { width: 400, height: 200 }, colour: 'octarine' },
  ],
};
const shown = (document: GraphDocument, before: readonly AnnotationNode[] = [], selected: readonly string[] = []) => nextAnnotations(before, document, new Set(selected), card);

describe('notes and frames of the flow', () => {
  it('are named for who cannot see them, with the nodes that lie on each frame', () => {
    expect(shown(graph).map(({ ariaLabel }) => ariaLabel)).toEqual(['Frame First, 1 node on it', 'Frame without a title, 2 nodes on it', 'Note: Two layers of n units, see here']);
  });

  it('lie below the wires, the larger frame below the smaller, also when it is chosen', () => {
    const [small, large, note] = shown(graph).map(({ zIndex }) => zIndex);
    expect(large).toBeLessThan(small ?? NaN);
    expect((small ?? NaN) + 1000).toBeLessThan(note ?? NaN);
    expect(note).toBeLessThan(0);
  });

  it('wear grey for a colour that this version does not know', () => {
    expect(shown(graph).map(({ data }) => data.view.colour)).toEqual(['grey', 'grey', 'yellow']);
  });

  it('keep their objects while nothing of them changes, and what a move does not touch keeps its content', () => {
    const before = shown(graph);
    const recompiled = applyCommand(graph, { type: 'setParams', id: 'far', params: { units: 2 } });
    expect(shown(recompiled, before)).toBe(before);
    const moved = shown(applyCommand(graph, { type: 'moveNodes', positions: { note: { x: 500, y: 500 } } }), before);
    expect(moved.filter((item, at) => item !== before[at]).map(({ id }) => id)).toEqual(['note']);
    expect(moved[2]?.data).toBe(before[2]?.data);
  });

  it('stay where the hand holds them while another edit comes in', () => {
    const held = shown(graph).map((item): AnnotationNode => (item.id === 'note' ? { ...item, dragging: true, position: { x: 7, y: 7 } } : item));
    expect(shown(applyCommand(graph, { type: 'setNote', id: 'note', note: { text: 'x' } }), held)[2]).toMatchObject({ position: { x: 7, y: 7 }, data: { view: { text: 'x' } } });
  });
});

describe('a frame in the hand', () => {
  it('takes along what lies on it, but not what the hand holds itself, until it is put down', () => {
    takeUp(graph, ['large', 'b'], card);
    const moves = [{ id: 'large', position: { x: 30, y: -10 }, dragging: true }, { id: 'b', position: { x: 180, y: 40 }, dragging: true }];
    expect(carried(moves)).toEqual([
      { id: 'a', position: { x: 40, y: 40 }, dragging: true },
      { id: 'note', position: { x: 40, y: 110 }, dragging: true },
      { id: 'small', position: { x: 30, y: -10 }, dragging: true },
    ]);
    putDown();
    expect(carried(moves)).toEqual([]);
  });

  it('moves each thing once, though it lies on two of those in the hand', () => {
    takeUp(graph, ['small', 'large'], card);
    const ids = carried([{ id: 'small', position: { x: 5, y: 0 }, dragging: true }, { id: 'large', position: { x: 5, y: 0 }, dragging: true }]).map(({ id }) => id);
    expect(ids.toSorted()).toEqual(['a', 'b', 'note']);
    putDown();
  });
});
