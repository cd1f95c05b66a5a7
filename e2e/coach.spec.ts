import { SICK } from '../src/editor/coach/sick.fixture.ts';
import type { Illness } from '../src/editor/coach/sick/sickGraph.fixture.ts';
import type { Training } from '../src/graph/document.ts';
import type { App } from './app.ts';
import { expect, test } from './test.ts';

test.beforeEach(async ({ page }) => {
  // A file chooser that a test can answer.
  await page.addInitScript(() => { Reflect.deleteProperty(window, 'showOpenFilePicker'); });
});

async function train(app: App): Promise<void> {
  await app.page.getByRole('button', { name: 'Train', exact: true }).click();
}

async function open(app: App, illness: Illness, training: Partial<Training> = {}): Promise<void> {
  const graph = SICK.find((each) => each.illness === illness);
  await app.openText('sick.json', JSON.stringify({ ...graph?.document, training: { ...graph?.document.training, ...training } }));
  await expect(app.page.getByRole('textbox', { name: 'Title of the graph' })).toHaveValue(graph?.title ?? '?');
}

test('eight copies of one unit: the coach says what it measured, shows where, and its try trains; Undo takes it back', async ({ app }) => {
  await app.open();
  await open(app, 'sameStart');
  await train(app);
  const coach = app.page.getByRole('region', { name: 'Coach' });
  await expect(coach.getByRole('status')).toContainText('the 8 units of Dense have the very same weights');
  await coach.getByRole('button', { name: 'Show' }).click();
  await expect(app.page.getByRole('textbox', { name: 'Name of the node' })).toBeVisible();
  await coach.getByRole('button', { name: 'Try random weights' }).click();
  await expect(app.page.getByTestId('chart-text')).toContainText('Training accuracy: 100.0 %');
  await expect(coach.getByRole('status')).toBeEmpty();
  await app.undo();
  await train(app);
  await expect(coach.getByRole('status')).toContainText('the very same weights');
});

test('it is hushed for a graph by Not now and altogether by its switch, and a healthy net hears nothing', async ({ app }) => {
  await app.open();
  const coach = app.page.getByRole('region', { name: 'Coach' });
  await train(app);
  await expect(app.page.getByRole('region', { name: 'Training' })).toContainText('60,000 of 60,000');
  await open(app, 'overfitting');
  await train(app);
  await expect(coach.getByRole('status')).toContainText('On the rows held back the loss was');
  await coach.getByRole('button', { name: 'Not now' }).click();
  await expect(coach.getByRole('status')).toBeEmpty();
  await open(app, 'growth');
  await train(app);
  await expect(coach.getByRole('status')).toContainText('The loss grows');
  await app.page.getByRole('switch', { name: 'Coach' }).click();
  await expect(coach.getByRole('status')).toBeEmpty();
});

test('what is tried in the midst of a run begins anew, and is no change of the run under way', async ({ app }) => {
  await app.open();
  // So slow that it is still slow after some ten thousands of steps, and so long that no fiftieth of it goes by.
  await open(app, 'rateTooLow', { optimizer: { kind: 'sgd', learningRate: 1e-5 }, steps: 1_000_000_000 });
  await app.button('Train').click();
  const coach = app.page.getByRole('region', { name: 'Coach' });
  await expect(coach.getByRole('status')).toContainText('moved the weights by', { timeout: 60_000 });
  await app.button('Pause').click();
  await expect(app.button('Resume')).toBeVisible();
  await coach.getByRole('button', { name: /^Try rate/ }).click();
  await expect(app.button('Pause')).toBeVisible();
  await expect(coach.getByRole('status')).toBeEmpty();
  await expect(app.training).not.toContainText(/learning rate .* →/);
});
