import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyDocument } from './arbitraries.fixture.ts';
import { emptyDocument, portReferenceOf, type GraphDocument } from './document.ts';
import { linksOf, orderOf, wouldCycle } from './order.ts';

function wired(...wires: readonly string[]): GraphDocument {
  const ids = [...new Set(wires.flatMap((wire) => wire.split('>')))];
  return {
    ...emptyDocument(),
    nodes: ids.map((id) => ({ id, kind: 'relu', position: { x: 0, y: 0 }, params: {} })),
    edges: wires.map((wire, index) => {
      const [from, to] = wire.split('>');
      return { id: `e${index}`, from: `${from}.out`, to: `${to}.in` };
    }),
  };
}

describe('the order of nodes', () => {
  it('puts each after all that feed it, or shows a circle of wires that are really there', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const { sorted, cycle } = orderOf(linksOf(document));
        const place = new Map(sorted.map((id, index) => [id, index]));
        const ends = document.edges.map((edge) => [portReferenceOf(edge.from).node, portReferenceOf(edge.to).node] as const);
        for (const [from, to] of ends) {
          const target = place.get(to);
          if (target !== undefined) expect(place.get(from)).toBeLessThan(target);
        }
        if (!cycle) expect(sorted).toHaveLength(document.nodes.length);
        cycle?.forEach((id, index) => {
          const next = cycle[(index + 1) % cycle.length];
          expect(ends.some(([from, to]) => from === id && to === next)).toBe(true);
        });
      }),
      { numRuns: 300 },
    );
  });

  it('names the circle and not the nodes behind it', () => {
    expect(new Set(orderOf(linksOf(wired('a>b', 'b>c', 'c>b', 'c>d'))).cycle)).toEqual(new Set(['b', 'c']));
  });
});

describe('a wire in the hand', () => {
  const line = wired('a>b', 'b>c');
  it('would close a circle backwards, not forwards', () => {
    expect(wouldCycle(line, 'c', 'a')).toBe(true);
    expect(wouldCycle(line, 'a', 'a')).toBe(true);
    expect(wouldCycle(line, 'a', 'c')).toBe(false);
  });
});
