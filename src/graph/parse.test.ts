import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyDocument } from './arbitraries.fixture.ts';
import { emptyDocument } from './document.ts';
import { migrate } from './migrations.ts';
import { parseDocument } from './parse.ts';
import { serializeDocument } from './serialize.ts';

describe('a saved file', () => {
  it('is read back as the same document', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const result = parseDocument(serializeDocument(document));
        expect(result).toEqual({ ok: true, document, migratedFrom: null });
      }),
      { numRuns: 300 },
    );
  });

  it('keeps fields and kinds that this version does not know', () => {
    const text = JSON.stringify({
      format: 'netloom-graph', version: 1, meta: { title: 'T', author: 'A teacher' },
      nodes: [{ id: 'q', kind: 'quantumLayer', position: { x: 1, y: 2, z: 3 }, params: { qubits: [1, 2] }, comment: 'mine' }],
      edges: [], training: { optimizer: { kind: 'sgd', learningRate: 1 }, steps: 5, shuffle: true, seed: 1, clipNorm: 2 }, view: 'wide',
    });
    const result = parseDocument(text);
    expect(result.ok && JSON.parse(serializeDocument(result.document))).toEqual(JSON.parse(text));
  });

  it('puts each node that fits on a line of its own', () => {
    const nodes = ['a', 'b'].map((id) => ({ id, kind: 'relu', position: { x: 0, y: 0 }, params: {} }));
    const text = serializeDocument({ ...emptyDocument(), nodes });
    expect(text).toContain('\n    { "id": "a", "kind": "relu", "position": { "x": 0, "y": 0 }, "params": {} },\n    { "id": "b"');
  });
});

describe('notes and frames in a file', () => {
  const file = (more: object) => JSON.stringify({ format: 'netloom-graph', version: 1, nodes: [{ id: 'a', kind: 'relu', position: { x: 0, y: 0 } }], edges: [], ...more });
  const note = { id: 'note', position: { x: 0, y: 100 }, size: { width: 200, height: 80 }, text: '**Here**' };
  const problems = (more: object) => {
    const result = parseDocument(file(more));
    return result.ok ? [] : result.problems.map(({ path, message }) => [path, message]);
  };

  it('are read; a colour of a later version is kept', () => {
    const result = parseDocument(file({ notes: [{ ...note, colour: 'octarine' }], frames: [{ id: 'f', position: { x: 0, y: 0 }, size: { width: 300, height: 200 } }] }));
    expect(result.ok && [result.document.notes?.[0]?.colour, result.document.frames?.[0]?.size.width]).toEqual(['octarine', 300]);
  });

  it('are not there where the file has none, and leave no trace', () => {
    const result = parseDocument(file({}));
    expect(result.ok && [serializeDocument(result.document).includes('notes'), 'frames' in result.document]).toEqual([false, false]);
  });

  it('are refused with their place where they cannot be drawn', () => {
    expect(problems({ notes: [{ ...note, size: { width: 5, height: 80 } }] })).toEqual([['notes[0].size.width', '“width” is 5; the smallest allowed is 80.']]);
    expect(problems({ notes: [{ ...note, text: 'x'.repeat(10_001) }] })).toEqual([['notes[0].text', '“text” is too long; at most 10,000 are allowed.']]);
    expect(problems({ frames: [{ id: 'f', position: { x: 0, y: 0 } }] })).toEqual([['frames[0].size', '“size” is missing; it must be an object in { }.']]);
  });

  it('have ids that no node has', () => {
    expect(problems({ notes: [{ ...note, id: 'a' }] })).toEqual([['notes[0].id', 'The id “a” is used twice, by nodes[0] and notes[0]. Give one of them another id.']]);
  });
});

describe('migration', () => {
  const steps = { 1: (raw: object) => ({ ...raw, renamed: true }), 2: (raw: object) => ({ ...raw, twice: true }) };

  it('walks through every version in between', () => {
    expect(migrate({ version: 1 }, steps, 3)).toEqual({ ok: true, value: { version: 3, renamed: true, twice: true }, from: 1 });
  });

  it('leaves the newest version alone', () => {
    expect(migrate({ version: 3 }, steps, 3)).toEqual({ ok: true, value: { version: 3 }, from: null });
  });

  it('refuses a newer version and says what to do', () => {
    expect(migrate({ version: 9 }, steps, 3)).toMatchObject({ ok: false, message: expect.stringContaining('Open it with a newer Netloom') as string });
  });
});
