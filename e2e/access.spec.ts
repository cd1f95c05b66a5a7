import type { Page } from '@playwright/test';
import { barriers } from './barriers.ts';
import { ProblemPicture } from './pictures.ts';
import { expect, test } from './test.ts';
import type { App } from './app.ts';

const DOCK = 'section[aria-label="Views"]';
const STAGE = 'section[aria-label="Picture"]';
const INSPECTOR = '[aria-label="Inspector"]';

async function trainXor(app: App): Promise<void> {
  await app.button('Train').click();
  await expect(app.figure('step')).toHaveText('60,000 of 60,000', { timeout: 200_000 });
}

/** A page of its own width never scrolls sideways. */
async function expectNothingWider(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(() => (document.scrollingElement?.scrollWidth ?? Infinity) - window.innerWidth)).toBeLessThanOrEqual(0);
}

test.describe('in both themes', () => {
  // Axe reads colours at once: nothing may be half way to its own.
  test.use({ colorScheme: 'light', contextOptions: { reducedMotion: 'reduce' } });

  test('keeps nobody out: opened, trained, with every view, a menu and a dialog open', async ({ app }) => {
    const { page } = app;
    await app.open();
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
    expect.soft(await barriers(page), 'just opened').toEqual([]);
    await trainXor(app);
    expect.soft(await barriers(page, DOCK, STAGE, 'section[aria-label="Training"]'), 'trained').toEqual([]);
    const picture = new ProblemPicture(page);
    for (const view of await picture.offered()) {
      await picture.show(view);
      await expect(picture.stage.getByRole('figure').first()).toBeVisible();
      expect.soft(await barriers(page, STAGE), view).toEqual([]);
    }
    await page.getByRole('tab', { name: 'Code', exact: true }).click();
    await expect(page.getByRole('tabpanel', { name: 'Code', exact: true })).not.toBeEmpty();
    expect.soft(await barriers(page, DOCK), 'Code').toEqual([]);
    await page.getByRole('tab', { name: 'Lesson', exact: true }).click();
    const lesson = page.getByRole('tabpanel', { name: 'Lesson', exact: true });
    await expect(lesson).not.toBeEmpty();
    expect.soft(await barriers(page, `#${await lesson.getAttribute('id') ?? ''}`), 'Lesson').toEqual([]);

    await app.node('Hidden layer').click();
    await page.keyboard.press('Delete');
    await page.getByRole('tab', { name: /^Problems \(\d+\)/ }).click();
    await expect(page.getByRole('tabpanel', { name: /^Problems/ }).getByRole('listitem').first()).toBeVisible();
    expect.soft(await barriers(page, DOCK, '[aria-label="Canvas"]'), 'problems').toEqual([]);
    await app.undo();

    await app.node('Hidden layer').click();
    expect.soft(await barriers(page, INSPECTOR, '[aria-label="Canvas"]'), 'a node chosen').toEqual([]);
    await page.getByRole('banner').getByRole('button', { name: 'Presets', exact: true }).click();
    await expect(page.getByRole('menuitem', { name: /MNIST convnet/ })).toBeVisible();
    expect.soft(await barriers(page, '[role="menu"]'), 'presets').toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Show the shortcuts' }).click();
    await expect(page.getByRole('dialog', { name: 'Shortcuts and gestures' })).toBeVisible();
    expect.soft(await barriers(page, '[role="dialog"]'), 'help').toEqual([]);
  });

  test.describe('on a phone', () => {
    test.use({ viewport: { width: 390, height: 844 }, colorScheme: 'dark' });

    test('keeps nobody out, and nothing is wider than the page', async ({ app }) => {
      const { page } = app;
      await page.goto('./');
      await expect(app.node('Output layer')).toBeAttached();
      await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
      await expectNothingWider(page);
      expect.soft(await barriers(page), 'just opened').toEqual([]);
      await trainXor(app);
      await expectNothingWider(page);
      expect.soft(await barriers(page, DOCK, 'section[aria-label="Training"]'), 'trained').toEqual([]);
      for (const view of [/^Picture/, /^Problems/, /^Code/]) {
        await page.getByRole('tab', { name: view }).click();
        await expect(page.getByRole('tabpanel', { name: view })).not.toBeEmpty();
        await expectNothingWider(page);
      }
      await page.getByRole('button', { name: 'Show the palette' }).click();
      await expect(page.getByRole('dialog', { name: 'Add a node' })).toBeVisible();
      await expectNothingWider(page);
      expect.soft(await barriers(page), 'palette').toEqual([]);
    });
  });
});

