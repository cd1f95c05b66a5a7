import { readFileSync } from 'node:fs';
import type { App } from './app.ts';
import { barriers } from './barriers.ts';
import { expect, test } from './test.ts';

const END = '60,000 of 60,000';

/** A run from the beginning; what stood at its end before is taken back first. */
async function trainToTheEnd(app: App): Promise<void> {
  if (await app.button('Reset').isEnabled()) await app.button('Reset').click();
  await expect(app.figure('step')).toHaveText('0 of 60,000', { timeout: 60_000 });
  await expect(app.button('Train')).toBeEnabled({ timeout: 60_000 });
  await app.button('Train').click();
  await expect(app.figure('step')).toHaveText(END, { timeout: 60_000 });
  await expect(app.button('Train')).toBeEnabled();
}

const loss = (app: App) => app.page.getByRole('figure', { name: 'Loss' });
const scrubber = (app: App) => app.page.getByRole('slider', { name: 'Rewind to step' });
const runs = (app: App) => app.page.getByRole('list', { name: 'Runs' });
const row = (app: App, name: string) => runs(app).getByRole('listitem', { name, exact: true });
const showRuns = (app: App) => app.page.getByRole('tab', { name: 'Runs' }).click();

async function choose(app: App, name: string, entry: string): Promise<void> {
  await row(app, name).getByRole('button', { name: `More for ${name}` }).click();
  await app.page.getByRole('menuitem', { name: entry }).click();
}

test('a run that a reload cut short goes on by one press, to the very numbers of an unbroken one', async ({ app }) => {
  await app.open();
  // Slow, so that the page is left in the midst of it.
  const speed = app.training.getByRole('slider');
  await speed.focus();
  await app.page.keyboard.press('Home');
  await app.button('Train').click();
  await expect.poll(async () => Number.parseInt(await app.figure('step').innerText()), { timeout: 60_000 }).toBeGreaterThan(1);
  await app.button('Pause').click();
  await expect(app.button('Resume')).toBeVisible();
  const paused = Number.parseInt(await app.figure('step').innerText());
  await app.button('Resume').click();
  await expect(app.button('Pause')).toBeVisible();
  await app.page.reload();

  const offer = app.training.getByRole('button', { name: /^Continue from step \d+$/ });
  await expect(offer).toBeVisible({ timeout: 60_000 });
  // There may have been another checkpoint since it paused.
  expect(Number(/\d+/.exec(await offer.innerText()))).toBeGreaterThanOrEqual(paused);
  await offer.click();
  await expect(app.figure('step')).toHaveText(END, { timeout: 60_000 });
  await expect(app.page.getByTestId('chart-text')).toContainText('Training loss at step 59,999');
  const end = await app.figure('loss').innerText();
  await showRuns(app);
  await expect(runs(app).getByRole('listitem')).toHaveCount(1);

  await trainToTheEnd(app);
  await expect(app.figure('loss')).toHaveText(end);
});

test('an offer that was turned down does not come back', async ({ app }) => {
  await app.open();
  await app.button('Step').click();
  await expect(app.figure('step')).toHaveText('1 of 60,000', { timeout: 60_000 });
  await showRuns(app);
  await expect(row(app, 'Run 1')).toContainText('paused at step 1');
  await app.page.reload();
  await expect(app.button('Continue from step 1')).toBeVisible({ timeout: 60_000 });
  await app.button('Dismiss').click();
  await expect(app.button('Continue from step 1')).toBeHidden();
  await showRuns(app);
  await expect(row(app, 'Run 1')).toBeVisible();
  await app.page.reload();
  await showRuns(app);
  await expect(row(app, 'Run 1')).toContainText('cut short at step 1');
  await expect(app.button('Continue from step 1')).toBeHidden();
});

