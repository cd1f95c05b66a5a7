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

test('the MNIST convnet reads at least 90 % of the first 1,000 real test images after 200 steps on the automatic backend', async ({ app }) => {
  test.setTimeout(600_000);
  await app.open();
  test.skip(!(await app.page.request.get('./data/mnist/t10k-labels-idx1-ubyte.gz')).ok(), 'The real MNIST is not in public/data/mnist; npm run data:mnist fills it.');
  await app.preset('MNIST convnet');
  await app.deselect();
  await app.choose('Count in', 'Steps');
  await app.setField('Steps', '200');
  await app.setField('Every', '200');
  await app.setField('On', '1000');
  await app.button('Train').click();
  await expect(app.training.getByRole('button', { name: /Data: MNIST/ })).toBeVisible({ timeout: 120_000 });
  await expect(app.figure('step')).toHaveText('200 of 200', { timeout: 420_000 });
  await expect(app.training.getByRole('status')).toContainText('Training finished', { timeout: 60_000 });
  // The validation rows are the first 1,000 of the test images; the chart says in words what it draws.
  const said = await app.page.getByText(/^Validation accuracy: /).innerText();
  expect(Number.parseFloat(said.replace('Validation accuracy: ', ''))).toBeGreaterThanOrEqual(90);
});
