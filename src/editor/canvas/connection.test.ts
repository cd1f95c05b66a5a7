import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyDocument, type GraphDocument } from '../../graph/document.ts';
import { fittingPorts, judgeWire, matchingPort, type WireEnd } from './connection.ts';

const at = { x: 0, y: 0 };
const graph: GraphDocument = {
  ...emptyDocument(),
  nodes: [
    { id: 'data', kind: 'dataset', position: at, params: {} },
    { id: 'hidden', kind: 'dense', label: 'Hidden layer', position: at, params: {} },
    { id: 'relu', kind: 'relu', position: at, params: {} },
    { id: 'add', kind: 'add', position: at, params: {} },
    { id: 'loss', kind: 'loss', position: at, params: {} },
  ],
  edges: [
    { id: 'e1', from: 'data.features', to: 'hidden.in' },
    { id: 'e2', from: 'hidden.out', to: 'relu.in' },
    { id: 'e3', from: 'hidden.out', to: 'add.a' },
  ],
};

const out = (node: string, port = 'out'): WireEnd => ({ node, port, side: 'output' });
const into = (node: string, port = 'in'): WireEnd => ({ node, port, side: 'input' });

describe('a wire in the hand', () => {
  it('may join an output to a free input, from either end', () => {
    const wire = { ok: true, from: { node: 'relu', port: 'out' }, to: [{ node: 'loss', port: 'prediction' }] };
    expect(judgeWire(graph, out('relu'), into('loss', 'prediction'))).toEqual(wire);
    expect(judgeWire(graph, into('loss', 'prediction'), out('relu'))).toEqual(wire);
  });

  it.each([
    ['a circle', out('relu'), { ...into('hidden', 'free') }, 'This would make a circle: Hidden layer already leads to ReLU. Data must flow one way.'],
    ['a second wire on a single port', out('data', 'labels'), into('hidden'), 'This input of Hidden layer already has a wire, from Dataset. An input takes one wire; delete that one first.'],
    ['a second wire on one of many ports', out('relu'), into('add', 'a'), 'This input of Add already has a wire, from Hidden layer. Use the free input below.'],
    ['a node to itself', out('relu'), into('relu'), 'A node cannot feed itself. Wire it to another node.'],
    ['two outputs', out('relu'), out('data', 'labels'), 'Both ends are outputs. A wire ends at an input, on the left of a node.'],
    ['two inputs', into('loss', 'target'), into('add', 'b'), 'Both ends are inputs. A wire begins at an output, on the right of a node.'],
  ])('is refused with its reason for %s', (_, start, end, reason) => {
    expect(judgeWire(graph, start, end)).toEqual({ ok: false, reason });
  });

  it('knows which kinds could take its other end', () => {
    expect(matchingPort('dense', out('data', 'features'))).toBe('in');
    expect(matchingPort('dataset', out('relu'))).toBeNull();
    expect(matchingPort('dataset', into('loss', 'target'))).toBe('features');
    expect(matchingPort('no such kind', out('relu'))).toBeNull();
  });
});

describe('marking the ports that fit', () => {
  const node = fc.integer({ min: 0, max: 7 });
  const randomGraph = fc.array(fc.tuple(node, node), { maxLength: 14 }).map((pairs): GraphDocument => {
    const seen = new Set<number>();
    const forward = pairs.filter(([a, b]) => a < b && !seen.has(b) && seen.add(b));
    return {
      ...emptyDocument(),
      nodes: Array.from({ length: 8 }, (_, index) => ({ id: `n${index}`, kind: 'relu', position: at, params: {} })),
      edges: forward.map(([a, b], index) => ({ id: `e${index}`, from: `n${a}.out`, to: `n${b}.in` })),
    };
  });
  const end = fc.record({ node: node.map((index) => `n${index}`), side: fc.constantFrom('input' as const, 'output' as const) }).map(
    ({ node: id, side }): WireEnd => ({ node: id, side, port: side === 'input' ? 'in' : 'out' }),
  );

  it('says of every port of every graph what dropping the wire there would say', () => {
    fc.assert(
      fc.property(randomGraph, end, end, (document, start, target) => {
        expect(fittingPorts(document, start)(target)).toBe(judgeWire(document, start, target).ok);
      }),
      { numRuns: 400, seed: 7 },
    );
  });
});
