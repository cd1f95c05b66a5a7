import { describe, expect, it } from 'vitest';
import { applyCommand } from '../../graph/commands.ts';
import { emptyDocument, type GraphDocument } from '../../graph/document.ts';
import { besides, centredOn, fragmentOf, pasteOf } from './fragment.ts';

const graph: GraphDocument = {
  ...emptyDocument(),
  nodes: [
    { id: 'hidden', kind: 'dense', position: { x: 0, y: 0 }, params: { units: 4 } },
    { id: 's1', kind: 'sigmoid', position: { x: 200, y: 0 }, params: {} },
    { id: 'output', kind: 'dense', position: { x: 400, y: 0 }, params: {} },
  ],
  edges: [
    { id: 'e1', from: 'hidden.out', to: 's1.in' },
    { id: 'e2', from: 's1.out', to: 'output.in' },
  ],
};

describe('copying a part of a graph', () => {
  it('takes the wires among the chosen nodes and no others', () => {
    expect(fragmentOf(graph, ['hidden', 's1']).edges.map((edge) => edge.id)).toEqual(['e1']);
  });

  it('adds the copy beside the original under ids that nothing else has', () => {
    const { command, ids } = pasteOf(graph, fragmentOf(graph, ['hidden', 's1', 'output']), { x: 32, y: 32 });
    const after = applyCommand(graph, command);
    expect(ids).toEqual(['dense', 'sigmoid', 'dense2']);
    expect(new Set(after.nodes.map((node) => node.id)).size).toBe(6);
    expect(new Set(after.edges.map((edge) => edge.id)).size).toBe(4);
    expect(after.edges.slice(2).map(({ from, to }) => [from, to])).toEqual([
      ['dense.out', 'sigmoid.in'],
      ['sigmoid.out', 'dense2.in'],
    ]);
    expect(after.nodes[3]).toEqual({ id: 'dense', kind: 'dense', position: { x: 32, y: 32 }, params: { units: 4 } });
  });

  it('takes notes and frames along, under ids that no node has', () => {
    const marked: GraphDocument = {
      ...graph,
      notes: [{ id: 'note', position: { x: 0, y: 120 }, size: { width: 200, height: 80 }, text: 'Here' }],
      frames: [{ id: 'frame', position: { x: -20, y: -40 }, size: { width: 600, height: 260 }, title: 'All' }],
    };
    const fragment = fragmentOf(marked, ['s1', 'note', 'frame']);
    const { command, ids } = pasteOf(marked, fragment, { x: 0, y: 400 });
    const after = applyCommand(marked, command);
    expect(ids).toEqual(['sigmoid', 'note2', 'frame2']);
    expect([after.notes?.[1], after.frames?.[1]]).toEqual([
      { id: 'note2', position: { x: 0, y: 520 }, size: { width: 200, height: 80 }, text: 'Here' },
      { id: 'frame2', position: { x: -20, y: 360 }, size: { width: 600, height: 260 }, title: 'All' },
    ]);
    expect(centredOn(fragment, { x: 280, y: 90 }, { width: 180, height: 80 })).toEqual({ x: 0, y: 0 });
    // A graph without them is copied as it ever was.
    expect(Object.keys(fragmentOf(graph, ['s1']))).toEqual(['nodes', 'edges']);
  });

  it('can be pasted twice', () => {
    const fragment = fragmentOf(graph, ['s1']);
    const once = applyCommand(graph, pasteOf(graph, fragment, { x: 32, y: 32 }).command);
    expect(pasteOf(once, fragment, { x: 64, y: 64 }).ids).toEqual(['sigmoid2']);
  });

  it('lands with its middle where it is meant, and beside what lies there', () => {
    const fragment = fragmentOf(graph, ['hidden', 's1']);
    expect(centredOn(fragment, { x: 500, y: 300 }, { width: 180, height: 80 })).toEqual({ x: 310, y: 260 });
    expect(besides(graph, fragment, { x: 310, y: 260 })).toEqual({ x: 310, y: 260 });
    // On its original it would hide it; and one step further, a copy that lies there already.
    expect(besides(graph, fragment, { x: 0, y: 0 })).toEqual({ x: 32, y: 32 });
    const once = applyCommand(graph, pasteOf(graph, fragment, { x: 32, y: 32 }).command);
    expect(besides(once, fragment, { x: 0, y: 0 })).toEqual({ x: 64, y: 64 });
  });
});