test('goes back by the keyboard and trains on as a branch, with the old curve faint and the change marked', async ({ app }) => {
  await app.open();
  await trainToTheEnd(app);
  await scrubber(app).focus();
  await app.page.keyboard.press('ArrowLeft');
  await app.page.keyboard.press('Home');
  await expect(app.page.getByRole('group', { name: 'Rewind' })).toContainText('Step 0 of 60,000 · loss');
  await expect(app.figure('step')).toHaveText('0 of 60,000');
  await expect(loss(app)).toContainText('Before going back');

  await app.deselect();
  await app.setField('Learning rate', '0.5');
  await app.page.getByRole('button', { name: 'Continue from here' }).click();
  await expect(app.figure('step')).toHaveText(END, { timeout: 60_000 });
  await expect(loss(app)).toContainText('Before going back');
  await expect(loss(app).locator('path.recharts-curve')).toHaveCount(2);
  await expect(loss(app).getByRole('img', { name: 'From step 0: learning rate 1 → 0.5.' })).toBeVisible();

  await showRuns(app);
  await expect(row(app, 'Run 2')).toContainText('from Run 1 at step 0');
  await expect(row(app, 'Run 2')).toContainText('learning rate 1 → 0.5 at step 0');
  await expect(row(app, 'Run 1')).toContainText('60,000 steps');
});

test('keeps runs over a reload, with what is different in them; renames, deletes and brings back', async ({ app }) => {
  await app.open();
  await trainToTheEnd(app);
  await app.deselect();
  await app.setField('Seed', '7');
  await trainToTheEnd(app);
  await showRuns(app);
  await expect(row(app, 'Run 2')).toContainText('seed 1 → 7');

  await choose(app, 'Run 1', 'Rename');
  const name = app.page.getByRole('textbox', { name: 'Name of the run' });
  await expect(name).toBeFocused();
  await name.fill('As it was');
  await name.press('Enter');
  await row(app, 'As it was').getByRole('checkbox').click();
  await app.page.getByRole('tab', { name: 'Charts' }).click();
  await expect(loss(app)).toContainText('As it was');
  await app.page.reload();
  await showRuns(app);
  await expect(row(app, 'As it was')).toContainText('60,000 steps');
  await expect(row(app, 'As it was').getByRole('checkbox')).toBeChecked();

  await choose(app, 'Run 2', 'Delete');
  await expect(row(app, 'Run 2')).toBeHidden();
  await app.page.getByRole('button', { name: 'Undo', exact: true }).and(app.page.locator('li *')).click();
  await expect(row(app, 'Run 2')).toBeVisible();
  await row(app, 'Run 2').getByRole('checkbox').click();
  await expect(app.page.getByRole('region', { name: 'Comparison' })).toContainText('seed 1 → 7');

  await app.page.getByRole('tab', { name: 'Charts' }).click();
  await expect(loss(app)).toContainText('As it was');
  await expect(loss(app)).toContainText('Run 2');
});

test('gives a run’s points as CSV and its curves as PNG', async ({ app }) => {
  await app.open();
  await trainToTheEnd(app);
  await showRuns(app);
  const saved = async (entry: string) => {
    const coming = app.page.waitForEvent('download');
    await choose(app, 'Run 1', entry);
    const download = await coming;
    return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
  };
  const csv = await saved('Download the points as CSV');
  expect(csv.name).toBe('xor-net-run-1.csv');
  const [header, first, ...rest] = csv.bytes.toString('utf8').trim().split('\n');
  expect(header).toBe('step,loss,accuracy,validationLoss,validationAccuracy');
  expect(first).toMatch(/^0,0\.\d+,0?\.?\d*,,$/);
  expect(rest.at(-1)).toMatch(/^59999,/);

  const png = await saved('Download the curves as PNG');
  expect(png.name).toBe('xor-net-run-1.png');
  expect(png.bytes.subarray(1, 4).toString('latin1')).toBe('PNG');
  // Width and height as PNG's first chunk has them: two charts, three pixels for each of the page's.
  expect([png.bytes.readUInt32BE(16), png.bytes.readUInt32BE(20)]).toEqual([3840, 1224]);
});

test.describe('in both themes', () => {
  // Axe reads colours at once: nothing may be half way to its own.
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('the list of runs and the scrubber keep nobody out', async ({ app }) => {
    const views = 'section[aria-label="Views"]';
    await app.open();
    await trainToTheEnd(app);
    await scrubber(app).focus();
    await app.page.keyboard.press('Home');
    await expect(loss(app)).toContainText('Before going back');
    expect.soft(await barriers(app.page, views), 'charts').toEqual([]);
    await showRuns(app);
    await row(app, 'Run 1').getByRole('checkbox').click();
    expect.soft(await barriers(app.page, views), 'runs').toEqual([]);
  });
});
