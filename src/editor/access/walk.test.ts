import { expect, it } from 'vitest';
import { emptyDocument, type GraphDocument } from '../../graph/document.ts';
import { readingOrder, walk } from './walk.ts';

/** Data into two layers that meet in a sum; a loose node far below. */
const graph: GraphDocument = {
  ...emptyDocument(),
  nodes: [
    { id: 'data', kind: 'dataset', position: { x: 0, y: 0 }, params: {} },
    { id: 'upper', kind: 'dense', position: { x: 250, y: 0 }, params: {} },
    { id: 'lower', kind: 'dense', position: { x: 250, y: 150 }, params: {} },
    { id: 'sum', kind: 'add', position: { x: 500, y: 0 }, params: {} },
    { id: 'loose', kind: 'relu', position: { x: 510, y: 400 }, params: {} },
  ],
  edges: [
    { id: 'w0', from: 'data.features', to: 'upper.in' },
    { id: 'w1', from: 'data.features', to: 'lower.in' },
    { id: 'w2', from: 'upper.out', to: 'sum.a' },
    { id: 'w3', from: 'lower.out', to: 'sum.b' },
  ],
};
const node = (id: string) => ({ type: 'node', id }) as const;

it('goes along wires to the right and to the left, and back the way it came', () => {
  expect(walk(graph, node('data'), 'ArrowRight')).toEqual(node('upper'));
  expect(walk(graph, node('sum'), 'ArrowLeft')).toEqual(node('upper'));
  expect(walk(graph, node('sum'), 'ArrowLeft', 'lower')).toEqual(node('lower'));
  expect(walk(graph, node('data'), 'ArrowRight', 'lower')).toEqual(node('lower'));
});

it('goes up and down to what lies there, and where no wire leads on, to the nearest that way', () => {
  expect(walk(graph, node('upper'), 'ArrowDown')).toEqual(node('lower'));
  expect(walk(graph, node('lower'), 'ArrowUp')).toEqual(node('upper'));
  expect(walk(graph, node('sum'), 'ArrowDown')).toEqual(node('loose'));
  expect(walk(graph, node('loose'), 'ArrowLeft')).toEqual(node('lower'));
  expect(walk(graph, node('data'), 'ArrowLeft')).toBeNull();
});

it('goes to the first and the last in the order in which data flow', () => {
  expect(walk(graph, node('sum'), 'Home')).toEqual(node('data'));
  expect(walk(graph, node('data'), 'End')).toEqual(node(readingOrder(graph).at(-1) ?? ''));
});

it('goes from a port to its wire, to its node, and to the next port', () => {
  const features = { type: 'port', node: 'data', port: 'features', side: 'output' } as const;
  expect(walk(graph, features, 'ArrowRight')).toEqual({ type: 'wire', id: 'w0' });
  expect(walk(graph, features, 'ArrowLeft')).toEqual(node('data'));
  expect(walk(graph, features, 'ArrowDown')).toEqual({ ...features, port: 'labels' });
  expect(walk(graph, { ...features, port: 'labels' }, 'ArrowRight')).toBeNull();
  expect(walk(graph, { type: 'port', node: 'sum', port: 'b', side: 'input' }, 'ArrowLeft')).toEqual({ type: 'wire', id: 'w3' });
});

it('goes from a wire to its ends, and to the wires beside it', () => {
  const wire = (id: string) => ({ type: 'wire', id }) as const;
  expect(walk(graph, wire('w0'), 'ArrowRight')).toEqual(node('upper'));
  expect(walk(graph, wire('w0'), 'ArrowLeft')).toEqual(node('data'));
  expect(walk(graph, wire('w0'), 'ArrowDown')).toEqual(wire('w1'));
  expect(walk(graph, wire('w1'), 'ArrowDown')).toBeNull();
});
