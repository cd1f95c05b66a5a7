import { beforeEach, describe, expect, it } from 'vitest';
import { undoLabel } from '../../graph/history.ts';
import { emptyDocument, type GraphDocument } from '../../graph/document.ts';
import { useCanvasStore } from '../canvas/canvasStore.ts';
import { currentCompilation } from '../stores/compilationStore.ts';
import { currentDocument, startWith, undoEdit, useDocumentStore } from '../stores/documentStore.ts';
import { useSessionStore } from '../stores/sessionStore.ts';
import { addFrame, addNote, deleteWithContents, keepText, keepTitle, paint, resize } from './edits.ts';

const node = (id: string, x: number) => ({ id, kind: 'relu', position: { x, y: 0 }, params: {} });
const graph: GraphDocument = {
  ...emptyDocument(),
  nodes: [node('a', 0), node('b', 260), node('c', 520)],
  edges: [{ id: 'e1', from: 'a.out', to: 'b.in' }, { id: 'e2', from: 'b.out', to: 'c.in' }],
};
const undoName = () => undoLabel(useDocumentStore.getState().history);

beforeEach(() => { startWith(graph); });

describe('a new note', () => {
  it('is open for writing, and what is written first is one step of Undo with it', () => {
    addNote({ x: 92, y: 400 });
    expect([useSessionStore.getState().selectedNodes, useCanvasStore.getState().writing]).toEqual([['note'], { id: 'note', fresh: true }]);
    keepText({ id: 'note' }, 'First words', 0, true);
    expect([currentDocument().notes?.[0]?.text, undoName()]).toEqual(['First words', 'Add note']);
    keepText({ id: 'note' }, 'Second thoughts');
    expect(undoName()).toBe('Edit note');
    undoEdit();
    undoEdit();
    expect(currentDocument()).toBe(graph);
  });

  it('hides no card, and lies just where a hand puts it down', () => {
    addNote({ x: 92, y: 40 });
    expect(currentDocument().notes?.[0]?.position.y).toBeGreaterThanOrEqual(80);
    addNote({ x: 92, y: 40 }, true);
    expect(currentDocument().notes?.[1]?.position).toEqual({ x: -28, y: -12 });
  });

  it('grows with what is written, and never shrinks', () => {
    addNote({ x: 0, y: 500 });
    keepText({ id: 'note' }, 'much', 310);
    expect(currentDocument().notes?.[0]?.size.height).toBe(310);
    keepText({ id: 'note' }, 'little', 40);
    expect(currentDocument().notes?.[0]?.size.height).toBe(310);
  });
});

describe('a frame', () => {
  it('is drawn round what is chosen', () => {
    addFrame(['a', 'b'], { x: 0, y: 0 });
    expect(currentDocument().frames).toEqual([{ id: 'frame', position: { x: -24, y: -40 }, size: { width: 492, height: 144 } }]);
    expect(undoName()).toBe('Frame 2 nodes');
    keepTitle({ id: 'frame' }, '  Encoder ', true);
    expect(currentDocument().frames?.[0]?.title).toBe('Encoder');
    undoEdit();
    expect(currentDocument()).toBe(graph);
  });

  it('goes with its contents where that is asked, and the chain that led through is healed', () => {
    addFrame(['b'], { x: 0, y: 0 });
    deleteWithContents(['frame']);
    const { nodes, edges, frames } = currentDocument();
    expect([nodes.map(({ id }) => id), edges.map(({ from, to }) => [from, to]), frames]).toEqual([['a', 'c'], [['a.out', 'c.in']], undefined]);
  });

  it('keeps within its bounds when it is resized, and an unchanged size is no edit', () => {
    addFrame(['a'], { x: 0, y: 0 });
    const { size, position } = currentDocument().frames?.[0] ?? { size: { width: 0, height: 0 }, position: { x: 0, y: 0 } };
    const before = currentDocument();
    resize('frame', size, position);
    expect(currentDocument()).toBe(before);
    resize('frame', { width: 3, height: 300.4 }, { x: 1.6, y: 2 });
    expect([currentDocument().frames?.[0], undoName()]).toEqual([{ id: 'frame', position: { x: 2, y: 2 }, size: { width: 80, height: 300 } }, 'Resize frame']);
  });
});

it('notes and frames, and all that is done with them, compile nothing', () => {
  const before = currentCompilation();
  addNote({ x: 0, y: 400 });
  keepText({ id: 'note' }, 'Here');
  addFrame(['a', 'note'], { x: 0, y: 0 });
  keepTitle({ id: 'frame' }, 'There');
  paint(['note', 'frame'], 'blue');
  expect(undoName()).toBe('Recolour 1 note and 1 frame');
  resize('note', { width: 300, height: 200 });
  expect(currentDocument().notes?.[0]?.colour).toBe('blue');
  expect(currentCompilation()).toBe(before);
});
