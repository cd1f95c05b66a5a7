/** A room with a projector, and a machine that the next class sits down at. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { barriers } from './barriers.ts';
import { boxOf } from './app.ts';
import { expect, test } from './test.ts';

test.describe('on a small laptop', () => {
  test.use({ viewport: { width: 1280, height: 720 } });

  test('every menu of the bar is seen as a whole, and what it holds further opens beside it by keyboard', async ({ app }) => {
    const { page } = app;
    await app.open();
    const whole = async (label: string) => {
      const menu = page.getByRole('menu').last();
      await expect(menu).toBeVisible();
      expect.soft(await menu.evaluate(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight), label).toBeLessThanOrEqual(0);
      const { y, height } = await boxOf(menu);
      expect.soft(y + height, label).toBeLessThanOrEqual(720);
    };
    for (const name of ['File', 'Edit', 'View', 'Share']) {
      await page.getByRole('banner').getByRole('button', { name, exact: true }).click();
      await whole(name);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('menu')).toHaveCount(0);
    }
    const file = page.getByRole('banner').getByRole('button', { name: 'File', exact: true });
    await file.press('Enter');
    for (const [label, first] of [['Weights and models', /^Keep/], ['For teachers', /^Make a lesson/]] as const) {
      const entry = page.getByRole('menuitem', { name: new RegExp(`^${label}`) });
      await page.keyboard.type(label.slice(0, 3));
      await expect(entry).toBeFocused();
      await page.keyboard.press('ArrowRight');
      await expect(page.getByRole('menuitem', { name: first })).toBeFocused();
      await whole(label);
      expect.soft(await barriers(page, '[role="menu"]'), label).toEqual([]);
      await page.keyboard.press('ArrowLeft');
      await expect(entry).toBeFocused();
    }
    await page.keyboard.press('Escape');
    await expect(file).toBeFocused();
  });
});

test('projector mode makes letters and wires larger and leaves the graph with its training; Escape leaves it, and a new page begins without', async ({ app }) => {
  const { page } = app;
  await app.open();
  await page.getByRole('button', { name: 'Show the palette' }).click();
  const [palette, views] = [page.getByRole('navigation', { name: 'Palette' }), page.getByRole('tab', { name: 'Charts' })];
  await expect(palette).toBeVisible();
  const letters = () => app.button('Train').evaluate((button) => Number.parseFloat(getComputedStyle(button).fontSize));
  const wire = () => app.wire('data.features to hidden.in').locator('[data-wire-line]').evaluate((line) => Number.parseFloat(getComputedStyle(line).strokeWidth));
  const card = async () => (await boxOf(app.node('Hidden layer'))).width;
  const before = { letters: await letters(), wire: await wire(), card: await card() };

  await page.getByRole('banner').getByRole('button', { name: 'View', exact: true }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Projector mode' }).click();
  await expect(palette).toBeHidden();
  await expect(app.inspector).toBeHidden();
  // Pushed out of the window, and out of the reach of keys.
  await expect(views).not.toBeInViewport();
  expect(await letters()).toBeGreaterThan(1.3 * before.letters);
  expect(await wire()).toBeGreaterThan(1.5 * before.wire);
  await expect.poll(card).toBeGreaterThan(1.15 * before.card);
  for (const node of ['Dataset data', 'Loss']) await expect(app.node(node)).toBeInViewport({ ratio: 0.99 });
  expect(await barriers(page)).toEqual([]);

  // It can be trained as ever.
  await app.button('Train').click();
  await expect(app.figure('step')).toHaveText('60,000 of 60,000', { timeout: 200_000 });

  // Escape is a menu's own while one is open.
  await page.getByRole('banner').getByRole('button', { name: 'View', exact: true }).click();
  await page.keyboard.press('Escape');
  await expect(palette).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(palette).toBeVisible();
  expect(await letters()).toBe(before.letters);

  await page.getByRole('banner').getByRole('button', { name: 'View', exact: true }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Projector mode' }).click();
  await expect(palette).toBeHidden();
  await page.reload();
  await expect(palette).toBeVisible();
  expect(await letters()).toBe(before.letters);
});

/** A word that nobody else writes: whatever holds it has kept something of this class. */
const TRACE = 'Quillfeather';

const LESSON = JSON.stringify({
  format: 'netloom-lesson', version: 1, id: 'in-class', title: `Lesson of ${TRACE}`,
  graph: JSON.parse(readFileSync(new URL('../presets/5-xor-net.json', import.meta.url), 'utf8')) as object,
  steps: [{ id: 'say', title: 'Say', check: { kind: 'text', question: 'What do you see?' } }],
});

