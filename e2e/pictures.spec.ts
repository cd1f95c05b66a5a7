import { ProblemPicture } from './pictures.ts';
import type { App } from './app.ts';
import { expect, test } from './test.ts';

/** The feature maps on a convolution's card are those of the digit on the pad, and change with every stroke. */
async function expectMapsToFollow(app: App, picture: ProblemPicture): Promise<void> {
  await app.page.getByRole('button', { name: 'Live pictures on nodes and wires' }).click();
  const maps = app.canvas.getByRole('button', { name: /^Conv2D: .*maps/ }).first().locator('canvas');
  const pixels = () => maps.evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
  await expect(maps).toBeVisible();
  const seen = [await pixels()];
  for (const digit of [1, 0]) {
    await picture.drawDigit(digit);
    await expect.poll(async () => seen.includes(await pixels())).toBe(false);
    seen.push(await pixels());
  }
}

/** All counts of the confusion matrix add up to its rows; a cell opens as many samples as it counts, and one of them is the sample of every view. */
async function expectConfusionToCount(picture: ProblemPicture): Promise<void> {
  await picture.show('Confusion matrix');
  const cells = picture.stage.getByRole('button', { name: /read as \d: \d+$/ });
  await expect(cells).toHaveCount(100);
  const counts = (await cells.allInnerTexts()).map(Number);
  const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);
  expect(sum(counts)).toBe(1000);
  const right = sum(counts.filter((_, cell) => cell % 11 === 0));
  await expect(picture.text).toContainText(`${right} of the first 1000 images`);
  const worst = Math.max(...counts.filter((_, cell) => cell % 11 !== 0));
  const opened = picture.stage.getByRole('region', { name: /taken for/ });
  await expect(opened.getByRole('listitem')).toHaveCount(worst);
  const first = opened.getByRole('button').first();
  const row = /row (\d+)/.exec(await first.getAttribute('title') ?? '')?.[1] ?? '';
  await first.click();
  await picture.show('Inside a layer');
  await expect(picture.stage).toContainText(`validation row ${row}`);
}

/** The pixels that matter are asked for a class of one's choice: its score's gradient is drawn, and said to be that. */
async function expectSaliencyOf(picture: ProblemPicture, digit: number): Promise<void> {
  await picture.show('What a unit likes');
  await picture.stage.getByRole('combobox', { name: 'Class' }).click();
  await picture.page.getByRole('option', { name: `Class ${digit}` }).click();
  await expect(picture.stage).toContainText(`Saliency: how much the score of ${digit} (what enters the softmax) changes with each pixel`);
  await expect(picture.stage).toContainText(/Largest, 0\.\d+, at row \d+, column \d+ of the image\./);
}

test('least squares: error 22 at m = 2, b = 1, and the hand finds the best fit', async ({ app }) => {
  const picture = new ProblemPicture(app.page);
  await app.open();
  await app.preset('Least squares');
  await picture.open();
  await expect(picture.text).toContainText('m is 2, b is 1. The mean squared error of 3 points is 22.');
  await picture.dragHandle('intercept', 0, -20);
  await expect(picture.text).not.toContainText('b is 1.');
  await app.undo();
  await expect(picture.text).toContainText('m is 2, b is 1.');
  await app.page.getByRole('textbox', { name: 'Slope m, exactly' }).fill('1.35714');
  await app.page.getByRole('textbox', { name: 'Intercept b, exactly' }).fill('1.5');
  await expect(picture.text).toContainText('The mean squared error of 3 points is 0.214286.');
  await expect(app.figure('loss')).toHaveText('0.214');
});

test('gradient descent: 60 steps reach 1.09284, and the picture shows them all', async ({ app }) => {
  const picture = new ProblemPicture(app.page);
  await app.open();
  await app.preset('Gradient descent');
  await picture.open();
  await app.button('Train').click();
  await expect(picture.text).toContainText('After 60 steps x is 1.09284', { timeout: 60_000 });
  await expect(picture.text).toContainText('The steps so far: 0.5, 0.511875, 0.524163,');
});

