import { expect, it } from 'vitest';
import { emptyDocument, type GraphDocument } from '../../graph/document.ts';
import { chainOf, endsOfNode, partnersOf, wiresAt } from './partners.ts';

const graph: GraphDocument = {
  ...emptyDocument(),
  nodes: [
    { id: 'first', kind: 'dense', position: { x: 300, y: 0 }, params: {} },
    { id: 'second', kind: 'relu', position: { x: 600, y: 0 }, params: {} },
    { id: 'data', kind: 'dataset', position: { x: 0, y: 0 }, params: {} },
    { id: 'third', kind: 'dense', label: 'Out', position: { x: 900, y: 0 }, params: {} },
  ],
  edges: [{ id: 'w0', from: 'data.features', to: 'first.in' }, { id: 'w1', from: 'first.out', to: 'second.in' }],
};

it('lists what fits first, nearest ahead before all else, and gives a reason for what does not fit', () => {
  const { name, partners } = partnersOf(graph, { node: 'second', port: 'out', side: 'output' });
  expect(name).toBe('ReLU second output');
  expect(partners.map(({ name: each, reason }) => [each, reason === null])).toEqual([['Out input', true], ['Dense first input', false]]);
  expect(partners[1]?.reason).toMatch(/already has a wire/);
});

it('asks an input where it could come from', () => {
  const { partners } = partnersOf(graph, { node: 'third', port: 'in', side: 'input' });
  expect(partners.filter(({ reason }) => reason === null).map(({ name }) => name)).toEqual(['ReLU second output', 'Dense first output', 'Dataset data features', 'Dataset data labels']);
});

it('offers nothing to an input that has its wire, but says which', () => {
  expect(partnersOf(graph, { node: 'second', port: 'in', side: 'input' })).toMatchObject({ partners: [], taken: { wire: 'w1', name: 'Dense first output' } });
});

it('says what a circle is where a wire would close one', () => {
  const loop: GraphDocument = { ...graph, edges: [{ id: 'w1', from: 'first.out', to: 'second.in' }] };
  expect(partnersOf(loop, { node: 'second', port: 'out', side: 'output' }).partners.find(({ end }) => end.node === 'first')?.reason).toMatch(/circle/);
});

it('gives the ports of a node, outputs first and free inputs before taken ones', () => {
  const sum: GraphDocument = { ...graph, nodes: [...graph.nodes, { id: 'sum', kind: 'add', position: { x: 0, y: 300 }, params: {} }], edges: [...graph.edges, { id: 'w2', from: 'second.out', to: 'sum.a' }] };
  expect(endsOfNode(sum, 'sum').map(({ port, side }) => `${side} ${port}`)).toEqual(['output out', 'input b', 'input a']);
});

it('names the wires at a port by what they lead to', () => {
  expect(wiresAt(graph, { node: 'first', port: 'out', side: 'output' })).toEqual([{ id: 'w1', node: 'second', name: 'ReLU second input' }]);
});

it('joins nodes from left to right, leaves those that are joined, and passes by what cannot be joined', () => {
  const pairs = chainOf(graph, ['third', 'second', 'data', 'first']);
  expect(pairs.map(([from, to]) => `${from.node}.${from.port} ${to.node}.${to.port}`)).toEqual(['second.out third.in']);
  expect(chainOf(graph, ['data', 'first'])).toEqual([]);
});
