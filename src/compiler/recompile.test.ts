import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { documentOf } from '../graph/arbitraries.fixture.ts';
import { applyCommand, type Command } from '../graph/commands.ts';
import type { GraphDocument } from '../graph/document.ts';
import { meaningOf } from '../graph/meaning.ts';
import { linksOf, orderOf } from '../graph/order.ts';
import { nodeKinds } from '../nodes/registry.ts';
import { recompile, type Stages } from './compile.ts';
import { anyChoice, editOf } from './randomEdits.fixture.ts';
import { trainableGraph } from './randomGraph.fixture.ts';
import { longNetwork } from './testGraphs.fixture.ts';

/** All that a compilation says, in its order. */
function said({ compilation: { typed, program, diagnostics } }: Stages) {
  return { nodes: [...typed.nodes], edges: [...typed.edges], totals: typed.totals, program, diagnostics };
}

/** Without anything known before: a copy shares no node, wire or parameter with what was compiled. */
function fresh(document: GraphDocument): Stages {
  return recompile(structuredClone(document));
}

/** Copied, because fast-check makes objects without a prototype, which `structuredClone` gives one. */
const start = fc.oneof(trainableGraph(6), trainableGraph(3), documentOf([...nodeKinds.map(({ id }) => id), 'somethingElse'])).map((document) => structuredClone(document));

describe('a chain of edits', () => {
  it('compiled one after the other gives at each what a fresh compilation gives', () => {
    fc.assert(
      fc.property(start, fc.array(anyChoice, { minLength: 1, maxLength: 14 }), (first, choices) => {
        let document = first;
        let stages = recompile(document);
        const earlier = [document];
        for (const choice of choices) {
          const command = editOf(document, choice, earlier);
          if (!command) continue;
          document = applyCommand(document, command);
          earlier.push(document);
          stages = recompile(document, stages);
          expect(said(stages)).toStrictEqual(said(fresh(document)));
          expect(stages.graph.order).toEqual(orderOf(linksOf(meaningOf(document))));
          expect([...stages.live]).toEqual([...fresh(document).live]);
        }
      }),
      { numRuns: 400 },
    );
    // 4 s on a quiet machine.
  }, 120_000);
});

describe('after one edit of a network of 200 nodes', () => {
  afterEach(() => void vi.restoreAllMocks());

  const network = longNetwork(200);
  const compiled = recompile(network);

  /** How much is made again by an edit. */
  function work(command: Command, from = { document: network, stages: compiled }) {
    const inferring = nodeKinds.map((kind) => vi.spyOn(kind, 'infer'));
    const parsing = nodeKinds.map(({ params }) => vi.spyOn(params, 'safeParse'));
    const document = applyCommand(from.document, command);
    const before = from.stages;
    const after = recompile(document, before);
    const calls = (spies: readonly { readonly mock: { readonly calls: readonly unknown[] } }[]) => spies.reduce((sum, { mock }) => sum + mock.calls.length, 0);
    const operations = new Set(before.compilation.program?.operations);
    const done = {
      parsed: calls(parsing),
      inferred: calls(inferring),
      ordered: after.graph.order !== before.graph.order,
      walked: after.live !== before.live,
      wired: [...after.graph.wiring.sites].filter(([id, site]) => site !== before.graph.wiring.sites.get(id)).length,
      typed: [...after.typed.nodes].filter(([id, node]) => node !== before.typed.nodes.get(id)).length,
      lowered: after.compilation.program?.operations.filter((operation) => !operations.has(operation)).length,
    };
    vi.restoreAllMocks();
    return { done, after, document };
  }

  const nothing = { parsed: 0, inferred: 0, ordered: false, walked: false, wired: 0, typed: 0, lowered: 0 };

  it('the whole network trains, so that there is something to make again', () => {
    expect(compiled.compilation.program?.operations).toHaveLength(198);
  });

  it('nothing is made again when nodes are moved', () => {
    const { done, after } = work({ type: 'moveNodes', positions: { n20: { x: 1, y: 2 }, loss: { x: 3, y: 4 } } });
    expect(done).toEqual(nothing);
    expect(after.compilation.program).toBe(compiled.compilation.program);
    expect(after.typed.nodes).toBe(compiled.typed.nodes);
    expect(after.typed.edges).toBe(compiled.typed.edges);
  });

  it('a parameter is followed as far as another shape goes, and no further', () => {
    // The layer, its activation, and the weights of the next layer, which gives what it gave before.
    expect(work({ type: 'setParams', id: 'n0', params: { units: 7 } }).done).toEqual({ ...nothing, parsed: 1, inferred: 3, typed: 3, lowered: 3 });
    expect(work({ type: 'setParams', id: 'n50', params: { units: 7 } }).done).toEqual({ ...nothing, parsed: 1, inferred: 3, typed: 3, lowered: 3 });
  });

  it('a parameter that changes no shape costs its own node', () => {
    expect(work({ type: 'setParams', id: 'n50', params: { useBias: false } }).done).toEqual({ ...nothing, parsed: 1, inferred: 1, typed: 1, lowered: 1 });
    expect(work({ type: 'setLabel', id: 'n50', label: 'Mine' }).done).toEqual({ ...nothing, parsed: 1, inferred: 1, typed: 1, lowered: 1 });
  });

  it('a wire that comes or goes costs its two ends, and sorts nothing where the order holds', () => {
    const added = work({ type: 'addEdges', edges: [{ id: 'extra', from: 'n11.out', to: 'sum.c' }] });
    expect(added.done).toEqual({ ...nothing, inferred: 1, wired: 2, typed: 1, lowered: 1 });
    const removed = work({ type: 'removeEdges', ids: ['extra'] }, { document: added.document, stages: added.after });
    expect(removed.done).toEqual({ ...nothing, inferred: 1, wired: 2, typed: 1, lowered: 1 });
  });

  it('a wire that changes the order has it sorted again, and lowers only its end', () => {
    const branch = work({ type: 'addNodes', nodes: [{ id: 'side', kind: 'tanh', position: { x: 0, y: 0 }, params: {} }], edges: [{ id: 's', from: 'n11.out', to: 'side.in' }] });
    expect(branch.done).toMatchObject({ parsed: 1, inferred: 1, ordered: true, walked: true, wired: 2, lowered: 0 });
    const wired = work({ type: 'addEdges', edges: [{ id: 'x', from: 'n31.out', to: 'side.in' }] }, { document: { ...branch.document, edges: branch.document.edges.filter(({ id }) => id !== 's') }, stages: branch.after });
    expect(wired.done).toMatchObject({ parsed: 0, inferred: 0, ordered: true, walked: false, wired: 3, lowered: 0 });
  });

  it('new training settings leave the graph as it is', () => {
    const { done } = work({ type: 'setTraining', training: { optimizer: { kind: 'adam', learningRate: 0.01 } } });
    expect(done).toEqual(nothing);
  });
});
