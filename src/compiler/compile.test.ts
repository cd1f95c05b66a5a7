import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentOf } from '../graph/arbitraries.fixture.ts';
import { meaningOf } from '../graph/meaning.ts';
import { nodeKinds } from '../nodes/registry.ts';
import { compile } from './compile.ts';
import { trainableGraph } from './randomGraph.fixture.ts';
import { chain, graph, XOR_ROWS } from './testGraphs.fixture.ts';

/** Diagnostics about the graph as a whole, which name no node. */
const ABOUT_THE_WHOLE = ['empty-graph', 'no-loss', 'learning-rate', 'memory'];

describe('compile', () => {
  const any = documentOf([...nodeKinds.map(({ id }) => id), 'somethingElse']);

  it('never throws on a document and never changes it', () => {
    fc.assert(
      fc.property(any, (document) => {
        const before = structuredClone(document);
        compile(document);
        expect(document).toEqual(before);
      }),
      { numRuns: 300 },
    );
  });

  it('gives a program or an error that names a node, never both', () => {
    fc.assert(
      fc.property(any, (document) => {
        const { program, diagnostics, typed } = compile(document);
        const errors = diagnostics.filter(({ severity }) => severity === 'error');
        const reasons = diagnostics.filter(({ code, severity }) => severity === 'error' || code === 'empty-graph');
        expect(program === null).toBe(reasons.length > 0);
        for (const { code, node } of errors) expect(node !== undefined || ABOUT_THE_WHOLE.includes(code)).toBe(true);
        // Copies of repeated groups among them.
        expect(typed.nodes.size).toBe(meaningOf(document).nodes.length);
      }),
      { numRuns: 300 },
    );
  });

  it('gives a program that is plain JSON for every graph that fits together', () => {
    fc.assert(
      fc.property(trainableGraph(8), (document) => {
        const { program, diagnostics } = compile(document);
        expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
        expect(JSON.parse(JSON.stringify(program))).toEqual(program);
      }),
      { numRuns: 100 },
    );
  });

  it('gives equal results for equal documents, whatever was compiled before', () => {
    fc.assert(
      fc.property(trainableGraph(6), (document) => {
        const first = compile(document);
        expect(compile(structuredClone(document))).toEqual(first);
      }),
      { numRuns: 50 },
    );
  });
});

describe('the typed graph', () => {
  it('has a shape on every wire, parameters and multiply-adds on every node', () => {
    const { typed } = compile(chain(XOR_ROWS, [['unit', 'dense', { units: 1 }], ['s', 'sigmoid']]));
    expect([...typed.edges.values()].map((type) => type?.shape)).toEqual([[2], [1], [1], [1]]);
    expect(typed.nodes.get('unit')).toMatchObject({ parameters: 3, multiplyAdds: 2, state: 'ok' });
  });

  it('stays quiet about loose wires while a graph is being drawn', () => {
    const { diagnostics, typed } = compile(graph([['data', 'dataset'], ['unit', 'dense'], ['loss', 'loss']], ['data.features > unit.in']));
    expect(diagnostics.map(({ code, node }) => [code, node])).toEqual([['unconnected-input', 'loss']]);
    expect(typed.nodes.get('unit')?.state).toBe('ok');
  });
});

describe('seeds', () => {
  const seeds = (seed: number) =>
    compile(chain(XOR_ROWS, [['one', 'dense', { units: 4 }], ['two', 'dense', { units: 1 }]], {}, { seed })).program?.operations.map((operation) => operation.seed);

  it('differ between layers and between runs, and repeat for the same seed', () => {
    const first = seeds(1) ?? [];
    expect(new Set([...first, ...(seeds(2) ?? [])]).size).toBe(4);
    expect(seeds(1)).toEqual(first);
  });
});