test('linear regression: the line and its path end where the reference ends', async ({ app }) => {
  const picture = new ProblemPicture(app.page);
  await app.open();
  await app.preset('Linear regression');
  await picture.open();
  await app.button('Train').click();
  await expect(picture.text).toContainText('up to step 100', { timeout: 60_000 });
  await expect(picture.text).toContainText('m is 2.96606, b is 3.30446. The mean squared error of 5 points is 0.117');
  await expect(picture.text).toContainText('The path over m and b begins at 1, 1');
});

test('perceptron: all four rows of OR come right, those of XOR never do', async ({ app }) => {
  const picture = new ProblemPicture(app.page);
  await app.open();
  await app.preset('Perceptron (OR)');
  await picture.open();
  await app.button('Train').click();
  await expect(picture.text).toContainText('After 100 steps the line is where 0.3 x + 0.3 y − 0.2 = 0. 4 of 4 rows are right.', { timeout: 60_000 });
  await app.page.getByRole('combobox', { name: 'Labels' }).click();
  await app.page.getByRole('option', { name: 'XOR' }).click();
  await expect(picture.text).toContainText('After 0 steps');
  await app.button('Train').click();
  await expect(picture.text).toContainText('After 100 steps', { timeout: 60_000 });
  await expect(picture.text).toContainText('No straight line separates them');
  await expect(picture.text).not.toContainText('4 of 4 rows');
});

test('weights by hand: saved with the graph before the first step, of the run alone after it', async ({ app }) => {
  await app.open();
  await app.node('Hidden layer').click();
  const weights = app.inspector.getByRole('region', { name: 'Weights' });
  const first = weights.getByRole('textbox', { name: 'kernel, row 1, column 1' });
  await first.fill('-3');
  await first.press('Enter');
  await expect(first).toHaveValue('−3');
  await expect(app.figure('loss')).not.toHaveText('–');
  await app.undo();
  await expect(first).toHaveValue('−0.166');
  await app.button('Step').click();
  await expect(weights).toContainText('Edits now change this run alone');
  await first.fill('2');
  await first.press('Enter');
  await expect(first).toHaveValue('+2');
  await weights.getByRole('button', { name: 'Keep as starting weights' }).click();
  await app.button('Reset').click();
  await expect(weights).toContainText('saved with the graph');
  await expect(first).toHaveValue('+2');
});

test('200 steps on the real MNIST: 92 % of the first 2,000 test images, and at least 7 of 10 digits from the pad', async ({ app }) => {
  test.setTimeout(600_000);
  await app.open();
  test.skip(!(await app.hasMnist()), 'The real MNIST is not in public/data/mnist; npm run data:mnist fills it.');
  const picture = new ProblemPicture(app.page);
  await app.preset('MNIST convnet');
  await app.deselect();
  await app.choose('Count in', 'Steps');
  await app.setField('Steps', '200');
  await app.setField('Every', '200');
  await app.setField('On', '2000');
  await picture.open(180_000);
  await app.button('Train').click();
  await expect(app.training.getByRole('button', { name: /Data: MNIST/ })).toBeVisible({ timeout: 120_000 });
  await expect(app.figure('step')).toHaveText('200 of 200', { timeout: 600_000 });
  await expect(picture.text).toContainText('After 200 steps', { timeout: 60_000 });
  let right = 0;
  for (let digit = 0; digit < 10; digit++) {
    if ((await picture.drawDigit(digit)).startsWith(`It reads ${digit}.`)) right += 1;
  }
  expect(right).toBeGreaterThanOrEqual(7);
  await expectMapsToFollow(app, picture);
  await expectConfusionToCount(picture);
  await expectSaliencyOf(picture, 3);
  // The validation rows are the first of the test images; the charts say in words what they draw.
  await app.page.getByRole('tab', { name: 'Charts' }).click();
  const said = await app.page.getByText(/^Validation accuracy: /).innerText();
  expect(Number.parseFloat(said.replace('Validation accuracy: ', ''))).toBeGreaterThanOrEqual(92);
});
