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
