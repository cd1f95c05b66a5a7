/** `npx tsx presets/reference/further.ts`: hands weights and rows of each case to `further.py` and writes what PyTorch makes of them to further.json. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Harness, preset, programOf } from '../../src/runtime/harness.fixture.ts';
import { caseDocument, FURTHER_CASES } from './furtherCases.ts';

const cases = [];
for (const each of FURTHER_CASES) {
  const harness = new Harness();
  const program = programOf(caseDocument(preset(`further/${each.preset}`), each));
  await harness.load(program);
  const { trainRows: rows = 0 } = program.sources[0] ?? {};
  const { features, labels } = await harness.ask({ kind: 'rows', split: 'train', from: 0, count: rows });
  const { weights } = await harness.ask({ kind: 'weights' });
  const regularizers = Object.fromEntries(program.operations.flatMap(({ node, params }) => (params['kernelRegularizer'] ? [[node, params['kernelRegularizer']]] : [])));
  const { optimizer, batchSize } = program.training;
  cases.push({ name: each.name, preset: each.preset, steps: each.steps, rows, features: [...features], labels: [...labels], weights, regularizers, optimizer, batchSize });
}
const python = process.env['PYTHON'] ?? 'python3';
const { stdout, stderr, status } = spawnSync(python, [fileURLToPath(new URL('further.py', import.meta.url))], { input: JSON.stringify(cases), encoding: 'utf8', maxBuffer: 1e8 });
if (status !== 0) throw new Error(stderr);
writeFileSync(new URL('further.json', import.meta.url), stdout);
process.exit(0);
