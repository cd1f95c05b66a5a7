import { describe, expect, it } from 'vitest';
import { applyCommand } from '../../graph/commands.ts';
import { emptyDocument, type Frame, type GraphDocument } from '../../graph/document.ts';
import { contentsOf } from '../../graph/frames.ts';
import { arranged, arrangedPositions } from './arrange.ts';

const at = { x: 0, y: 0 };
const graph: GraphDocument = {
  ...emptyDocument(),
  nodes: ['data', 'hidden', 'loss', 'lonely'].map((id) => ({ id, kind: 'dense', position: at, params: {} })),
  edges: [
    { id: 'e1', from: 'data.features', to: 'hidden.in' },
    { id: 'e2', from: 'hidden.out', to: 'loss.prediction' },
    { id: 'e3', from: 'data.labels', to: 'loss.target' },
  ],
};

it('lets every wire run to the right with a gap between columns, and lays no two nodes over each other', () => {
  const positions = arrangedPositions(graph, () => ({ width: 200, height: 92 }));
  const x = (id: string) => positions[id]?.x ?? NaN;
  expect(x('hidden') - x('data')).toBeGreaterThanOrEqual(200 + 72);
  expect(x('loss') - x('hidden')).toBeGreaterThanOrEqual(200 + 72);
  const places = Object.values(positions);
  for (const [index, a] of places.entries()) {
    for (const b of places.slice(index + 1)) expect(Math.abs(a.x - b.x) >= 200 || Math.abs(a.y - b.y) >= 92).toBe(true);
  }
});

describe('frames and notes', () => {
  const size = () => ({ width: 100, height: 50 });
  const node = (id: string, x: number, y: number) => ({ id, kind: 'relu', position: { x, y }, params: {} });
  const frame = (id: string, x: number, y: number, width: number, height: number): Frame => ({ id, position: { x, y }, size: { width, height } });
  /** a to b to c in a chain, and d beside b; b and d on a frame, which lies on another with c. */
  const framed: GraphDocument = {
    ...emptyDocument(),
    nodes: [node('a', 900, 900), node('b', 20, 20), node('c', 300, 20), node('d', 20, 100)],
    edges: [['a', 'b'], ['b', 'c'], ['a', 'd'], ['d', 'c']].map(([from, to], at) => ({ id: `e${at}`, from: `${from ?? ''}.out`, to: `${to ?? ''}.in` })),
    notes: [{ id: 'note', position: { x: 20, y: 160 }, size: { width: 100, height: 40 }, text: '' }],
    frames: [frame('inner', 0, 0, 140, 210), frame('outer', -20, -40, 500, 300)],
  };
  const after = (document: GraphDocument) => {
    const { positions, frames } = arranged(document, size);
    const moved = applyCommand(document, { type: 'moveNodes', positions });
    return { ...moved, frames: moved.frames?.map((each) => ({ ...each, ...frames[each.id] })) ?? [] };
  };

  it('leave on each frame what lay on it, and nothing else', () => {
    const arrangedGraph = after(framed);
    const on = (id: string, document: GraphDocument) => [...contentsOf(document, document.frames?.find((each) => each.id === id) as Frame, size)].sort();
    expect(on('inner', arrangedGraph)).toEqual(on('inner', framed));
    expect(on('outer', arrangedGraph)).toEqual(on('outer', framed));
  });

  it('lead wires forward all the same, and bring no note onto a card', () => {
    const { positions } = arranged(framed, size);
    const x = (id: string) => positions[id]?.x ?? NaN;
    expect(x('a')).toBeLessThan(x('b'));
    expect(x('b')).toBeLessThan(x('c'));
    const note = positions['note'] ?? { x: NaN, y: NaN };
    for (const id of ['a', 'b', 'c', 'd']) {
      const card = positions[id] ?? { x: NaN, y: NaN };
      expect(note.x < card.x + 100 && card.x < note.x + 100 && note.y < card.y + 50 && card.y < note.y + 40).toBe(false);
    }
  });

  it('change nothing of where a graph without them is placed', () => {
    const { notes: _, frames: __, ...bare } = framed;
    expect(arranged(bare as GraphDocument, size).positions).toEqual(arrangedPositions(bare as GraphDocument, size));
  });
});
