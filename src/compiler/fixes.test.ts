import { describe, expect, it } from 'vitest';
import { applyCommand, type Command } from '../graph/commands.ts';
import type { GraphDocument } from '../graph/document.ts';
import { parseDocument } from '../graph/parse.ts';
import { serializeDocument } from '../graph/serialize.ts';
import { compile } from './compile.ts';
import { chain } from './testGraphs.fixture.ts';

const digits = chain({ source: 'generatedDigits' }, [['flatten', 'flatten'], ['hidden', 'dense', { units: 10 }]], { function: 'categoricalCrossentropy' });
const bypassed: GraphDocument = applyCommand(digits, { type: 'setBypassed', ids: ['flatten'], bypassed: true });
const fixOf = (document: GraphDocument): Command => compile(document).diagnostics.flatMap(({ fix }) => fix ?? [])[0]?.command as Command;

describe('a fix beside a bypassed node', () => {
  const fixed = applyCommand(bypassed, fixOf(bypassed));

  it('gives no id that the node has, so that the file can be opened again', () => {
    expect(fixed.nodes.map(({ id }) => id)).toEqual(['data', 'flatten', 'hidden', 'loss', 'flatten2']);
    expect(parseDocument(serializeDocument(fixed))).toMatchObject({ ok: true });
  });

  it('goes into the wire behind it and leaves the one before', () => {
    expect(fixed.edges.map(({ from, to }) => `${from} > ${to}`).sort()).toEqual([
      'data.features > flatten.in', 'data.labels > loss.target', 'flatten.out > flatten2.in', 'flatten2.out > hidden.in', 'hidden.out > loss.prediction',
    ]);
    expect(compile(fixed).program).not.toBeNull();
  });
});
