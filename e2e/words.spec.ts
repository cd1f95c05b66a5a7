/** The app in other languages: what it says, and that nothing it says is missing from the catalogues. */
import type { Locator } from '@playwright/test';
import { boxOf } from './app.ts';
import { expect, test } from './test.ts';
import { unworded } from './unworded.ts';

test('in a browser set to Chinese the app speaks Chinese, and English once it is chosen', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ locale: 'zh-CN', ...(baseURL === undefined ? {} : { baseURL }) });
  const page = await context.newPage();
  await page.goto('./');
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  const bar = page.getByRole('banner');
  await bar.getByRole('button', { name: '视图', exact: true }).click();
  await page.getByRole('menuitemradio', { name: 'English' }).click();
  await expect(bar.getByRole('button', { name: 'View', exact: true })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.reload();
  await expect(bar.getByRole('button', { name: 'View', exact: true })).toBeVisible();
  await context.close();
});

test('a change of the language loses nothing that was made', async ({ app, page }) => {
  await app.open();
  const title = page.getByRole('banner').getByRole('textbox');
  await title.fill('My own net');
  await title.press('Enter');
  await page.getByRole('banner').getByRole('button', { name: 'View', exact: true }).click();
  await page.getByRole('menuitemradio', { name: '简体中文' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await expect(title).toHaveValue('My own net');
  await page.getByRole('banner').getByRole('button', { name: /^撤销/ }).click();
  await expect(title).toHaveValue(/XOR/);
});

// Each message stands in brackets in the pseudo language: what a person reads outside them is in no catalogue.
test('the bar above says nothing outside the catalogue', async ({ page }) => {
  await page.goto('./?lang=en-XA');
  await page.getByRole('banner').getByRole('button', { name: '⟦View⟧', exact: true }).click();
  await expect(page.getByRole('menu')).toBeVisible();
  expect(await unworded(page, page.getByRole('banner'))).toEqual([]);
});

// The pseudo language that is written from right to left.
test('from right to left the page is turned round, the graph is not, and nothing sticks out', async ({ page }) => {
  await page.goto('./?lang=ar-XB');
  const card = (name: string) => page.locator('.react-flow').getByRole('group', { name: new RegExp(`^(⟦)?${name}`) }).first();
  await expect(page.getByRole('banner').getByRole('button', { name: '⟦View⟧', exact: true })).toBeVisible();
  await expect(card('Hidden layer')).toBeVisible();
  const left = async (what: Locator) => (await boxOf(what)).x;
  const palette = page.getByRole('searchbox').first();
  expect(await left(page.getByRole('heading', { level: 1 }))).toBeGreaterThan(await left(page.getByRole('banner').getByRole('button', { name: '⟦View⟧', exact: true })));
  expect(await left(palette)).toBeGreaterThan(await left(page.locator('.react-flow')));
  expect(await left(card('Hidden layer'))).toBeLessThan(await left(card('Output layer')));
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
});
