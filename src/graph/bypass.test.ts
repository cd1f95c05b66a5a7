import { describe, expect, it } from 'vitest';
import { healingWires, passedNodes, withoutBypassed } from './bypass.ts';
import { emptyDocument, type GraphDocument } from './document.ts';

/** Wires are written `from>to`, and are called so; a node with a star is bypassed. */
function graph(nodes: string, wires: string): GraphDocument {
  return {
    ...emptyDocument(),
    nodes: nodes.split(' ').map((name) => ({ id: name.replace('*', ''), kind: 'dense', position: { x: 0, y: 0 }, params: {}, ...(name.endsWith('*') ? { bypassed: true } : {}) })),
    edges: wires.split(' ').map((wire) => ({ id: wire, from: wire.split('>')[0] ?? '', to: wire.split('>')[1] ?? '' })),
  };
}

const wires = ({ edges }: GraphDocument) => edges.map(({ from, to }) => `${from}>${to}`);

describe('a bypassed node', () => {
  it('is left out, and the wire that led on keeps its id', () => {
    const document = graph('a b* c', 'a.out>b.in b.out>c.in');
    const meant = withoutBypassed(document);
    expect(meant.nodes.map(({ id }) => id)).toEqual(['a', 'c']);
    expect(meant.edges).toEqual([{ id: 'b.out>c.in', from: 'a.out', to: 'c.in' }]);
    expect(withoutBypassed(document)).toBe(meant);
    expect([...passedNodes(document)]).toEqual(['b']);
  });

  it('lets its first wired input through to each place it leads to, and so do several in a row', () => {
    expect(wires(withoutBypassed(graph('a b c* d* e f', 'b.out>c.b a.out>c.a c.out>d.in d.out>e.in d.out>f.in')))).toEqual(['a.out>e.in', 'a.out>f.in']);
  });

  it('stays where nothing enters or nothing leaves', () => {
    const document = graph('a* b c*', 'a.out>b.in b.out>c.in');
    expect(withoutBypassed(document).nodes).toHaveLength(3);
    expect(passedNodes(document).size).toBe(0);
  });

  it('on a circle of such nodes is left out with it', () => {
    expect(wires(withoutBypassed(graph('a* b* c', 'a.out>b.in b.out>a.in b.out>c.in')))).toEqual([]);
  });

  it('costs nothing where there is none', () => {
    const document = graph('a b', 'a.out>b.in');
    expect(withoutBypassed(document)).toBe(document);
  });
});

describe('the wires that heal a chain', () => {
  it('join what fed the nodes that go to all that they fed', () => {
    const healed = healingWires(graph('a b c d e', 'a.out>b.in b.out>c.in c.out>d.in c.out>e.in'), ['b', 'c']);
    expect(healed).toEqual([{ id: 'c.out>d.in', from: 'a.out', to: 'd.in' }, { id: 'c.out>e.in', from: 'a.out', to: 'e.in' }]);
  });

  it('are none where several wires enter, where none does, and where the end goes too', () => {
    expect(healingWires(graph('a b m c', 'a.out>m.a b.out>m.b m.out>c.in'), ['m'])).toEqual([]);
    expect(healingWires(graph('a b c', 'a.out>b.in b.out>c.in'), ['a'])).toEqual([]);
    expect(healingWires(graph('a b c', 'a.out>b.in b.out>c.in'), ['b', 'c'])).toEqual([]);
  });
});