/** All that the browser keeps for this page, as one text: plain storage, databases with every value, and what lies in caches of files. */
async function allKept(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) => new Promise<T>((resolve, reject) => { request.onsuccess = () => { resolve(request.result); }; request.onerror = () => { reject(new Error(String(request.error))); }; });
    const parts: unknown[] = [Object.entries(localStorage), Object.entries(sessionStorage)];
    for (const { name } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name ?? ''));
      for (const store of database.objectStoreNames) {
        const values = database.transaction(store).objectStore(store);
        parts.push([name, store, await done(values.getAllKeys()), await done(values.getAll())]);
      }
      database.close();
    }
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const { url } of await cache.keys()) parts.push([name, url, await (await cache.match(url))?.text()]);
    }
    return JSON.stringify(parts);
  });
}

test('the reset for the next class says what it removes, keeps all of it when told to, and leaves nothing of the class before', async ({ app }) => {
  const { page } = app;
  await app.open();
  const dialog = page.getByRole('alertdialog', { name: 'Reset for the next class' });
  await app.menu('File', /^For teachers/, /^Reset for the next class/);
  await expect(dialog.getByRole('listitem')).not.toHaveCount(0);
  expect(await barriers(page, '[role="alertdialog"]')).toEqual([]);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.keyboard.press('Escape');
  // Of another page on this address, and files that a class may share.
  await page.evaluate(async () => {
    localStorage.setItem('timetable', 'Monday');
    await (await caches.open('netloom-data-mnist')).put('./data/mnist/t10k-labels-idx1-ubyte', new Response('digits'));
  });

  // A graph with a run, a lesson with an answer, a lesson that is written, data, and a wish.
  await app.node('Hidden layer').click();
  await app.setField('Name of the node', `Layer of ${TRACE}`);
  await app.button('Train').click();
  await expect(app.figure('step')).toHaveText('60,000 of 60,000', { timeout: 200_000 });
  await app.openText('in-class.json', LESSON);
  await page.getByRole('textbox', { name: 'What do you see?' }).fill(`Four corners, says ${TRACE}.`);
  await app.menu('File', /^New graph/);
  await page.evaluate((word) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([['height,weight,who', ...Array.from({ length: 40 }, (_, row) => `${150 + row},${50 + ((row * 7) % 20)},${row % 2 === 0 ? word : 'other'}`)].join('\n')], `${word}.csv`));
    for (const type of ['dragover', 'drop']) window.dispatchEvent(new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true, clientX: 400, clientY: 300 }));
  }, TRACE);
  await page.getByRole('button', { name: 'Open a starter graph' }).click();
  await expect(app.node(TRACE)).toBeVisible();
  await app.menu('File', /^For teachers/, /^Make a lesson/);
  await page.getByRole('region', { name: 'Make a lesson', exact: true }).getByRole('textbox', { name: 'Title of the step', exact: true }).fill(`Step of ${TRACE}`);
  await page.getByRole('banner').getByRole('button', { name: 'View', exact: true }).click();
  await page.getByRole('menuitemradio', { name: 'Dark' }).click();
  await page.keyboard.press('Escape');
  // What is kept is written a moment after it was done.
  await expect.poll(async () => (await allKept(page)).split(TRACE).length, { timeout: 30_000 }).toBeGreaterThan(6);
  await expect.poll(() => allKept(page), { timeout: 30_000 }).toContain(`Step of ${TRACE}`);

  await app.menu('File', /^For teachers/, /^Reset for the next class/);
  for (const line of [/^\d graphs in My graphs$/, /^1 run, with \d+ checkpoints?$/, /^1 lesson from files or links, and what was done in 1 lesson$/, /^1 lesson being written$/, /^1 file of own data$/, /^Preferences/]) await expect(dialog.getByRole('listitem').filter({ hasText: line })).toHaveCount(1);
  await dialog.getByRole('button', { name: 'Keep everything' }).click();
  await expect(app.node(TRACE)).toBeVisible();
  expect(await allKept(page)).toContain(`Step of ${TRACE}`);

  await app.menu('File', /^For teachers/, /^Reset for the next class/);
  await dialog.getByRole('button', { name: 'Remove all of it' }).click();
  // As on a first visit.
  await expect(app.node('Output layer')).toBeVisible();
  await expect(app.node('Hidden layer')).toBeVisible();
  await expect(page.locator('html')).not.toHaveAttribute('data-theme', 'dark');
  const after = await allKept(page);
  expect(after).not.toContain(TRACE);
  // What is not the class's own stays.
  expect(after).toContain('timetable');
  expect(after).toContain('digits');

  await app.menu('File', /^My graphs/);
  await expect(page.getByRole('dialog', { name: 'My graphs' })).not.toContainText(TRACE);
  await page.keyboard.press('Escape');
  await page.reload();
  await expect(app.node('Output layer')).toBeVisible();
  expect(await allKept(page)).not.toContain(TRACE);
});
