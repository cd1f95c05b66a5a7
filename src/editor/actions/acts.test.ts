/** A thousand edits of every kind in any order, over the stores that the page is drawn from. */
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { recompile } from '../../compiler/compile.ts';
import { emptyDocument, type GraphDocument } from '../../graph/document.ts';
import { parseDocument } from '../../graph/parse.ts';
import { serializeDocument } from '../../graph/serialize.ts';
import { nextFlow } from '../canvas/flowModel.ts';
import { useFlowStore } from '../canvas/flowStore.ts';
import { presets } from '../files/presets.ts';
import { currentCompilation } from '../stores/compilationStore.ts';
import { currentDocument, redoEdit, startWith, undoEdit, useDocumentStore } from '../stores/documentStore.ts';
import { select, useSessionStore } from '../stores/sessionStore.ts';
import { ACTS, type Numbers } from './acts.fixture.ts';

const NAMES = Object.keys(ACTS);
const act = fc.tuple(fc.constantFrom(...NAMES), fc.tuple(fc.nat({ max: 9999 }), fc.nat({ max: 9999 }), fc.nat({ max: 9999 })));
const starts = [emptyDocument(), ...presets().flatMap(({ id, document }) => (id.includes('mnist') ? [] : [document]))];

const history = () => useDocumentStore.getState().history;

/** All that the page shows of the open graph is what it would show had it just been opened. */
function expectAsFresh(about: string): void {
  const document = currentDocument();
  const text = serializeDocument(document);
  const read = parseDocument(text);
  expect(read.ok ? [] : read.problems, about).toEqual([]);
  expect(read.ok && read.document, about).toEqual(document);
  const copy = structuredClone(document);
  const fresh = recompile(copy).compilation;
  const { typed, program, diagnostics } = currentCompilation();
  expect({ nodes: [...typed.nodes], edges: [...typed.edges], totals: typed.totals, program, diagnostics }, about)
    .toEqual({ nodes: [...fresh.typed.nodes], edges: [...fresh.typed.edges], totals: fresh.typed.totals, program: fresh.program, diagnostics: fresh.diagnostics });
  const { selectedNodes, selectedEdges } = useSessionStore.getState();
  const { tabStop } = useFlowStore.getState();
  const { nodes, edges } = nextFlow({ nodes: [], edges: [] }, { document: copy, compilation: fresh, selectedNodes, selectedEdges, tabStop });
  expect({ nodes: useFlowStore.getState().nodes, edges: useFlowStore.getState().edges }, about).toEqual({ nodes, edges });
}

/** A file with an id twice is refused. */
function expectUniqueIds(about: string): void {
  const { nodes, edges, groups = [] } = currentDocument();
  for (const list of [[...nodes, ...groups], edges]) expect(new Set(list.map(({ id }) => id)).size, about).toBe(list.length);
}

/** Does the acts one after the other; every edit must be one step of Undo that changes something, and name itself. */
async function perform(acts: readonly (readonly [string, Numbers])[], every: number): Promise<void> {
  for (const [nth, [name, numbers]] of acts.entries()) {
    const about = `${name}(${numbers.join(', ')}), act ${nth} of ${acts.length}`;
    const { past, present } = history();
    await ACTS[name]?.(numbers);
    const after = history();
    expectUniqueIds(about);
    if (name !== 'undo' && name !== 'redo') {
      expect(after.past.length - past.length, about).toBeLessThanOrEqual(1);
      if (after.past.length > past.length) {
        expect(after.past.at(-1)?.label, about).toMatch(/\w/);
        expect(JSON.stringify(after.present), `${about} changes nothing, and would be undone as a step`).not.toBe(JSON.stringify(present));
      } else if (after.past.at(-1)?.mergeKey === undefined) expect(after.present, about).toBe(present);
    }
    if (nth % every === every - 1) expectAsFresh(about);
  }
}

/** As many steps as there are. */
function undoAll(): number {
  let steps = 0;
  for (; history().past.length > 0; steps++) undoEdit();
  return steps;
}

/** Does the acts from a start, takes all back, and does all again. */
async function thereAndBack(start: GraphDocument, acts: readonly (readonly [string, Numbers])[], every: number): Promise<void> {
  const begun = structuredClone(start);
  startWith(start);
  select([]);
  await perform(acts, every);
  const end = currentDocument();
  const ended = structuredClone(end);
  const steps = undoAll();
  expect(currentDocument()).toBe(start);
  expect(start).toEqual(begun);
  expectAsFresh('all undone');
  for (let step = 0; step < steps; step++) redoEdit();
  expect(currentDocument()).toBe(end);
  expect(end).toEqual(ended);
  expectAsFresh('all done again');
}

// Files of tests share their globals, and Node may have a navigator of its own.
beforeEach(() => void vi.stubGlobal('navigator', {}));
afterEach(() => void vi.unstubAllGlobals());

describe('edits in any order', () => {
  it('are, a thousand of them, taken back to the start, done again to the end, and kept by a file', async () => {
    const seed = fc.readConfigureGlobal()?.seed ?? 1;
    const [acts] = fc.sample(fc.array(act, { minLength: 1000, maxLength: 1000 }), { numRuns: 1, seed });
    await thereAndBack(starts[seed % starts.length] as GraphDocument, acts ?? [], 50);
  }, 60_000);

  it('are so from every start, looked at after each', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...starts), fc.array(act, { minLength: 1, maxLength: 25 }), (start, acts) => thereAndBack(start, acts, 1)),
      { numRuns: 25, interruptAfterTimeLimit: 40_000 },
    );
  }, 60_000);
});
