/** What reading a large table takes, in the import window's worker and when a run loads it: `npx tsx bench/tables.ts`. */
import { pathToFileURL } from 'node:url';
import { csv } from '../src/datasets/csv/csv.ts';
import { chooseColumns, countRows, profileOf } from '../src/datasets/csv/profile.ts';
import { csvParams } from '../src/datasets/csv/schema.ts';
import { readTable } from '../src/datasets/csv/table.ts';
import { sha256 } from '../src/datasets/sha256.ts';
import type { BenchRow } from './row.ts';

const ROUNDS = 5;
const ROWS = 100_000;

/** Ten columns of numbers and one of three classes, 7.6 MB. */
export function largeTable(): Uint8Array {
  const line = (row: number) => `${Array.from({ length: 10 }, (_, column) => (100 * Math.sin(7 * row + column)).toFixed(3)).join(',')},${['a', 'b', 'c'][row % 3] ?? ''}`;
  return new TextEncoder().encode(`c0,c1,c2,c3,c4,c5,c6,c7,c8,c9,class\n${Array.from({ length: ROWS }, (_, row) => line(row)).join('\n')}`);
}

export async function measure(): Promise<readonly BenchRow[]> {
  const bytes = largeTable();
  const table = readTable(bytes);
  const columns = chooseColumns(profileOf(table));
  const file = { name: 'large.csv', sha256: await sha256(bytes), bytes: bytes.length };
  const params = csvParams.parse({ file, columns, counts: countRows(table, columns) });
  const places = () => [{ label: 'memory', read: () => Promise.resolve(bytes) }];
  return [
    { what: '100,000 rows of 11 columns read and looked at, in the worker', unit: 's', value: await median(() => { profileOf(readTable(bytes)); }), must: null, aim: null, note: `${(bytes.length / 1e6).toFixed(1)} MB; the page gets ${(JSON.stringify(profileOf(table)).length / 1000).toFixed(1)} kB of it` },
    { what: 'the same rows loaded for a run, scaled and split', unit: 's', value: await median(() => csv.load(params, { seed: 1, signal: new AbortController().signal, progress: () => undefined, places })), must: null, aim: null },
  ];
}

async function median(work: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    await work();
    times.push((performance.now() - start) / 1000);
  }
  return times.sort((a, b) => a - b)[ROUNDS >> 1] ?? NaN;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) console.table(await measure());
