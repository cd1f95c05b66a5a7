import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyDocument } from '../arbitraries.fixture.ts';
import { withoutBypassed } from '../bypass.ts';
import { applyCommand, type Command } from '../commands.ts';
import { emptyDocument, type GraphDocument, type Group } from '../document.ts';
import { meaningOf, wholeOf } from '../meaning.ts';
import { parseDocument } from '../parse.ts';
import { serializeDocument } from '../serialize.ts';
import { groupOf, withMembers } from './groups.ts';
import { copyId, originNode, originWire, repeatsOf, withCopies } from './repeat.ts';
import { cardNamed, GROUP_CARD, realEnds, seenAs, seenDocument, seenEnd, wholeDocument, wiresBehind } from './seen.ts';

const at = (x: number, y = 0) => ({ x, y });

/** data → stem → (a → b, sum of b and stem) → end: the block of a residual net. Wires are called by what they join. */
function residual(group: Partial<Group> = {}): GraphDocument {
  const nodes = ['data', 'stem', 'a', 'b', 'sum', 'end'].map((id, index) => ({ id, kind: id === 'sum' ? 'add' : id === 'data' ? 'dataset' : 'dense', position: at(index * 250), params: {} }));
  const wires = ['data.features>stem.in', 'stem.out>a.in', 'a.out>b.in', 'b.out>sum.a', 'stem.out>sum.b', 'sum.out>end.in'];
  const flat = { ...emptyDocument(), nodes, edges: wires.map((wire) => ({ id: wire, from: wire.split('>')[0] ?? '', to: wire.split('>')[1] ?? '' })) };
  return applyCommand(flat, { type: 'addGroups', groups: [{ id: 'block', name: 'Residual block', members: ['a', 'b', 'sum'], position: at(500, 40), ...group }] });
}

const wires = ({ edges }: GraphDocument) => edges.map(({ from, to }) => `${from}>${to}`);

describe('a folded group', () => {
  const document = residual({ folded: true });
  const seen = seenDocument(document);

  it('is seen as one card in the place of its members, with one port for inputs that take one value', () => {
    expect(seen.nodes.map(({ id }) => id)).toEqual(['data', 'stem', 'block', 'end']);
    expect(cardNamed(document, 'block')).toBe(document.groups?.[0]);
    expect(seen.nodes[2]).toMatchObject({ kind: GROUP_CARD, label: 'Residual block', position: at(500, 40) });
    expect(wires(seen)).toEqual(['data.features>stem.in', 'stem.out>block.a.in', 'block.sum.out>end.in']);
    expect(document.groups?.[0]?.inputs).toEqual([['a.in', 'sum.b']]);
  });

  it('leads back to what it stands for', () => {
    expect(seenAs(document, 'b')).toBe('block');
    expect(seenAs(document, 'stem')).toBe('stem');
    expect(realEnds(document, { node: 'block', port: 'a.in' })).toEqual([{ node: 'a', port: 'in' }, { node: 'sum', port: 'b' }]);
    expect(realEnds(document, { node: 'block', port: 'sum.out' })).toEqual([{ node: 'sum', port: 'out' }]);
    expect(seenEnd(document, { node: 'sum', port: 'b' })).toEqual({ node: 'block', port: 'a.in' });
    expect(wiresBehind(document, ['stem.out>a.in', 'sum.out>end.in'])).toEqual(['stem.out>a.in', 'stem.out>sum.b', 'sum.out>end.in']);
    expect(wholeDocument(seen)).toBe(document);
  });

  it('keeps its one port without wires, and parts it where two values come', () => {
    const cut = applyCommand(document, { type: 'removeEdges', ids: wiresBehind(document, ['stem.out>a.in']) });
    expect(realEnds(cut, { node: 'block', port: 'a.in' })).toHaveLength(2);
    const two = applyCommand(cut, { type: 'addEdges', edges: [{ id: 'x', from: 'stem.out', to: 'a.in' }, { id: 'y', from: 'data.features', to: 'sum.b' }] });
    expect(wires(seenDocument(two)).slice(-2)).toEqual(['stem.out>block.a.in', 'data.features>block.sum.b']);
  });

  it('takes its members along by any command that moves it', () => {
    const moved = applyCommand(document, { type: 'moveNodes', positions: { block: at(510, 30) } });
    expect(moved.nodes.filter(({ id }) => 'a b sum'.split(' ').includes(id)).map(({ position }) => position)).toEqual([at(510, -10), at(760, -10), at(1010, -10)]);
    expect(moved.groups?.[0]?.position).toEqual(at(510, 30));
  });

  it('draws the same wires and cards from the same document, as the same objects', () => {
    const other = applyCommand(document, { type: 'setLabel', id: 'end', label: 'End' });
    const [before, after] = [seenDocument(document), seenDocument(other)];
    expect(after.nodes[2]).toBe(before.nodes[2]);
    expect(after.edges.every((edge, index) => edge === before.edges[index])).toBe(true);
  });
});

