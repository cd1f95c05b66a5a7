import { expect, test } from './test.ts';

test('the perceptron learns OR within its 100 updates', async ({ app }) => {
  await app.open();
  await app.preset('Perceptron (OR)');
  await app.button('Train').click();
  await expect(app.figure('step')).toHaveText('100 of 100', { timeout: 60_000 });
  await expect(app.figure('loss')).toHaveText('0');
});

test('the XOR net reaches the reference’s loss', async ({ app }) => {
  await app.open();
  await app.preset('XOR net');
  await app.button('Train').click();
  await expect(app.figure('step')).toHaveText('60,000 of 60,000', { timeout: 200_000 });
  expect(await app.loss()).toBeLessThan(1e-4);
});
