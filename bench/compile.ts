/**
 * What a recompile costs after one edit, as in the editor, where every edit compiles the whole document:
 * `npx tsx bench/compile.ts`.
 */
import { pathToFileURL } from 'node:url';
import { compile } from '../src/compiler/compile.ts';
import { longNetwork } from '../src/compiler/testGraphs.fixture.ts';
import { applyCommand, type Command } from '../src/graph/commands.ts';
import type { GraphDocument } from '../src/graph/document.ts';
import type { BenchRow } from './row.ts';

const ROUNDS = 30;
/** So that compiled code is measured, as a person meets it after the first few edits. */
const WARM_UP = 15;

interface Edit {
  readonly name: string;
  command(round: number, count: number): Command;
}

const EDITS: readonly Edit[] = [
  { name: 'a parameter at the front', command: (round) => ({ type: 'setParams', id: 'n0', params: { units: 17 + (round % 8) } }) },
  // Four and a multiple of ten behind the middle: a dense layer in every size.
  { name: 'a parameter in the middle', command: (round, count) => ({ type: 'setParams', id: `n${count / 2 + 2}`, params: { units: 17 + (round % 8) } }) },
  { name: 'a node moved', command: (round, count) => ({ type: 'moveNodes', positions: { [`n${count / 2}`]: { x: round, y: round } } }) },
  {
    name: 'a wire added, then removed',
    command: (round, count) => (round % 2 ? { type: 'removeEdges', ids: ['extra'] } : { type: 'addEdges', edges: [{ id: 'extra', from: `n${count / 2 - 5}.out`, to: 'sum.c' }] }),
  },
  {
    name: 'a node added, then removed',
    command: (round) => (round % 2 ? { type: 'removeNodes', ids: ['loose'] } : { type: 'addNodes', nodes: [{ id: 'loose', kind: 'dense', position: { x: 0, y: 0 }, params: {} }] }),
  },
];

const SIZES = [
  { count: 1000, must: 3 },
  { count: 10_000, must: 16 },
] as const;

/** Milliseconds of each compilation. */
function time(edit: Edit, count: number): readonly number[] {
  let document: GraphDocument = longNetwork(count);
  const times: number[] = [];
  compile(document);
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    document = applyCommand(document, edit.command(round, count));
    const start = performance.now();
    const { program } = compile(document);
    times.push(performance.now() - start);
    if (!program) throw new Error('The benchmark’s graph must train.');
  }
  return times.slice(WARM_UP).sort((a, b) => a - b);
}

/** The median of 30 recompilations for each size and edit, the best of them in the note. */
export async function measure(): Promise<readonly BenchRow[]> {
  return Promise.resolve(
    SIZES.flatMap(({ count, must }) =>
      EDITS.map((edit): BenchRow => {
        const times = time(edit, count);
        return { what: `recompile ${count.toLocaleString('en-US')} nodes: ${edit.name}`, unit: 'ms', value: times[ROUNDS >> 1] ?? NaN, must, aim: null, note: `best ${times[0]?.toFixed(2)} ms` };
      }),
    ),
  );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for (const { what, unit, value, must, note } of await measure()) {
    console.log(`${what.padEnd(58)} ${value.toFixed(2).padStart(8)} ${unit}, ${note ?? ''}, at most ${must} ${unit}`);
  }
}
