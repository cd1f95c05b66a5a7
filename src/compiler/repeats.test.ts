import { describe, expect, it } from 'vitest';
import { applyCommand } from '../graph/commands.ts';
import type { GraphDocument } from '../graph/document.ts';
import { compile } from './compile.ts';
import type { Program } from './program.ts';
import { flatBlock, groupedBlock, MEMBERS, threeByHand } from './repeats.fixture.ts';
import { chain, XOR_ROWS } from './testGraphs.fixture.ts';

function programOf(document: GraphDocument): Program {
  const { program, diagnostics } = compile(document);
  if (!program) throw new Error(diagnostics.map(({ message }) => message).join(' '));
  return program;
}

/** Operations that do not feed one another may stand in any order. */
const sorted = ({ operations, ...others }: Program) => ({ ...others, operations: operations.toSorted((a, b) => (a.node < b.node ? -1 : 1)) });

describe('a group', () => {
  it('compiles, folded or not, to the program of the graph without it', () => {
    for (const folded of [false, true]) expect(programOf(groupedBlock({ folded }))).toEqual(programOf(flatBlock));
  });

  it('repeated three times compiles to the program of three written out by hand', () => {
    const [repeated, byHand] = [programOf(groupedBlock({ repeat: 3, folded: true })), programOf(threeByHand)];
    expect(sorted(repeated)).toEqual(sorted(byHand));
    // 2·4+4 for the stem, 3 blocks of 2·(4·4+4), 4+1 for the end.
    expect(repeated.totals.parameters).toBe(12 + 3 * 40 + 5);
  });

  it('repeated once says nothing more than not repeated', () => {
    expect(programOf({ ...groupedBlock(), groups: [{ ...(groupedBlock().groups?.[0] as never as object), repeat: 1 } as never] })).toEqual(programOf(flatBlock));
  });
});

describe('what is found in a repeated group', () => {
  it('is told of the member, once, and mended there', () => {
    // Too large a layer in the middle: the sum does not fit, in each copy.
    const wrong = applyCommand(groupedBlock({ repeat: 3 }), { type: 'setParams', id: 'b', params: { units: 3 } });
    const { diagnostics } = compile(wrong);
    expect(diagnostics.map(({ code, node }) => [code, node])).toEqual([['shape-mismatch', 'sum']]);
  });

  it('at the last copy is an edit of the member', () => {
    const document = chain(XOR_ROWS, [['a', 'dense', { units: 2 }], ['r', 'relu'], ['unit', 'dense', { units: 1 }], ['s', 'relu']], { function: 'binaryCrossentropy' });
    const last: GraphDocument = { ...document, groups: [{ id: 'g', members: ['s'], position: { x: 0, y: 0 }, repeat: 2 }] };
    const found = compile(last).diagnostics.find(({ code }) => code === 'needs-sigmoid');
    expect(found?.fix?.label).toBe('Change ReLU to Sigmoid');
    const mended = applyCommand(last, found?.fix?.command ?? { type: 'batch', commands: [] });
    expect(mended.nodes.find(({ id }) => id === 's')?.kind).toBe('sigmoid');
    expect(mended.groups).toEqual(last.groups);
  });

  it('that leads nowhere is removed without its copies being named', () => {
    const dead = applyCommand(groupedBlock({ repeat: 2 }), { type: 'batch', commands: [
      { type: 'addNodes', nodes: [{ id: 'loose', kind: 'tanh', position: { x: 0, y: 0 }, params: {} }], edges: [{ id: 'x', from: 'act.out', to: 'loose.in' }] },
      { type: 'setGroup', id: 'block', group: { members: [...MEMBERS, 'loose'] } },
    ] });
    const found = compile(dead).diagnostics.filter(({ code }) => code === 'dead-branch');
    expect(found).toHaveLength(1);
    expect(found[0]?.fix?.command).toEqual({ type: 'removeNodes', ids: ['loose'] });
  });

  it('that goes into a wire between two members becomes one itself', () => {
    const flat = chain({ source: 'generatedDigits', trainRows: 100, validationRows: 100 }, [['conv', 'conv2d', { filters: 1, padding: 'same' }], ['d', 'dense', { units: 10 }], ['s', 'softmax']], { function: 'categoricalCrossentropy' });
    const grouped: GraphDocument = { ...flat, groups: [{ id: 'g', members: ['conv', 'd'], position: { x: 0, y: 0 } }] };
    const fix = compile(grouped).diagnostics.find(({ code }) => code === 'shape-rank')?.fix;
    expect(fix?.label).toBe('Insert Flatten');
    expect(applyCommand(grouped, fix?.command ?? { type: 'batch', commands: [] }).groups?.[0]?.members).toEqual(['conv', 'd', 'flatten']);
  });
});
