/** The built page on a plain static host: any path, no headers; then a new version; then no host at all. */
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { App } from './app.ts';
import { barriers } from './barriers.ts';
import { StaticHost } from './staticHost.ts';
import { expect, test as base } from './test.ts';

const test = base.extend<{ host: StaticHost }>({
  host: async ({}, use) => {
    const host = await StaticHost.start('/some/deep/path/');
    await use(host);
    await host.stop();
  },
});

test.use({ serviceWorkers: 'allow', colorScheme: 'light', contextOptions: { reducedMotion: 'reduce' } });

test.beforeEach(async ({ page }) => {
  await page.addInitScript(() => {
    Reflect.deleteProperty(window, 'showSaveFilePicker');
    Reflect.deleteProperty(window, 'showOpenFilePicker');
  });
});

/** Settles once everything is kept and the service worker answers for this page. */
async function takenOver(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state), { timeout: 60_000 }).toBe('activated');
}

test('under a deep path without headers: threads from the second load on, and nothing is asked for that is not there', async ({ app, host }) => {
  const { page } = app;
  const hint = page.getByText('Load the page again to train with several threads');
  const backend = app.training.getByRole('button', { name: /^Backend/ });
  await app.open(host.url);
  await takenOver(page);
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(false);
  await backend.click();
  await expect(hint).toBeVisible();

  await page.reload();
  await expect(app.node('Output layer')).toBeVisible();
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  await app.preset('MNIST convnet');
  await app.button('Step').click();
  await expect(app.figure('step')).toHaveText(/^1 of/, { timeout: 120_000 });
  await expect(backend).toHaveAccessibleName(/WASM SIMD, \d+ threads/);
  await backend.click();
  await expect(page.getByRole('radiogroup', { name: 'Backend' })).toBeVisible();
  await expect(hint).toHaveCount(0);
  // Data sets may lie elsewhere than beside the app.
  expect(host.missed.filter((file) => !file.startsWith('data/'))).toEqual([]);
});

test('the browser finds all that it needs to install the app', async ({ page, host }) => {
  await page.goto(host.url);
  const session = await page.context().newCDPSession(page);
  const { url, errors } = await session.send('Page.getAppManifest');
  expect(url).toBe(`${host.url}manifest.webmanifest`);
  expect(errors).toEqual([]);
  await expect.poll(async () => (await session.send('Page.getInstallabilityErrors')).installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== 'in-incognito'), { timeout: 60_000 }).toEqual([]);
});

test('without a network after the first visit: opens again, trains, saves, opens another preset and its lesson, in another window too', async ({ app, host, context }) => {
  const { page } = app;
  await app.open(host.url);
  await takenOver(page);
  host.away = true;
  await context.setOffline(true);
  await page.reload();
  await app.button('Train').click();
  await expect(app.figure('step')).toHaveText('60,000 of 60,000', { timeout: 120_000 });
  await app.node('Hidden layer').click();
  await app.setField('Units', '7');
  const download = page.waitForEvent('download');
  await app.menu('File', /^Save Ctrl/);
  expect(await readFile(await (await download).path(), 'utf8')).toContain('"units": 7');

  await app.preset('Perceptron (OR)');
  await page.getByRole('tabpanel', { name: 'Lesson', exact: true }).getByRole('button', { name: 'Next', exact: true }).click();
  await expect(page.getByRole('tabpanel', { name: 'Lesson', exact: true }).locator('.katex').first()).toBeVisible();
  await app.button('Step').click();
  await expect(app.figure('step')).toHaveText(/^1 of/);

  const other = new App(await context.newPage());
  await other.page.goto(`${host.url}?from=a-link`);
  await expect(other.node('Loss')).toBeVisible();
  await other.preset('XOR net');
  expect(other.errors).toEqual([]);
});

test('MNIST’s files are there without a network once they were read', async ({ app, host, context }) => {
  test.skip(!(await app.hasMnist()), 'The real MNIST is not in public/data/mnist; npm run data:mnist fills it.');
  const { page } = app;
  await app.open(host.url);
  await app.preset('MNIST convnet');
  await app.button('Step').click();
  await expect(app.figure('step')).toHaveText(/^1 of/, { timeout: 120_000 });
  await takenOver(page);
  host.away = true;
  await context.setOffline(true);
  await page.reload();
  await app.button('Step').click();
  await expect(app.figure('step')).toHaveText(/^1 of/, { timeout: 120_000 });
  await expect(app.training.getByRole('button', { name: /^Data/ })).toHaveAccessibleName(/MNIST/);
  // The browser itself tells of each read that failed; the app went on to the place where the files are.
  expect(app.errors.every((text) => text.includes('net::ERR_'))).toBe(true);
  app.errors.length = 0;
});

