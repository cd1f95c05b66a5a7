/** Generated digits are worth learning from: what a net learns from them alone reads the handwriting of others. */
import { expect, it } from 'vitest';
import { mnistFolder } from '../datasets/nodePlaces.ts';
import { preset } from './harness.fixture.ts';
import { readsMnist } from './readsMnist.fixture.ts';

const missing = mnistFolder() === null;

it.skipIf(missing)(`the convnet, after 200 steps on generated digits alone, reads at least 85 % of MNIST’s 10,000 test images${missing ? ' (skipped: MNIST is not in public/data/mnist)' : ''}`, async () => {
  const document = preset('6-mnist-convnet');
  // Adam's usual rate: at the preset's own 0.01 so few steps end where chance has it. The long figures are in docs/RESULTS.md.
  const training = { ...document.training, optimizer: { kind: 'adam' as const, learningRate: 0.001 } };
  const { mnist } = await readsMnist({ ...document, training }, { rows: 12_800, steps: 200 });
  expect(mnist).toBeGreaterThanOrEqual(0.85);
});
