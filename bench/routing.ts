/** What it takes to lead the wires of a large graph round its cards, in the worker: `npx tsx bench/routing.ts`. */
import { pathToFileURL } from 'node:url';
import { AvoidLib } from 'libavoid-js';
import { isHindered, routesOf } from '../src/editor/canvas/routing/avoid.ts';
import { rows, skippingWires } from '../src/editor/canvas/routing/rows.fixture.ts';
import type { BenchRow } from './row.ts';

const ROUNDS = 9;
const COLUMNS = 18;

/** A chain in rows, with a wire past each second and third card, as a residual net has. */
const residual = Array.from({ length: 299 }, (_, at) => [[at, at + 1] as const, ...(at % 3 === 0 && at + 3 < 300 ? [[at, at + 3] as const] : [])]).flat();

const CASES = [
  { what: 'a residual net', cards: 300, wires: residual, must: 200 },
  { what: 'wires at random', cards: 300, wires: skippingWires(60, 300, 6), must: 200 },
  { what: 'as many wires at random as cards', cards: 300, wires: skippingWires(300, 300, 6), must: 200 },
  { what: 'wires at random', cards: 2000, wires: skippingWires(60, 2000, 6), must: null },
] as const;

export async function measure(): Promise<readonly BenchRow[]> {
  await AvoidLib.load();
  const avoid = AvoidLib.getInstance();
  return CASES.map(({ what, cards, wires, must }) => {
    const made = rows(cards, COLUMNS, wires);
    const task = { ...made, wires: made.wires.filter((wire) => isHindered(wire, made.cards)) };
    const times = Array.from({ length: ROUNDS }, () => {
      const start = performance.now();
      routesOf(avoid, task);
      return performance.now() - start;
    }).sort((a, b) => a - b);
    return { what: `${what}: ${task.wires.length} hindered wires led round ${cards} cards`, unit: 'ms', value: times[ROUNDS >> 1] ?? NaN, must, aim: null };
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) console.table(await measure());
