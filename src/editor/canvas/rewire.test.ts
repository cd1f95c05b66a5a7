import { describe, expect, it } from 'vitest';
import { applyCommand } from '../../graph/commands.ts';
import { emptyDocument, type GraphDocument } from '../../graph/document.ts';
import { nodeKind, nodeKinds } from '../../nodes/registry.ts';
import type { NodeKind } from '../../nodes/kind.ts';
import { insertionOf, removal, replacement, replacements } from './rewire.ts';

const at = { x: 0, y: 0 };
const graph: GraphDocument = {
  ...emptyDocument(),
  nodes: [
    { id: 'data', kind: 'dataset', position: at, params: {} },
    { id: 'dense', kind: 'dense', label: 'First', position: { x: 40, y: 8 }, params: { units: 4, activation: 'relu', useBias: false }, initialWeights: { kernel: [[1]] } },
    { id: 'tail', kind: 'sigmoid', position: at, params: {} },
    { id: 'loose', kind: 'tanh', position: at, params: {} },
  ],
  edges: [
    { id: 'e1', from: 'data.features', to: 'dense.in' },
    { id: 'e2', from: 'dense.out', to: 'tail.in' },
  ],
};
const wires = ({ edges }: GraphDocument) => edges.map(({ id, from, to }) => `${id}: ${from} to ${to}`);
const kind = (id: string) => nodeKind(id) as NodeKind;

describe('taking a node away', () => {
  it('mends the chain, unless the wire that feeds it goes too', () => {
    expect(wires(applyCommand(graph, removal(graph, ['dense'])))).toEqual(['e2: data.features to tail.in']);
    expect(wires(applyCommand(graph, removal(graph, ['dense'], ['e1'])))).toEqual([]);
  });
});

describe('a node let go over a wire', () => {
  it('is put into it', () => {
    const command = insertionOf(graph, 'loose', 'e2', { x: 5, y: 6 });
    const after = applyCommand(graph, command ?? { type: 'batch', commands: [] });
    expect(wires(after)).toEqual(['e1: data.features to dense.in', 'wire: dense.out to loose.in', 'e2: loose.out to tail.in']);
    expect(after.nodes[3]?.position).toEqual({ x: 5, y: 6 });
  });

  it('is only moved where it is wired itself', () => {
    expect(insertionOf(graph, 'tail', 'e1', at)).toBeNull();
    expect(insertionOf(graph, 'data', 'e2', at)).toBeNull();
  });
});

describe('another kind in a node’s place', () => {
  it('keeps wires, place, name and what both kinds know, and drops what it does not', () => {
    const made = replacement(graph, 'dense', kind('conv2d'));
    const after = applyCommand(graph, made?.command ?? { type: 'batch', commands: [] });
    expect(made?.node).toEqual({ id: 'conv2d', kind: 'conv2d', label: 'First', position: { x: 40, y: 8 }, params: { activation: 'relu', useBias: false } });
    expect(wires(after)).toEqual(['e1: data.features to conv2d.in', 'e2: conv2d.out to tail.in']);
  });

  it('keeps an id that a person chose', () => {
    expect(replacement(graph, 'tail', kind('relu'))?.node.id).toBe('tail');
  });

  it('is offered where the ports are as many', () => {
    expect(replacements(kind('dense'), nodeKinds).map(({ id }) => id)).toEqual(expect.arrayContaining(['conv2d', 'dropout', 'relu']));
    expect(replacements(kind('dense'), nodeKinds).some(({ id }) => ['dataset', 'loss', 'add', 'dense'].includes(id))).toBe(false);
    expect(replacements(kind('add'), nodeKinds).map(({ id }) => id)).toContain('concat');
  });
});