test('a new version waits for a word, keeps graph and run, and leaves another window what it began with', async ({ app, host, context }) => {
  const { page } = app;
  await app.open(host.url);
  await takenOver(page);
  await publishAnother(host);
  // A visit is when a browser looks for a new version: that of another window finds it for both.
  const other = new App(await context.newPage());
  await other.open(host.url);
  const ready = page.getByRole('listitem').filter({ hasText: 'A new version is ready' });
  await expect(ready).toBeVisible({ timeout: 60_000 });
  await expect(other.page.getByRole('listitem').filter({ hasText: 'A new version is ready' })).toBeVisible();
  expect(await barriers(other.page, 'li[data-severity]')).toEqual([]);
  await expect(page).toHaveTitle('Netloom');

  await page.bringToFront();
  await app.node('Hidden layer').click();
  await app.setField('Name of the node', 'My layer');
  await app.training.getByRole('slider').focus();
  await page.keyboard.press('Home');
  await app.button('Train').click();
  await expect.poll(async () => Number.parseInt(await app.figure('step').innerText()), { timeout: 60_000 }).toBeGreaterThan(1);
  await ready.getByRole('button', { name: 'Use it now' }).click();
  await expect(page).toHaveTitle('Netloom, the next', { timeout: 60_000 });
  await expect(app.node('My layer')).toBeVisible();
  await expect(app.training.getByRole('button', { name: /^Continue from step \d+$/ })).toBeVisible({ timeout: 60_000 });
  await app.undo();
  await expect(app.node('Hidden layer')).toBeVisible();

  await expect(other.page.getByRole('listitem').filter({ hasText: 'Another window uses a new version now' })).toBeVisible();
  await expect(other.page).toHaveTitle('Netloom');
  // This part was not fetched before, and the host has it no more.
  await other.page.getByRole('tab', { name: 'Runs' }).click();
  await expect(other.page.getByRole('tabpanel', { name: 'Runs', exact: true })).toContainText(/run/i);
  expect(other.errors).toEqual([]);
});

test('what HOSTING.md puts in the service worker’s place ends it', async ({ app, host }) => {
  const { page } = app;
  await app.open(host.url);
  await takenOver(page);
  const guide = await readFile(new URL('../docs/HOSTING.md', import.meta.url), 'utf8');
  const ending = /```js\n(.*?)```/s.exec(guide)?.[1] ?? '';
  await host.change('serviceWorker.js', () => ending);
  await page.reload();
  await expect.poll(() => page.evaluate(async () => [(await caches.keys()).filter((name) => name.includes('precache')), (await navigator.serviceWorker.getRegistrations()).length]), { timeout: 60_000 }).toEqual([[], 0]);
  await page.reload();
  await expect(app.node('Output layer')).toBeVisible();
  expect(await page.evaluate(() => navigator.serviceWorker.controller)).toBeNull();
});

/** As another build does: another page, another list of files, and a part of the first version that is no more. */
async function publishAnother(host: StaticHost): Promise<void> {
  const worker = await readFile(new URL('../dist/serviceWorker.js', import.meta.url), 'utf8');
  const part = /assets\/RunsView-[\w-]+\.js/.exec(worker)?.[0] ?? '';
  expect(part).not.toBe('');
  host.takeAway(part);
  await host.change('index.html', (text) => text.replace('<title>Netloom</title>', '<title>Netloom, the next</title>'));
  await host.change('serviceWorker.js', (text) => text
    .replace(new RegExp(`\\{[^{}]*"${part}"[^{}]*\\},?`), '')
    .replace(/("?revision"?:")[0-9a-f]+("[^{}]*index\.html|[^{}]*"index\.html)/, '$1anotherversion$2')
    .replace(/("?url"?:"index\.html"[^{}]*"?revision"?:")[0-9a-f]+/, '$1anotherversion'));
}
