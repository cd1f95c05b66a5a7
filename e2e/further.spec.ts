/** The lessons beside the path of history: each is opened from its menu, read, and trained as it asks. */
import { expect, test } from './test.ts';

const LESSONS = [
  { title: 'AND, NAND and NOR', node: 'Perceptrons', steps: '100 of 100' },
  { title: 'Logistic regression', node: 'Sigmoid', steps: '500 of 500' },
  { title: 'Learning rates side by side', node: 'Dense', steps: '40 of 40' },
  { title: 'LSTM continues a wave', node: 'Next value', steps: '500 of 500' },
  { title: 'Overfitting', node: 'Sigmoid', steps: '1,000 of 1,000' },
] as const;

/** These take long to the end; a few steps show that they train. */
const LARGE = [
  { title: 'Autoencoder of digits', node: 'Bottleneck' },
  { title: 'LeNet-5', node: 'C3' },
  { title: 'A residual net', node: 'Softmax' },
] as const;

for (const { title, node, steps } of LESSONS) {
  test(`“${title}” is opened with its lesson and trained to its end`, async ({ app }) => {
    await app.open();
    await app.preset(title);
    await expect(app.page.getByRole('region', { name: 'Lesson text' })).toContainText(title);
    await expect(app.node(node)).toBeVisible();
    await app.button('Train').click();
    await expect(app.figure('step')).toHaveText(steps, { timeout: 60_000 });
  });
}

for (const { title, node } of LARGE) {
  test(`“${title}” is opened with its lesson and learns`, async ({ app }) => {
    await app.open();
    await app.preset(title);
    await expect(app.page.getByRole('region', { name: 'Lesson text' })).toContainText(title);
    await expect(app.node(node)).toBeVisible();
    await app.button('Train').click();
    // Digits are read or drawn first, which slow machines take their time for.
    await expect(app.figure('step')).toHaveText(/^[1-9]\d* of/, { timeout: 120_000 });
    expect(await app.loss()).toBeGreaterThan(0);
  });
}
