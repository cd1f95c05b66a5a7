import { describe, expect, it } from 'vitest';
import { applyCommand } from './commands.ts';
import { emptyDocument, type Frame, type GraphDocument, type Note } from './document.ts';
import { serializeDocument } from './serialize.ts';

const note: Note = { id: 'note', position: { x: 0, y: 0 }, size: { width: 200, height: 80 }, text: 'Here', colour: 'blue' };
const frame: Frame = { id: 'frame', position: { x: 0, y: 0 }, size: { width: 400, height: 300 } };
const empty = emptyDocument();
const both = applyCommand(empty, { type: 'addAnnotations', notes: [note], frames: [frame] });

describe('commands on notes and frames', () => {
  it('leave the very file that was there once the last one is gone', () => {
    expect(both).toMatchObject({ notes: [note], frames: [frame] });
    expect(serializeDocument(applyCommand(both, { type: 'removeNodes', ids: ['note', 'frame'] }))).toBe(serializeDocument(empty));
  });

  it('move them by the command that moves nodes, and by no other list', () => {
    const graph: GraphDocument = { ...both, nodes: [{ id: 'a', kind: 'relu', position: { x: 1, y: 1 }, params: {} }] };
    const moved = applyCommand(graph, { type: 'moveNodes', positions: { note: { x: 5, y: 6 }, a: { x: 7, y: 8 } } });
    expect([moved.notes?.[0]?.position, moved.nodes[0]?.position, moved.frames]).toEqual([{ x: 5, y: 6 }, { x: 7, y: 8 }, graph.frames]);
    expect(moved.frames).toBe(graph.frames);
  });

  it('change one of them and keep the others’ objects', () => {
    const more = applyCommand(both, { type: 'addAnnotations', notes: [{ ...note, id: 'note2' }] });
    const changed = applyCommand(more, { type: 'setNote', id: 'note2', note: { text: '**Now**', colour: undefined } });
    expect(changed.notes?.[0]).toBe(more.notes?.[0]);
    expect(changed.notes?.[1]).toEqual({ id: 'note2', position: note.position, size: note.size, text: '**Now**' });
    expect(applyCommand(both, { type: 'setFrame', id: 'frame', frame: { title: 'Encoder' } }).frames?.[0]?.title).toBe('Encoder');
  });

  it('change nothing at all where the id is not there', () => {
    expect(applyCommand(both, { type: 'setNote', id: 'frame', note: { text: 'x' } })).toBe(both);
    expect(applyCommand(both, { type: 'moveNodes', positions: { ghost: { x: 1, y: 1 } } })).toBe(both);
    expect(applyCommand(empty, { type: 'setFrame', id: 'frame', frame: { title: 'x' } })).toBe(empty);
  });
});
