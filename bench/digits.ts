/**
 * `npx tsx bench/digits.ts [--steps 1000] [--rate 0.001] [--seeds 1,2]`: the convnet's preset, trained on generated digits alone,
 * reads the 10,000 test images of MNIST. One line of JSON for each seed; `docs/RESULTS.md` tells the results.
 */
import { parseArgs } from 'node:util';
import { preset } from '../src/runtime/harness.fixture.ts';
import { readsMnist } from '../src/runtime/readsMnist.fixture.ts';

const { values } = parseArgs({ options: { steps: { type: 'string' }, rate: { type: 'string' }, rows: { type: 'string' }, seeds: { type: 'string' } } });
const [steps, rate, rows] = [Number(values.steps ?? 1000), Number(values.rate ?? 0.001), Number(values.rows ?? 60_000)];
for (const seed of (values.seeds ?? '1,2').split(',').map(Number)) {
  const document = preset('6-mnist-convnet');
  const training = { ...document.training, seed, optimizer: { kind: 'adam' as const, learningRate: rate } };
  console.log(JSON.stringify({ seed, steps, rate, rows, ...(await readsMnist({ ...document, training }, { rows, steps })) }));
}
process.exit(0);
