/** What is live on nodes and wires, as a person meets it. */
import AxeBuilder from '@axe-core/playwright';
import type { Locator } from '@playwright/test';
import { expect, test } from './test.ts';

/** A sum of each tile's pixels; 0 for one that is blank. Tiles are square, side by side, with a gap of 3 CSS pixels. */
function tileSums(miniature: Locator, count: number): Promise<number[]> {
  return miniature.locator('canvas').evaluate((canvas: HTMLCanvasElement, tiles) => {
    const side = canvas.height;
    return Array.from({ length: tiles }, (_, tile) => {
      const { data } = canvas.getContext('2d')?.getImageData(tile * (side + 6) + 2, 2, side - 4, side - 4) ?? { data: new Uint8ClampedArray() };
      return data.reduce((sum, value, at) => (sum + (value * (at + 1)) / 255) % 1_000_003, 0);
    });
  }, count);
}

test('shows each hidden unit of the XOR net as a tile that bends while it trains, enlarges it, and rests when turned off', async ({ app }) => {
  await app.open();
  const hidden = app.canvas.getByRole('button', { name: 'Hidden layer: 4 units over the plane' });
  await expect.poll(async () => (await tileSums(hidden, 4)).every((sum) => sum > 0), { timeout: 20_000 }).toBe(true);
  const before = await tileSums(hidden, 4);
  await app.button('Train').click();
  await expect.poll(async () => (await tileSums(hidden, 4)).filter((sum, tile) => sum === before[tile]), { timeout: 20_000 }).toEqual([]);
  await expect(app.node('Loss')).toContainText(/sample \d/);

  const enlarged = app.page.getByRole('dialog', { name: 'Hidden layer, enlarged' });
  await hidden.hover();
  await expect(enlarged).toContainText('What each unit answers at each place of the plane.');
  await hidden.click();
  await app.page.mouse.move(5, 5);
  await enlarged.getByRole('button', { name: 'Next' }).click();
  await expect(enlarged).toContainText(/Unit \d of 4/);
  await app.page.keyboard.press('Escape');
  await expect(enlarged).toBeHidden();

  await app.page.keyboard.press('l');
  await expect(hidden).toBeHidden();
  await app.page.getByRole('button', { name: 'Live pictures on nodes and wires' }).click();
  await expect(hidden).toBeVisible();
});

test('takes a weight in the hand: loss and picture follow it, and Undo takes the whole drag back', async ({ app }) => {
  await app.open();
  const output = app.canvas.getByRole('button', { name: 'Output layer: 1 unit over the plane' });
  await expect.poll(async () => (await tileSums(output, 1))[0], { timeout: 20_000 }).toBeGreaterThan(0);
  await output.focus();
  await app.page.keyboard.press('Enter');
  const weight = app.page.getByRole('slider', { name: 'Weight from input 1 to unit 1' });
  await weight.scrollIntoViewIfNeeded();
  const start = await weight.getAttribute('aria-valuetext');
  const box = await weight.boundingBox();
  if (!box) throw new Error('There is no weight to take.');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const sizes = await tileSums(output, 1);
  await app.drag({ x, y }, { x, y: y - 150 });
  await expect(weight).not.toHaveAttribute('aria-valuetext', start ?? '');
  await expect.poll(() => tileSums(output, 1)).not.toEqual(sizes);
  await expect.poll(() => app.loss()).toBeGreaterThan(0);
  const dragged = await app.loss();
  await weight.press('ArrowUp');
  await expect.poll(() => app.loss()).not.toBe(dragged);
  await weight.press('Control+z');
  await weight.press('Control+z');
  await expect(weight).toHaveAttribute('aria-valuetext', start ?? '');

  const { violations } = await new AxeBuilder({ page: app.page }).include('[data-live]').include('[role="dialog"]').analyze();
  expect(violations.map(({ id, nodes }) => `${id} at ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)).toEqual([]);
});
