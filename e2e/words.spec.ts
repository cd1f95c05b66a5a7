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

test('the palette of commands finds a command by its Chinese words and by its English ones', async ({ page }) => {
  await page.goto('./?lang=zh-CN');
  await expect(page.getByRole('button', { name: '训练', exact: true })).toBeEnabled();
  await page.keyboard.press('Control+K');
  const search = page.getByRole('combobox', { name: '查找命令' });
  for (const [words, entry] of [['保存', /^保存/], ['save', /^保存/], ['整理', '从左到右整理布局'], ['arrange', '从左到右整理布局'], ['fully connected', '添加 Dense']] as const) {
    await search.fill(words);
    await expect(page.getByRole('option', { name: entry }).first(), words).toBeVisible();
  }
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
  await page.getByRole('banner').getByRole('button', { name: '⟦Show the palette⟧', exact: true }).click();
  const palette = page.getByRole('searchbox').first();
  expect(await left(page.getByRole('heading', { level: 1 }))).toBeGreaterThan(await left(page.getByRole('banner').getByRole('button', { name: '⟦View⟧', exact: true })));
  expect(await left(palette)).toBeGreaterThan(await left(page.locator('.react-flow')));
  expect(await left(card('Hidden layer'))).toBeLessThan(await left(card('Output layer')));
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
});

test('the bar of the run, the help and the list of graphs say nothing outside the catalogue', async ({ page }) => {
  await page.goto('./?lang=en-XA');
  const run = page.getByRole('region', { name: '⟦Training⟧' });
  await expect(run.getByRole('button', { name: '⟦Train⟧', exact: true })).toBeEnabled();
  expect(await unworded(page, run)).toEqual([]);
  await page.keyboard.press('?');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('heading', { name: '⟦Shortcuts and gestures⟧' })).toBeVisible();
  expect(await unworded(page, dialog)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await page.keyboard.press('Control+Shift+O');
  await expect(dialog.getByRole('heading', { name: '⟦My graphs⟧' })).toBeVisible();
  expect(await unworded(page, dialog)).toEqual([]);
});

for (const { lang, heading, others } of [
  { lang: 'zh-CN', heading: '5. XOR 网络', others: /^en-/ },
  { lang: 'en', heading: '5. The XOR net', others: /^zh-CN-/ },
]) {
  test(`the first graph and its lesson speak the language of the page (${lang}), and words of other languages are not loaded`, async ({ page }) => {
    const scripts: string[] = [];
    page.on('request', (request) => { scripts.push(new URL(request.url()).pathname.replace(/^.*\//, '')); });
    await page.goto(`./?lang=${lang}`);
    await page.getByRole('tab', { name: /^(Lesson|课程)$/ }).click();
    await expect(page.getByRole('heading', { name: heading })).toBeVisible();
    await expect(page.locator('.react-flow').getByRole('group', { name: lang === 'en' ? /^Hidden layer/ : /^隐藏层/ }).first()).toBeVisible();
    expect(scripts.filter((name) => others.test(name))).toEqual([]);
  });
}
