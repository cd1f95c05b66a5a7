/**
 * `npx tsx bench/starters.ts`: the starter graphs of two published tables, trained as they are offered. One line of JSON for each table and seed, measured on
 * the validation rows; `bench/reference/starters.py` does the same with scikit-learn, `docs/RESULTS.md` tells the results.
 */
import { readFileSync } from 'node:fs';
import { compile } from '../src/compiler/compile.ts';
import { csv } from '../src/datasets/csv/csv.ts';
import { chooseColumns, chooseLabelScale, countRows, profileOf } from '../src/datasets/csv/profile.ts';
import { csvParams } from '../src/datasets/csv/schema.ts';
import { readTable } from '../src/datasets/csv/table.ts';
import { isDataProblem } from '../src/datasets/source.ts';
import { starterGraph } from '../src/editor/importing/starter.ts';
import type { Json } from '../src/graph/document.ts';
import { Harness } from '../src/runtime/harness.fixture.ts';

/** The table goes into the graph, so that no file has to be found. */
function graphOf(name: string) {
  const bytes = readFileSync(new URL(`../src/datasets/csv/tables/${name}`, import.meta.url));
  const table = readTable(bytes);
  const profile = profileOf(table);
  const columns = chooseColumns(profile);
  const params = csvParams.parse({ ...table.layout, text: bytes.toString('utf8'), columns, labelScale: chooseLabelScale(columns, profile), counts: countRows(table, columns) });
  const description = csv.describe(params);
  if (isDataProblem(description)) throw new Error(description.message);
  const node = { id: 'data', kind: 'dataset', position: { x: 0, y: 0 }, params: JSON.parse(JSON.stringify({ source: 'csv', ...params })) as Record<string, Json> };
  return { params, document: starterGraph(description, node, name) };
}

async function trained(name: string, seed: number): Promise<Readonly<Record<string, number | string>>> {
  const { params, document } = graphOf(name);
  const { program, diagnostics } = compile({ ...document, training: { ...document.training, seed } });
  if (!program) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  const { validation } = await csv.load(params, { seed, signal: new AbortController().signal, progress: () => undefined, places: () => [] });
  if (!validation) throw new Error('There are no rows to check with.');
  const harness = new Harness();
  await harness.load(program, 'auto');
  await harness.steps(program.training.steps);
  const { loss, accuracy, predictions } = await harness.ask({ kind: 'evaluate', split: 'validation', rows: 1e6, predictions: true });
  if (accuracy !== null) return { table: name, seed, steps: program.training.steps, accuracy, loss };
  const wanted = [...validation.labels];
  const answers = [...(predictions ?? [])];
  if (answers.length !== wanted.length) throw new Error(`There are ${answers.length} answers to ${wanted.length} rows.`);
  const mean = wanted.reduce((a, b) => a + b, 0) / wanted.length;
  const sum = (term: (value: number, at: number) => number) => wanted.reduce((total, value, at) => total + term(value, at), 0);
  const meanAbsolute = sum((value, at) => Math.abs(value - (answers[at] ?? NaN))) / wanted.length;
  const r2 = 1 - sum((value, at) => (value - (answers[at] ?? NaN)) ** 2) / sum((value) => (value - mean) ** 2);
  return { table: name, seed, steps: program.training.steps, meanAbsolute, r2, loss };
}

for (const name of ['wine.data', 'auto-mpg.data']) for (let seed = 1; seed <= 20; seed++) console.log(JSON.stringify(await trained(name, seed)));
process.exit(0);
