import path from 'node:path';
import { firstScripts } from '../scripts/firstScript.ts';
import { expect, test } from './test.ts';

/** May only be lowered. */
const FIRST_SCRIPT_KB = 200;

test(`loads at most ${FIRST_SCRIPT_KB} kB of script, gzipped, before its own code runs`, () => {
  const files = firstScripts(path.resolve(import.meta.dirname, '../dist'));
  const sum = files.reduce((total, { gzipped }) => total + gzipped, 0) / 1000;
  expect(files.length).toBeGreaterThan(0);
  expect(sum, files.map(({ name, gzipped }) => `${name}: ${(gzipped / 1000).toFixed(1)} kB`).join('\n')).toBeLessThanOrEqual(FIRST_SCRIPT_KB);
});

test('before Train the engine is made ready from the page’s own server, the picture is shown, nobody is told, and Train fetches nothing', async ({ app }) => {
  const requests: string[] = [];
  app.page.context().on('request', (request) => { requests.push(request.url()); });
  await app.open();
  await expect.poll(() => requests.some((url) => /machine-.*\.wasm$/.test(url))).toBe(true);
  await expect(app.page.locator('[data-picture-text]')).toContainText('After 0 steps');
  await app.page.waitForLoadState('networkidle');
  expect(new Set(requests.map((url) => new URL(url).origin)).size).toBe(1);
  await expect(app.figure('step')).toHaveText('0 of 60,000');
  await expect(app.training.getByRole('status')).toHaveText('');
  await expect(app.button('Reset')).toBeDisabled();
  const before = requests.length;
  await app.button('Train').click();
  await expect(app.training.getByRole('status')).toHaveText(/^Training finished/);
  await expect(app.training.getByRole('button', { name: /^Data/ })).toHaveCount(1);
  expect(requests.slice(before)).toEqual([]);
});

test('MNIST’s files are read when a graph with them is opened, once, and from nowhere else', async ({ app }) => {
  test.skip(!(await app.hasMnist()), 'The real MNIST is not in public/data/mnist; npm run data:mnist fills it.');
  const requests: string[] = [];
  app.page.context().on('request', (request) => { requests.push(request.url()); });
  await app.open();
  await app.menu('Presets', /convnet/);
  const files = () => requests.filter((url) => url.includes('idx'));
  await expect.poll(() => files().length, { timeout: 60_000 }).toBe(4);
  await app.button('Train').click();
  await expect(app.figure('step')).not.toHaveText(/^(0 of|–)/, { timeout: 60_000 });
  expect(files().map((url) => new URL(url).pathname).sort()).toEqual(['t10k-images-idx3-ubyte', 't10k-labels-idx1-ubyte', 'train-images-idx3-ubyte', 'train-labels-idx1-ubyte'].map((name) => `/data/mnist/${name}.gz`));
});

test('nothing is made ready where the person saves data; Train then loads as it always did', async ({ app }) => {
  await app.page.addInitScript(() => { Object.defineProperty(navigator, 'connection', { value: { saveData: true, effectiveType: '4g' } }); });
  await app.open();
  await app.page.waitForLoadState('networkidle');
  expect(app.page.workers()).toHaveLength(0);
  await expect(app.page.getByRole('button', { name: 'Show the picture' })).toBeVisible();
  await app.button('Train').click();
  await expect(app.training.getByRole('status')).toHaveText(/^Training finished/, { timeout: 60_000 });
});

test('the chart ends at the very step that the counter shows, at the first step and in the midst of a run', async ({ app }) => {
  await app.open();
  const loss = app.page.getByRole('figure', { name: 'Loss' });
  const counter = async () => Number.parseInt((await app.figure('step').innerText()).replaceAll(',', ''));
  await app.button('Step').click();
  // A loss belongs to the step before its update: after one step the curve stands at 0.
  await expect(loss).toHaveAttribute('data-step', '0', { timeout: 60_000 });
  // Some hundred steps a second: at full speed the run would be over before it can be paused.
  await app.training.getByRole('slider').focus();
  await app.page.keyboard.press('End');
  for (let press = 0; press < 3; press++) await app.page.keyboard.press('PageDown');
  await app.button('Resume').click();
  await expect.poll(counter, { timeout: 60_000 }).toBeGreaterThan(100);
  await app.button('Pause').click();
  await expect(app.button('Resume')).toBeVisible();
  const paused = await counter();
  await app.button('Step').click();
  await expect(app.figure('step')).toHaveText(`${(paused + 1).toLocaleString('en-US')} of 60,000`);
  await expect(loss).toHaveAttribute('data-step', String(paused));
  await expect(app.page.getByTestId('chart-text')).toContainText(`Training loss at step ${paused.toLocaleString('en-US')}:`);
});