describe('a group', () => {
  it('loses members with the nodes that go, and goes with the last', () => {
    const fewer = applyCommand(residual({ folded: true }), { type: 'removeNodes', ids: ['sum'] });
    expect(fewer.groups?.[0]).toMatchObject({ members: ['a', 'b'] });
    expect(fewer.groups?.[0]).not.toHaveProperty('inputs');
    expect(applyCommand(fewer, { type: 'removeNodes', ids: ['a', 'b'] })).not.toHaveProperty('groups');
  });

  it('that is taken away leaves its members, and the very file that was there', () => {
    const { groups: _, ...flat } = residual();
    expect(serializeDocument(applyCommand(residual({ folded: true }), { type: 'removeNodes', ids: ['block'] }))).toBe(serializeDocument(flat));
  });

  it('is told by its members, and its members by it', () => {
    expect(groupOf(residual(), 'b')?.id).toBe('block');
    expect(groupOf(residual(), 'end')).toBeUndefined();
    expect(withMembers(residual(), ['block', 'end'])).toEqual(['block', 'end', 'a', 'b', 'sum']);
  });

  it('says nothing of what is at its default', () => {
    const changed = applyCommand(residual({ folded: true, repeat: 3 }), { type: 'setGroup', id: 'block', group: { folded: false, repeat: 1, name: undefined } });
    expect(Object.keys(changed.groups?.[0] ?? {}).toSorted()).toEqual(['id', 'inputs', 'members', 'position']);
  });

  it('is nothing at all to what does not ask for it: unfolded and unrepeated the document is seen and meant as it is', () => {
    const document = residual();
    expect(seenDocument(document)).toBe(document);
    expect(meaningOf(document)).toBe(document);
    const folded = residual({ folded: true });
    expect(meaningOf(folded)).toBe(folded);
  });
});