test('the pictures of the presets are no wider than a phone', async ({ app: { page } }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('./');
  for (const title of ['Least squares', 'Gradient descent', 'Linear regression', 'Perceptron (OR)', 'XOR net']) {
    await page.getByRole('button', { name: 'Presets', exact: true }).click();
    await page.getByRole('menuitem', { name: title }).click();
    await page.getByRole('tab', { name: 'Picture' }).click();
    await expect(page.locator('[data-picture-text]')).toBeAttached();
    await expectNothingWider(page);
  }
});

test('the keyboard alone adds a node, wires it, deletes it, takes it back and trains', async ({ app }) => {
  const { page } = app;
  const { keyboard } = page;
  await app.open();

  // A second way to the loss: the old wire goes, a new node comes between.
  await app.wire('s2.out to loss.prediction').focus();
  await keyboard.press('Enter');
  await keyboard.press('Delete');
  await expect(app.button('Train')).toBeDisabled();
  await app.canvas.getByRole('button', { name: 'Add a node', exact: true }).focus();
  await keyboard.press('Enter');
  await expect(page.getByRole('searchbox', { name: 'Search nodes' })).toBeFocused();
  await keyboard.type('linear');
  await keyboard.press('Enter');
  await expect(app.node('Linear')).toBeVisible();

  await app.port('Sigmoid s2 output').focus();
  await keyboard.press('Enter');
  await app.port('Linear input').focus();
  await keyboard.press('Enter');
  await expect(app.wire('s2.out to linear.in')).toHaveCount(1);
  await app.port('Linear output').focus();
  await keyboard.press('Enter');
  await app.port('Loss prediction').focus();
  await keyboard.press('Enter');
  await expect(app.wire('linear.out to loss.prediction')).toHaveCount(1);
  await expect(app.button('Train')).toBeEnabled();

  await app.node('Linear').focus();
  await keyboard.press('Enter');
  await keyboard.press('Delete');
  await expect(app.node('Linear')).toHaveCount(0);
  await app.undo();
  await expect(app.node('Linear')).toBeVisible();
  await expect(app.wire('linear.out to loss.prediction')).toHaveCount(1);

  await expect(app.button('Train')).toBeEnabled();
  await app.button('Train').focus();
  await keyboard.press('Enter');
  await expect.poll(() => app.loss(), { timeout: 60_000 }).toBeLessThan(0.1);
});

test('Tab goes from the top bar through the palette and the canvas to Train, stops once in each, and is never caught', async ({ app }) => {
  const { page } = app;
  await app.open();
  await app.showPalette();
  // Tab begins above again.
  await page.reload();
  await expect(page.getByLabel('Search nodes')).toBeVisible();
  await expect(app.node('Output layer')).toBeVisible();
  const names: string[] = [];
  for (let press = 0; press < 60; press++) {
    await page.keyboard.press('Tab');
    const name = await page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '');
    names.push(name);
    if (name === 'Train') break;
  }
  expect(names).toContain('Search nodes');
  expect(names.filter((name) => /^(Dataset|Dense|Loss)$/.test(name)), 'items of the palette').toHaveLength(1);
  expect(names).toContain('Dataset data features');
  expect(names, 'what the arrow keys walk to').not.toContain('Hidden layer input');
  expect(names.at(-1)).toBe('Train');
});
