import { beforeEach, describe, expect, it } from 'vitest';
import { compile } from '../../compiler/compile.ts';
import { groupedBlock } from '../../compiler/repeats.fixture.ts';
import { emptyDocument, type GraphDocument } from '../../graph/document.ts';
import { undoLabel } from '../../graph/history.ts';
import { parseDocument } from '../../graph/parse.ts';
import { seenDocument } from '../../graph/groups/seen.ts';
import { nodeViews } from '../canvas/view.ts';
import { portsAt } from '../canvas/portsAt.ts';
import { connect, dropNode } from '../canvas/edits.ts';
import { judgeWire } from '../canvas/connection.ts';
import { removal } from '../canvas/rewire.ts';
import { applyCommand } from '../../graph/commands.ts';
import { currentDocument, currentSeen, startWith, undoEdit, useDocumentStore } from '../stores/documentStore.ts';
import { useSessionStore } from '../stores/sessionStore.ts';
import { blockText, isBlock, placeBlock } from './blocks.ts';
import { fold, groupNodes, renameGroup, repeatGroup, takeOut, ungroup } from './edits.ts';

const node = (id: string, x: number, y = 0) => ({ id, kind: 'relu', position: { x, y }, params: {} });
const chain: GraphDocument = {
  ...emptyDocument(),
  nodes: ['a', 'b', 'c', 'd', 'e'].map((id, index) => node(id, index * 260)),
  edges: [['a', 'b'], ['b', 'c'], ['c', 'd'], ['d', 'e']].map(([from, to]) => ({ id: `${from}${to}`, from: `${from}.out`, to: `${to}.in` })),
};
const undoName = () => undoLabel(useDocumentStore.getState().history);
const only = () => currentDocument().groups?.[0];
const last = () => useSessionStore.getState().notices.at(-1)?.lines[0];

beforeEach(() => { startWith(chain); });

describe('grouping', () => {
  it('folds what is chosen into a card where the first of it stands, as one step of Undo', () => {
    groupNodes(['b', 'c']);
    expect(only()).toEqual({ id: 'group', members: ['b', 'c'], folded: true, position: { x: 260, y: 0 } });
    expect([undoName(), useSessionStore.getState().selectedNodes]).toEqual(['Group 2 nodes', ['group']]);
    undoEdit();
    expect(currentDocument()).toBe(chain);
  });

  it('puts more nodes into the one group among them, and names the next one apart', () => {
    groupNodes(['b']);
    groupNodes(['group', 'c']);
    expect(only()?.members).toEqual(['b', 'c']);
    groupNodes(['e']);
    expect(currentDocument().groups?.[1]?.name).toBe('Group 2');
  });

  it('says why it cannot: a group in a group, a node in two', () => {
    groupNodes(['b']);
    groupNodes(['d']);
    const before = currentDocument();
    groupNodes(['group', 'group2']);
    expect(last()).toMatch(/cannot hold another group/);
    groupNodes(['b', 'e']);
    expect(last()).toMatch(/one group at most.*“Group”/);
    expect(currentDocument()).toBe(before);
  });

  it('is taken back by ungrouping, and a node by taking it out', () => {
    groupNodes(['b', 'c']);
    takeOut(['c']);
    expect(only()?.members).toEqual(['b']);
    const [group] = currentDocument().groups ?? [];
    if (group) ungroup([group]);
    expect(currentDocument()).toEqual(chain);
    groupNodes(['b']);
    takeOut(['b']);
    expect(currentDocument()).toEqual(chain);
  });
});

describe('a folded group', () => {
  it('is opened where it stands, and what its nodes would lie on makes room', () => {
    groupNodes(['b', 'c']);
    // Arranged meanwhile: the gap is closed.
    const near: GraphDocument = { ...currentDocument(), nodes: currentDocument().nodes.map((each) => (each.id === 'd' || each.id === 'e' ? { ...each, position: { x: each.position.x - 260, y: 0 } } : each)) };
    startWith(near);
    const [group] = near.groups ?? [];
    if (group) fold([group], false);
    const at = Object.fromEntries(currentDocument().nodes.map(({ id, position }) => [id, position.x]));
    expect([at['b'], at['c']]).toEqual([260, 520]);
    // Beyond the outline, 18 right of c's card of 184, and as far apart as before.
    expect(at['d']).toBe(520 + 184 + 18 + 40);
    expect((at['e'] ?? 0) - (at['d'] ?? 0)).toBe(260);
    undoEdit();
    expect(currentDocument()).toBe(near);
  });

  it('is renamed and repeated; blanks are no name, and once is no repeat', () => {
    groupNodes(['b', 'c']);
    const group = only();
    if (!group) throw new Error('There is a group.');
    renameGroup(group, ' Block ');
    repeatGroup(group, 3);
    expect(only()).toMatchObject({ name: 'Block', repeat: 3 });
    expect(undoName()).toBe('Repeat Group 3 times');
    repeatGroup(group, 1);
    renameGroup(group, '  ');
    expect(only()).toEqual(group);
  });

  it('is healed past when it is deleted, as a node is', () => {
    groupNodes(['b', 'c']);
    const left = applyCommand(currentDocument(), removal(currentDocument(), ['group']));
    expect([left.nodes.map(({ id }) => id), left.edges.map(({ from, to }) => `${from}>${to}`), left.groups]).toEqual([['a', 'd', 'e'], ['d.out>e.in', 'a.out>d.in'], undefined]);
  });

  it('takes a node that is dropped on its wire before it, and one on an inner wire into it', () => {
    groupNodes(['b', 'c']);
    dropNode('tanh', { x: 200, y: 0 }, 'ab');
    expect(only()?.members).toEqual(['b', 'c']);
    dropNode('tanh', { x: 400, y: 0 }, 'bc');
    expect(only()?.members).toEqual(['b', 'c', 'tanh2']);
  });
});

