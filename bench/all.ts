/** `npm run bench`: every figure afresh, as a table on the terminal and in docs/PERFORMANCE.md. */
import { readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import { measure as compiler } from './compile.ts';
import { measure as engine } from './engine.ts';
import { measure as live } from './live.ts';
import { measure as browser } from './page.ts';
import { measure as routing } from './routing.ts';
import type { BenchRow } from './row.ts';

const document = new URL('../docs/PERFORMANCE.md', import.meta.url);
const [BEGIN, END] = ['<!-- bench: written by npm run bench -->', '<!-- bench ends -->'];

const figure = (value: number | null): string => (value === null || Number.isNaN(value) ? '' : Number(value.toPrecision(3)).toLocaleString('en-US', { maximumSignificantDigits: 3 }));

function table(rows: readonly BenchRow[]): string {
  const lines = rows.map(({ what, unit, value, must, aim, note }) => `| ${what} | ${figure(value)} ${unit} | ${figure(must)} | ${figure(aim)} | ${note ?? ''} |`);
  const machine = `${os.availableParallelism()} cores, Node ${process.versions.node}, ${new Date().toISOString().slice(0, 10)}.`;
  return [BEGIN, '', machine, '', '| | now | must | aim | |', '|---|---:|---:|---:|---|', ...lines, '', END].join('\n');
}

const rows = [...(await engine()), ...(await compiler()), ...(await routing()), ...(await browser()), ...(await live())];
const text = table(rows);
console.log(text);
const before = readFileSync(document, 'utf8');
const [from, to] = [before.indexOf(BEGIN), before.indexOf(END)];
if (from < 0 || to < 0) throw new Error('docs/PERFORMANCE.md has lost the marks between which the table stands.');
writeFileSync(document, before.slice(0, from) + text + before.slice(to + END.length));
process.exit(0);
