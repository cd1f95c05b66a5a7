/** The windows of a person's own data keep nobody out: with a screen reader, in forced colours, from right to left, on a phone. */
import type { Locator, Page } from '@playwright/test';
import { boxOf, type App } from './app.ts';
import { barriers } from './barriers.ts';
import { drop, dropAll, fashion, pets } from './media.ts';
import { expect, test } from './test.ts';

const TABLE = `height,weight,kind\n${Array.from({ length: 40 }, (_, row) => `${(1 + row / 10).toFixed(1)},${row % 7},${row % 2 === 0 ? 'oak' : 'ash'}`).join('\n')}\n`;
const bytesOf = (text: string) => new TextEncoder().encode(text);

/** Each window: how it is opened, and what shows that it is ready. */
const WINDOWS: Readonly<Record<string, { readonly open: (app: App) => Promise<void>; readonly ready: (window: Locator) => Locator }>> = {
  table: { open: (app) => drop(app, 'trees.csv', bytesOf(TABLE)), ready: (window) => window.getByRole('status').filter({ hasText: '32' }) },
  images: { open: (app) => drop(app, 'pets.zip', pets()), ready: (window) => window.getByText(/12 sample/).nth(1) },
  text: { open: (app) => drop(app, 'tale.txt', bytesOf('the quick brown fox jumps over the lazy dog. '.repeat(40))), ready: (window) => window.getByText(/1,760/) },
  idx: { open: (app) => dropAll(app, { 'coats-images-idx3-ubyte': fashion(60).images, 'coats-labels-idx1-ubyte': fashion(60).labels }), ready: (window) => window.getByRole('listitem').nth(23) },
};

async function opened(app: App, name: string): Promise<Locator> {
  const window = app.page.getByRole('dialog');
  await WINDOWS[name]?.open(app);
  await expect(WINDOWS[name]?.ready(window) ?? window).toBeVisible();
  return window;
}

/** How far the window and what is in it stick out of the page or need scrolling sideways. */
async function sideways(page: Page): Promise<number> {
  return page.getByRole('dialog').evaluate((dialog) => {
    const box = dialog.getBoundingClientRect();
    const body = [...dialog.children].map((child) => child.scrollWidth - child.clientWidth);
    return Math.max(-box.left, box.right - innerWidth, ...body);
  });
}

/** How many colours a screenshot shows. */
function coloursIn(page: Page, png: Buffer): Promise<number> {
  return page.evaluate(async (base64) => {
    const bitmap = await createImageBitmap(new Blob([Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))]));
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    context?.drawImage(bitmap, 0, 0);
    return new Set(new Uint32Array(context?.getImageData(0, 0, bitmap.width, bitmap.height).data.buffer ?? new ArrayBuffer(0))).size;
  }, png.toString('base64'));
}

test.use({ colorScheme: 'light', contextOptions: { reducedMotion: 'reduce' } });

for (const name of Object.keys(WINDOWS)) {
  test.describe(`the window of ${name}`, () => {
    test('keeps nobody out in both themes, and says that the data stay', async ({ app }) => {
      await app.open();
      const window = await opened(app, name);
      await expect(window.getByText(/Your data stay on this machine/)).toBeVisible();
      expect.soft(await barriers(app.page, '[role="dialog"]')).toEqual([]);
      expect(await sideways(app.page)).toBeLessThanOrEqual(0);
    });

    test('from right to left it is turned round and nothing sticks out, on a phone as well', async ({ app }) => {
      const { page } = app;
      await page.goto('./?lang=ar-XB');
      await expect(page.getByRole('banner').getByRole('button', { name: '⟦View⟧', exact: true })).toBeVisible();
      await expect(page.locator('.react-flow').getByRole('group').first()).toBeVisible();
      const window = await opened(app, name);
      const left = async (what: Locator) => (await boxOf(what)).x;
      expect(await left(window.getByRole('heading').first())).toBeGreaterThan(await left(window.getByRole('button', { name: '⟦Close⟧' })));
      expect.soft(await sideways(page)).toBeLessThanOrEqual(0);
      await page.setViewportSize({ width: 390, height: 844 });
      expect(await sideways(page)).toBeLessThanOrEqual(0);
    });

    test.describe('in forced colours', () => {
      test.use({ contextOptions: { reducedMotion: 'reduce', forcedColors: 'active' } });

      test('it keeps nobody out, and bars are still seen', async ({ app }) => {
        await app.open();
        const window = await opened(app, name);
        expect.soft(await barriers(app.page, '[role="dialog"]')).toEqual([]);
        // A bar is drawn by its colour alone, which the system's colours would take away; no style tells of it, only what is seen.
        for (const bar of await window.locator('meter').all()) {
          await bar.scrollIntoViewIfNeeded();
          expect.soft(await coloursIn(app.page, await bar.screenshot())).toBeGreaterThan(1);
        }
      });
    });
  });
}
