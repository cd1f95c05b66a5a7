import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placedIds } from './annotations.ts';
import { applyCommand, type Command } from './commands.ts';
import { emptyDocument, type GraphDocument } from './document.ts';
import { edit, redo, startHistory, undo } from './history.ts';
import { anyDocument } from './arbitraries.fixture.ts';

const at = { x: 0, y: 0 };
const two: GraphDocument = {
  ...emptyDocument(),
  nodes: [
    { id: 'a', kind: 'dense', position: at, params: { units: 2 } },
    { id: 'b', kind: 'dense', position: at, params: {} },
  ],
  edges: [{ id: 'e', from: 'a.out', to: 'b.in' }],
};

/** Any command over the ids of a document, and some that are not there. */
function anyCommand(document: GraphDocument): fc.Arbitrary<Command> {
  const id = fc.constantFrom('nobody', ...placedIds(document));
  const edge = fc.constantFrom('nothing', ...document.edges.map(({ id }) => id));
  const simple: fc.Arbitrary<Command> = fc.oneof(
    fc.record({ type: fc.constant('removeNodes' as const), ids: fc.array(id) }),
    fc.record({ type: fc.constant('removeEdges' as const), ids: fc.array(edge) }),
    fc.record({ type: fc.constant('setParams' as const), id, params: fc.dictionary(fc.constantFrom('units', 'rate'), fc.option(fc.integer(), { nil: undefined })) }),
    fc.record({ type: fc.constant('setLabel' as const), id, label: fc.option(fc.string({ maxLength: 20 }), { nil: undefined }) }),
    fc.record({ type: fc.constant('moveNodes' as const), positions: fc.dictionary(id, fc.record({ x: fc.integer(), y: fc.integer() })) }),
    fc.record({ type: fc.constant('setBypassed' as const), ids: fc.array(id), bypassed: fc.boolean() }),
    fc.record({ type: fc.constant('setNote' as const), id, note: fc.record({ text: fc.string(), colour: fc.constantFrom(undefined, 'blue') }, { requiredKeys: [] }) }),
    fc.record({ type: fc.constant('setFrame' as const), id, frame: fc.record({ title: fc.constantFrom(undefined, 'Encoder'), size: fc.constant({ width: 300, height: 200 }) }, { requiredKeys: [] }) }),
    fc.record({ type: fc.constant('addAnnotations' as const), notes: fc.constantFrom([], [{ id: 'newNote', position: at, size: { width: 200, height: 80 }, text: '' }]) }),
    fc.record({ type: fc.constant('addGroups' as const), groups: fc.array(id.map((member) => ({ id: 'newGroup', members: [member], position: at, folded: true })), { maxLength: 1 }) }),
    fc.record({ type: fc.constant('setGroup' as const), id: fc.constantFrom('nobody', 'G', 'H'), group: fc.record({ name: fc.constantFrom(undefined, 'Block'), folded: fc.boolean(), repeat: fc.constantFrom(undefined, 1, 3), position: fc.record({ x: fc.integer(), y: fc.integer() }) }, { requiredKeys: [] }) }),
    fc.record({ type: fc.constant('setMeta' as const), meta: fc.record({ title: fc.string() }) }),
    fc.record({ type: fc.constant('setTraining' as const), training: fc.record({ seed: fc.nat(), epochs: fc.constantFrom(undefined, 3) }) }),
  );
  return fc.oneof(simple, fc.record({ type: fc.constant('batch' as const), commands: fc.array(simple, { maxLength: 4 }) }));
}

describe('a command', () => {
  it('never changes the document that it is given', () => {
    fc.assert(
      fc.property(anyDocument.chain((document) => fc.tuple(fc.constant(document), anyCommand(document))), ([document, command]) => {
        const before = structuredClone(document);
        applyCommand(document, command);
        expect(document).toEqual(before);
      }),
      { numRuns: 200 },
    );
  });

  it('is taken back whole by undo, and done again whole by redo', () => {
    fc.assert(
      fc.property(anyDocument.chain((document) => fc.tuple(fc.constant(document), fc.array(anyCommand(document), { maxLength: 6 }))), ([document, commands]) => {
        let history = startHistory(document);
        for (const command of commands) history = edit(history, command, 'Change');
        const after = history.present;
        const edits = history.past.length;
        for (let i = 0; i < edits; i++) history = undo(history);
        expect(history.present).toBe(document);
        for (let i = 0; i < edits; i++) history = redo(history);
        expect(history.present).toBe(after);
      }),
      { numRuns: 200 },
    );
  });

  it('that removes a node removes its wires with it', () => {
    expect(applyCommand(two, { type: 'removeNodes', ids: ['b'] })).toMatchObject({ nodes: [{ id: 'a' }], edges: [] });
  });

  it('that names what is not there changes nothing at all', () => {
    expect(applyCommand(two, { type: 'removeNodes', ids: ['ghost'] })).toBe(two);
    expect(applyCommand(two, { type: 'setParams', id: 'ghost', params: { units: 1 } })).toBe(two);
  });

  it('that says what is so already changes nothing at all, and is no step of Undo', () => {
    const same: readonly Command[] = [
      { type: 'setParams', id: 'a', params: { units: 2, rate: undefined } },
      { type: 'moveNodes', positions: { a: { x: 0, y: 0 } } },
      { type: 'setLabel', id: 'b', label: undefined },
      { type: 'setTraining', training: { optimizer: { ...two.training.optimizer }, epochs: undefined } },
      { type: 'setMeta', meta: { title: two.meta.title } },
      { type: 'addNodes', nodes: [], edges: [] },
      // Deleting what Undo has taken away already.
      { type: 'batch', commands: [{ type: 'removeEdges', ids: [] }, { type: 'removeNodes', ids: ['ghost'] }, { type: 'addEdges', edges: [] }] },
    ];
    for (const command of same) expect(applyCommand(two, command), command.type).toBe(two);
    const redoable = undo(edit(startHistory(two), { type: 'removeNodes', ids: ['a'] }, 'Delete'));
    expect(edit(redoable, { type: 'batch', commands: [{ type: 'addEdges', edges: [] }] }, 'Delete').future).toHaveLength(1);
  });

  it('that moves to a zero below nothing moves to the one that a file can say', () => {
    expect(applyCommand(two, { type: 'moveNodes', positions: { a: { x: -0, y: 4 } } }).nodes[0]?.position).toEqual({ x: 0, y: 4 });
  });

  it('takes a parameter out when its value is undefined', () => {
    expect(applyCommand(two, { type: 'setParams', id: 'a', params: { units: undefined } }).nodes[0]?.params).toEqual({});
  });
});

describe('edits with the same merge key', () => {
  const type = (history: ReturnType<typeof startHistory>, units: number) =>
    edit(history, { type: 'setParams', id: 'a', params: { units } }, 'Set units', 'units of a');

  it('are undone as one', () => {
    const history = [3, 33, 333].reduce(type, startHistory(two));
    expect(history.past).toHaveLength(1);
    expect(undo(history).present).toBe(two);
  });

  it('are not joined across an undo', () => {
    const history = type(undo(type(startHistory(two), 3)), 4);
    expect(history.past).toHaveLength(1);
    expect(history.future).toHaveLength(0);
    expect(undo(history).present).toBe(two);
  });
});