describe('the card of a residual block', () => {
  const block = groupedBlock({ folded: true, repeat: 3 });

  it('says what is inside, what leaves, and the parameters of all copies', () => {
    const seen = seenDocument(block);
    const view = nodeViews(seen, compile(block), new Map()).get('block');
    expect(view).toMatchObject({ name: 'Residual block', headline: '2 × Dense, Tanh, Add · × 3', shape: '4', parameters: '120', state: 'ok', tag: '× 3' });
    expect(view?.spoken).toBe('Residual block, folded group, 2 × Dense, Tanh, Add · × 3, 4, 120 parameters');
    expect([view?.inputs.map(({ name, label, wired }) => [name, label, wired]), view?.outputs.map(({ name, label, shape }) => [name, label, shape])]).toEqual([[['a.in', 'Input', true]], [['sum.out', 'Output', '4']]]);
    // What leaves the last copy is what it shows of a run.
    expect(view?.picture).toBe('sum#3');
  });

  it('is in the state of its worst member', () => {
    const broken = applyCommand(block, { type: 'setParams', id: 'b', params: { units: 3 } });
    expect(nodeViews(seenDocument(broken), compile(broken), new Map()).get('block')).toMatchObject({ state: 'problem', message: expect.stringMatching(/^Add expects/) as string });
    const passed = applyCommand(block, { type: 'setBypassed', ids: ['a', 'act', 'b', 'sum'], bypassed: true });
    expect(nodeViews(seenDocument(passed), compile(passed), new Map()).get('block')?.state).toBe('bypassed');
  });

  it('is wired by one wire that feeds two nodes, and judged by them', () => {
    startWith(applyCommand(block, { type: 'removeEdges', ids: block.edges.filter(({ from }) => from === 'stem.out').map(({ id }) => id) }));
    expect(portsAt(currentSeen(), 'block').inputs.map(({ name }) => name)).toEqual(['a.in']);
    expect(judgeWire(currentSeen(), { node: 'end', port: 'out', side: 'output' }, { node: 'block', port: 'a.in', side: 'input' })).toMatchObject({ ok: false, reason: expect.stringMatching(/circle/) as string });
    connect({ node: 'stem', port: 'out', side: 'output' }, { node: 'block', port: 'a.in', side: 'input' });
    expect(currentDocument().edges.filter(({ from }) => from === 'stem.out').map(({ to }) => to)).toEqual(['a.in', 'sum.b']);
    expect(currentSeen().edges.filter(({ from }) => from === 'stem.out')).toHaveLength(1);
  });
});

describe('a block', () => {
  it('is a graph file, and is placed under fresh ids with its one port', async () => {
    const document = groupedBlock({ repeat: 2 });
    const [group] = document.groups ?? [];
    if (!group) throw new Error('There is a group.');
    const text = blockText(document, group);
    const parsed = parseDocument(text);
    expect(parsed.ok && isBlock(parsed.document)).toBe(true);
    startWith(document);
    await placeBlock(text, { x: 0, y: 900 });
    const placed = currentDocument().groups?.[1];
    expect(placed).toMatchObject({ id: 'group', name: 'Residual block', folded: true, repeat: 2, members: ['dense', 'tanh', 'dense2', 'add'], inputs: [['dense.in', 'add.b']] });
    expect(useSessionStore.getState().selectedNodes).toEqual(['group']);
    expect(portsAt(currentSeen(), 'group').inputs.map(({ name }) => name)).toEqual(['dense.in']);
    expect(currentDocument().edges.slice(document.edges.length).map(({ from, to }) => `${from}>${to}`)).toEqual(['dense.out>tanh.in', 'tanh.out>dense2.in', 'dense2.out>add.a']);
    undoEdit();
    expect(currentDocument()).toBe(document);
  });

  it('refuses a text that is none, with the parser’s sentence', async () => {
    await expect(placeBlock('{', { x: 0, y: 0 })).rejects.toThrow(/breaks off/);
  });
});
