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

test('the chart ends at the very step that the counter shows, at the first step and in the midst of a run', async ({ app }) => {
  await app.open();
  const loss = app.page.getByRole('figure', { name: 'Loss' });
  const counter = async () => Number.parseInt((await app.figure('step').innerText()).replaceAll(',', ''));
  await app.button('Step').click();
  // A loss belongs to the step before its update: after one step the curve stands at 0.
  await expect(loss).toHaveAttribute('data-step', '0', { timeout: 60_000 });
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