describe('a repeated group', () => {
  const document = residual({ repeat: 3 });
  const meant = withCopies(document);

  it('is written out as copies in a row, each fed by the one before', () => {
    expect(meant.nodes.map(({ id }) => id)).toEqual(['data', 'stem', 'a', 'b', 'sum', 'end', 'a#2', 'b#2', 'sum#2', 'a#3', 'b#3', 'sum#3']);
    expect(wires(meant).toSorted()).toEqual([
      'data.features>stem.in', 'stem.out>a.in', 'a.out>b.in', 'b.out>sum.a', 'stem.out>sum.b', 'sum#3.out>end.in',
      'sum.out>a#2.in', 'sum.out>sum#2.b', 'a#2.out>b#2.in', 'b#2.out>sum#2.a', 'sum#2.out>a#3.in', 'sum#2.out>sum#3.b', 'a#3.out>b#3.in', 'b#3.out>sum#3.a',
    ].toSorted());
    expect(new Set(meant.edges.map(({ id }) => id)).size).toBe(meant.edges.length);
    // A diagnostic about it is shown where a person sees it.
    expect(meant.edges.find(({ id }) => id === 'sum.out>end.in')?.from).toBe('sum#3.out');
  });

  it('tells of each copy whose it is', () => {
    expect([originNode(meant, 'b#3'), originNode(meant, 'b'), originNode(meant, 'end')]).toEqual(['b', 'b', 'end']);
    expect(originWire(meant, 'a.out>b.in#2')).toBe('a.out>b.in');
    expect(copyId(document, 'b', 3)).toBe('b#3');
    expect(repeatsOf(meant).repeated).toEqual([{ group: document.groups?.[0], members: ['a', 'b', 'sum'], times: 3, entering: 'stem.out', leaving: 'sum.out' }]);
    expect(wholeOf(meaningOf(document))).toBe(document);
  });

  it('gives way to a node that has a copy’s name', () => {
    const taken = applyCommand(document, { type: 'addNodes', nodes: [{ id: 'a#2', kind: 'dense', position: at(0), params: {} }] });
    expect(withCopies(taken).nodes.map(({ id }) => id).filter((id) => id.startsWith('a#2'))).toEqual(['a#2', 'a#2#']);
  });

  it('keeps the copies of what has not changed', () => {
    const edited = withCopies(applyCommand(document, { type: 'setParams', id: 'a', params: { units: 3 } }));
    const [before, after] = [meant, edited].map(({ nodes }) => new Map(nodes.map((node) => [node.id, node])));
    expect(after?.get('b#2')).toBe(before?.get('b#2'));
    expect(after?.get('a#2')).toMatchObject({ params: { units: 3 } });
  });

  it('gives each copy the weights that stand under its name, else the member’s', () => {
    const given = applyCommand(document, { type: 'batch', commands: [
      { type: 'setInitialWeights', id: 'a', weights: { bias: [1] } },
      { type: 'setGroup', id: 'block', group: { initialWeights: { 'a#3': { bias: [3] } } } },
    ] });
    // The same by the command that any weights are given with.
    expect(applyCommand(document, { type: 'batch', commands: [{ type: 'setInitialWeights', id: 'a', weights: { bias: [1] } }, { type: 'setInitialWeights', id: 'a#3', weights: { bias: [3] } }] })).toEqual(given);
    expect(applyCommand(given, { type: 'setInitialWeights', id: 'a', weights: undefined })).toEqual(document);
    const weights = Object.fromEntries(withCopies(given).nodes.map(({ id, initialWeights }) => [id, initialWeights]));
    expect([weights['a'], weights['a#2'], weights['a#3']]).toEqual([{ bias: [1] }, { bias: [1] }, { bias: [3] }]);
  });

  it('is not written out where more than one value enters, and says so', () => {
    const two = applyCommand(document, { type: 'addEdges', edges: [{ id: 'x', from: 'data.labels', to: 'sum.c' }] });
    expect(withCopies(two)).toBe(two);
    expect(repeatsOf(two).problems).toMatchObject([{ member: 'sum', problem: { type: 'ports', entering: 2, leaving: 1 } }]);
  });

  it('is gone past as a whole where all of it is bypassed', () => {
    const bypassed = applyCommand(document, { type: 'setBypassed', ids: ['a', 'b', 'sum'], bypassed: true });
    expect(wires(meaningOf(bypassed))).toEqual(['data.features>stem.in', 'stem.out>end.in']);
    expect(meaningOf(bypassed)).toBe(withoutBypassed(bypassed));
  });
});

describe('any document with groups', () => {
  it('is kept by a file as it is, and what is seen and meant of it names no wire and no node twice', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const read = parseDocument(serializeDocument(document));
        expect(read.ok && read.document).toEqual(document);
        for (const { nodes, edges } of [seenDocument(document), meaningOf(document)]) {
          expect(new Set(nodes.map(({ id }) => id)).size).toBe(nodes.length);
          expect(new Set(edges.map(({ id }) => id)).size).toBe(edges.length);
          const there = new Set(nodes.map(({ id }) => id));
          for (const { from, to } of edges) for (const end of [from, to]) expect(there).toContain(end.slice(0, end.indexOf('.')));
        }
      }),
      { numRuns: 200 },
    );
  });

  it('folded and unfolded is the same to the compiler: only where it is looked at differs', () => {
    fc.assert(
      fc.property(anyDocument, fc.boolean(), (document, folded) => {
        const command: Command = { type: 'batch', commands: (document.groups ?? []).map(({ id }) => ({ type: 'setGroup', id, group: { folded } })) };
        const { nodes, edges } = meaningOf(applyCommand(document, command));
        expect({ nodes, edges }).toEqual({ nodes: meaningOf(document).nodes, edges: meaningOf(document).edges });
      }),
      { numRuns: 100 },
    );
  });
});
