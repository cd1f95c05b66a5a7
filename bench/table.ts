/** Figures as a table in docs/PERFORMANCE.md, between the marks of the script that measures them. */
import { readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import type { BenchRow } from './row.ts';

const document = new URL('../docs/PERFORMANCE.md', import.meta.url);

const figure = (value: number | null): string => (value === null || Number.isNaN(value) ? '' : Number(value.toPrecision(3)).toLocaleString('en-US', { maximumSignificantDigits: 3 }));

function tableOf(rows: readonly BenchRow[]): string {
  const lines = rows.map(({ what, unit, value, must, aim, note }) => `| ${what} | ${figure(value)} ${unit} | ${figure(must)} | ${figure(aim)} | ${note ?? ''} |`);
  const machine = `${os.availableParallelism()} cores, Node ${process.versions.node}, ${new Date().toISOString().slice(0, 10)}.`;
  return [machine, '', '| | now | must | aim | |', '|---|---:|---:|---:|---|', ...lines].join('\n');
}

/**
 * Writes the figures down in the place of the last ones.
 * @param script its name in package.json: "bench".
 * @returns the table as it is written.
 */
export function writeTable(script: 'bench' | 'bench:ui', rows: readonly BenchRow[]): string {
  const [begin, end] = [`<!-- ${script}: written by npm run ${script} -->`, `<!-- ${script} ends -->`];
  const before = readFileSync(document, 'utf8');
  const [from, to] = [before.indexOf(begin), before.indexOf(end)];
  if (from < 0 || to < 0) throw new Error(`docs/PERFORMANCE.md has lost the marks of ${script}, between which its table stands.`);
  const table = tableOf(rows);
  writeFileSync(document, `${before.slice(0, from)}${begin}\n\n${table}\n\n${before.slice(to)}`);
  return table;
}
