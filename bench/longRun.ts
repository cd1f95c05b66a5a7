/**
 * `npx tsx bench/longRun.ts [OUT] [--seed N] [--cosine]`: the convnet's preset for all of its epochs on all of MNIST, as a person would
 * train it, measured on all 10,000 test images after each; with `--cosine` its learning rate falls to 0 along a cosine. One line of JSON an epoch goes to OUT; `docs/RESULTS.md` tells the results.
 */
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { Run } from '../src/cli/run.ts';
import { compile } from '../src/compiler/compile.ts';
import { nodePlaces } from '../src/datasets/nodePlaces.ts';
import { parseDocument } from '../src/graph/parse.ts';

const { values, positionals } = parseArgs({ options: { seed: { type: 'string' }, cosine: { type: 'boolean', default: false } }, allowPositionals: true });
const out = positionals[0] ?? 'longRun.jsonl';
const parsed = parseDocument(readFileSync(new URL('../presets/6-mnist-convnet.json', import.meta.url), 'utf8'));
if (!parsed.ok) throw new Error('The preset cannot be read.');
const seed = Number(values.seed ?? parsed.document.training.seed);
const { program: whole } = compile(parsed.document);
if (!whole) throw new Error('The preset does not compile.');
const schedule = values.cosine ? { schedule: { kind: 'cosine' as const, decaySteps: whole.training.steps, alpha: 0 } } : {};
const { program } = compile({ ...parsed.document, training: { ...parsed.document.training, seed, ...schedule } });
if (!program) throw new Error('The preset does not compile.');

let data = '';
let backend = '';
const run = new Run(nodePlaces(), (event) => {
  if (event.type === 'data') data = event.source;
  if (event.type === 'backend') backend = `${event.backend.label}. ${event.backend.reason}`;
});
await run.load(program, 'auto');
if (data !== 'mnist') throw new Error('MNIST is not in public/data/mnist: `npm run data:mnist` brings it.');
const { steps } = program.training;
const epochs = parsed.document.training.epochs ?? 1;
const stepsOfEpoch = Math.round(steps / epochs);
writeFileSync(out, `${JSON.stringify({ seed, schedule: values.cosine ? 'cosine' : 'constant', epochs, stepsOfEpoch, batchSize: program.training.batchSize, processor: cpus()[0]?.model, cores: availableParallelism(), node: process.version, backend })}\n`);

let seconds = 0;
for (let epoch = 1; epoch <= epochs; epoch++) {
  const [wall, processor] = [performance.now(), process.cpuUsage()];
  await run.step(stepsOfEpoch);
  const used = process.cpuUsage(processor);
  seconds += (performance.now() - wall) / 1000;
  const train = await run.ask({ kind: 'evaluate', split: 'train', rows: 10_000 });
  const test = await run.ask({ kind: 'evaluate', split: 'validation', rows: 10_000 });
  const line = { epoch, step: epoch * stepsOfEpoch, trainLoss: train.loss, trainAccuracy: train.accuracy, testLoss: test.loss, testAccuracy: test.accuracy, seconds: Math.round(seconds), processorSeconds: Math.round((used.user + used.system) / 1e6) };
  appendFileSync(out, `${JSON.stringify(line)}\n`);
  console.log(JSON.stringify(line));
}
run.dispose();
process.exit(0);
