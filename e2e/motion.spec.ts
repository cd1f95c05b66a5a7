/** Motion that explains where things went; who asks for less of it has none. */
import type { Page } from '@playwright/test';
import { centre } from './app.ts';
import { expect, test } from './test.ts';

test.use({ contextOptions: { reducedMotion: 'no-preference' } });

/** Notes what the browser is told to show on its way: the names of what is animated, and which of its properties. */
test.beforeEach(async ({ page }) => {
  await page.addInitScript(() => {
    const shown: string[] = [];
    Object.assign(window, { shown });
    const animate = Element.prototype.animate;
    Element.prototype.animate = function (frames, options) {
      const what = this.hasAttribute('data-wire-line') ? 'wire' : (this.getAttribute('aria-label') ?? this.getAttribute('class') ?? '');
      shown.push(`${Object.keys(frames ?? {}).join(' ')} of ${what.split(',')[0] ?? ''}`);
      return animate.call(this, frames, options);
    };
  });
});

function shown(page: Page): Promise<string[]> {
  return page.evaluate(() => (window as unknown as { shown: string[] }).shown.splice(0));
}

test('a card that Undo moves is seen on its way and ends where it was, a wire snaps; with less motion both are there at once', async ({ app }) => {
  const { page } = app;
  await app.open();
  const card = app.node('Hidden layer');
  const start = await centre(card);
  await app.drag({ x: start.x, y: start.y - 20 }, { x: start.x + 30, y: start.y + 120 });
  await expect.poll(async () => (await centre(card)).y - start.y).toBeGreaterThan(60);
  expect(await shown(page), 'in the hand').toEqual([]);
  await app.undo();
  await expect.poll(() => centre(card)).toEqual(start);
  const way = await shown(page);
  expect(way.filter((each) => each.startsWith('translate'))).toEqual(['translate of Hidden layer']);

  await app.wire('s2.out to loss.prediction').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Delete');
  await expect(app.wire('s2.out to loss.prediction')).toHaveCount(0);
  await shown(page);
  await app.connect('Sigmoid s2 output', 'Loss prediction');
  await expect(app.wire('s2.out to loss.prediction')).toHaveCount(1);
  await expect.poll(() => shown(page)).toEqual(['strokeWidth stroke of wire', 'scale of Sigmoid s2 output', 'scale of Loss prediction']);

  await page.emulateMedia({ reducedMotion: 'reduce' });
  await app.undo();
  await app.redo();
  await expect(app.wire('s2.out to loss.prediction')).toHaveCount(1);
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Shift+ArrowDown');
  await app.undo();
  await page.evaluate(() => new Promise((done) => { requestAnimationFrame(() => { requestAnimationFrame(done); }); }));
  expect(await shown(page)).toEqual([]);
});
