import { expect, test } from './test.ts';

test('opens on a graph that is ready to train, and one click makes the loss fall on the chart', async ({ app }) => {
  await app.open();
  await app.button('Train').click();
  await expect.poll(() => app.loss(), { timeout: 60_000 }).toBeLessThan(0.1);
  await expect(app.page.getByRole('figure', { name: 'Loss' }).locator('path.recharts-curve')).toBeVisible();
  await expect(app.training.getByRole('status')).toHaveText(/Training (started|finished)/);
});

test('trains, pauses, resumes, takes one step, stops and begins again from the same weights', async ({ app }) => {
  await app.open();
  await app.button('Step').click();
  await expect(app.figure('step')).toHaveText('1 of 60,000', { timeout: 60_000 });
  const first = await app.figure('loss').innerText();

  // Slow enough that the buttons are met while it runs.
  const speed = app.training.getByRole('slider');
  await speed.focus();
  await app.page.keyboard.press('Home');
  await app.button('Train').or(app.button('Resume')).click();
  await app.button('Pause').click();
  await expect(app.button('Resume')).toBeVisible();
  const paused = await app.figure('step').innerText();
  await app.button('Step').click();
  const next = (Number.parseInt(paused) + 1).toString();
  await expect(app.figure('step')).toHaveText(`${next} of 60,000`);

  await app.button('Resume').click();
  await app.button('Stop').click();
  await expect(app.button('Train')).toBeEnabled();
  await app.button('Reset').click();
  await expect(app.figure('step')).toHaveText('0 of 60,000');
  await app.button('Step').click();
  await expect(app.figure('step')).toHaveText('1 of 60,000');
  await expect(app.figure('loss')).toHaveText(first);
});

test('shows which backend computes and why, and takes another when asked', async ({ app }) => {
  await app.open();
  await app.button('Step').click();
  await expect(app.training.getByRole('button', { name: /Backend: WASM SIMD/ })).toBeVisible({ timeout: 60_000 });
  await app.useBackend(/^Plain JavaScript/);
  await expect(app.training.getByRole('button', { name: /Backend: Plain JavaScript/ })).toBeVisible({ timeout: 60_000 });
  // The run goes on from where it stood.
  await app.button('Step').click();
  await expect(app.figure('step')).toHaveText('2 of 60,000', { timeout: 60_000 });
});

test('says that the graph has changed since the run began, and trains the new one', async ({ app }) => {
  await app.open();
  await app.button('Step').click();
  await expect(app.figure('step')).toHaveText('1 of 60,000', { timeout: 60_000 });
  await app.node('Hidden layer').click();
  await app.setField('Units', '3');
  await expect(app.training).toContainText('changed');
  await expect(app.button('Train')).toBeEnabled();
});

test('keeps the page at hand while it trains: nodes are chosen, renamed and undone, and the run goes on', async ({ app }) => {
  await app.open();
  await app.deselect();
  // The net's own 60,000 steps are over before anybody looks.
  await app.setField('Steps', '900000000');
  await app.button('Train').click();
  await expect(app.button('Pause')).toBeVisible({ timeout: 60_000 });
  await app.node('Hidden layer').click();
  await app.setField('Name of the node', 'Renamed meanwhile');
  await expect(app.node('Renamed meanwhile')).toBeVisible();
  await app.page.getByRole('tab', { name: /Problems/ }).click();
  await app.undo();
  await expect(app.node('Hidden layer')).toBeVisible();
  const steps = async () => Number.parseInt((await app.figure('step').innerText()).replaceAll(',', ''));
  const before = await steps();
  await expect.poll(steps, { timeout: 60_000 }).toBeGreaterThan(before);
  await expect(app.button('Pause')).toBeVisible();
});
