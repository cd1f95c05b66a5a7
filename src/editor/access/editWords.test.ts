import { expect, it } from 'vitest';
import { compile } from '../../compiler/compile.ts';
import { applyCommand, type Command } from '../../graph/commands.ts';
import { emptyDocument, type GraphDocument } from '../../graph/document.ts';
import { removal } from '../canvas/rewire.ts';
import { presets } from '../files/presets.ts';
import { editWords, type Edit } from './editWords.ts';

const xor = presets().find(({ title }) => title === 'XOR net')?.document as GraphDocument;

function said(document: GraphDocument, command: Command, label = 'Do it', act: Edit['act'] = 'edit'): string {
  const after = applyCommand(document, command);
  return editWords({ before: { document, compilation: compile(document) }, after: { document: after, compilation: compile(after) }, act, label });
}

it('says what was added, and where it stands', () => {
  const node = { id: 'dropout', kind: 'dropout', position: { x: 0, y: 0 }, params: {} };
  const command: Command = { type: 'batch', commands: [{ type: 'removeEdges', ids: ['e2'] }, { type: 'addNodes', nodes: [node], edges: [{ id: 'n1', from: 'hidden.out', to: 'dropout.in' }, { id: 'n2', from: 'dropout.out', to: 's1.in' }] }] };
  expect(said(xor, command)).toBe('Dropout added, after Hidden layer, before Sigmoid s1.');
});

it('says what a wire joins and carries, and what came loose', () => {
  const cut = applyCommand(xor, { type: 'removeEdges', ids: ['e2'] });
  expect(said(xor, { type: 'removeEdges', ids: ['e2'] })).toMatch(/^Disconnected Hidden layer output from Sigmoid s1 input\. Problem: /);
  expect(said(cut, { type: 'addEdges', edges: [{ id: 'e9', from: 'hidden.out', to: 's1.in' }] })).toBe('Connected Hidden layer output to Sigmoid s1 input. It carries 4. No problems left.');
});

it('says how a chain heals, and what takes the place of a node', () => {
  expect(said(xor, removal(xor, ['s1']))).toBe('Sigmoid s1 deleted. Hidden layer now leads to Output layer.');
});

it('says how far nodes moved together, and the act where they moved apart', () => {
  const at = (id: string) => xor.nodes.find((node) => node.id === id)?.position ?? { x: 0, y: 0 };
  const by = (id: string, x: number, y: number) => ({ [id]: { x: at(id).x + x, y: at(id).y + y } });
  expect(said(xor, { type: 'moveNodes', positions: by('s1', 24, 0) }, 'Move')).toBe('Sigmoid s1 moved 24 right.');
  expect(said(xor, { type: 'moveNodes', positions: { ...by('s1', -8, 16), ...by('s2', -8, 16) } }, 'Move 2 nodes')).toBe('2 nodes moved 8 left and 16 down.');
  expect(said(xor, { type: 'moveNodes', positions: { ...by('s1', 0, 5), ...by('s2', 0, 9) } }, 'Align top edges')).toBe('Done: align top edges.');
});

it('tells what came of a setting, and is silent where its field says it all', () => {
  expect(said(xor, { type: 'setParams', id: 'hidden', params: { units: 8 } })).toMatch(/^Hidden layer now gives 8\./);
  expect(said(xor, { type: 'setTraining', training: { steps: 10 } })).toBe('');
  expect(said(xor, { type: 'setLabel', id: 's1', label: 'Bend' })).toBe('');
});

it('names what Undo and Redo did, and the graph that was opened', () => {
  expect(said(xor, { type: 'removeNodes', ids: [] }, 'Move 3 nodes', 'undo')).toBe('Undone: move 3 nodes.');
  expect(said(xor, { type: 'removeNodes', ids: [] }, 'Add Dense', 'redo')).toBe('Redone: add Dense.');
  expect(said(emptyDocument(), { type: 'replaceDocument', document: xor }, 'Open XOR net')).toMatch(/^“XOR net” is open: 6 nodes, 6 wires\./);
});

it('counts new problems where there are several', () => {
  expect(said(xor, { type: 'removeNodes', ids: ['data'] })).toMatch(/^Dataset data deleted\. \d new problems\.$/);
});
