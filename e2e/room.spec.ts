/** How much of the window the graph has, and what makes room for it. */
import { expect, test } from './test.ts';

test('the views are a row of tabs until there is something in them; the graph stays seen as a whole', async ({ app }) => {
  await app.open();
  const charts = app.page.getByRole('tabpanel', { name: 'Charts' });
  const height = async () => (await app.canvas.boundingBox())?.height ?? 0;
  await expect(charts).toBeHidden();
  await expect(app.training).not.toContainText('loss');
  const before = await height();
  expect(before).toBeGreaterThan(0.8 * 900);

  await app.button('Train').click();
  await expect(charts).toBeVisible();
  await expect(app.training).toContainText('loss');
  expect(await height()).toBeLessThan(before);
  await expect(app.node('Dataset data')).toBeInViewport({ ratio: 0.99 });
  await expect(app.node('Loss')).toBeInViewport({ ratio: 0.99 });

  await app.page.getByRole('button', { name: 'Fold the views' }).click();
  await expect(charts).toBeHidden();
  await app.page.reload();
  await expect(app.node('Output layer')).toBeVisible();
  await app.page.getByRole('tab', { name: 'Charts' }).click();
  await expect(charts).toBeVisible();
});

test('the graph has two thirds of the width; the palette is one press away, and there from the start where nothing lies on the canvas', async ({ app }) => {
  await app.open();
  const palette = app.page.getByRole('navigation', { name: 'Palette' });
  await expect(app.inspector).toBeVisible();
  await expect(palette).toBeHidden();
  expect((await app.canvas.boundingBox())?.width).toBeGreaterThanOrEqual((2 / 3) * 1440);
  await app.page.keyboard.press('Control+a');
  await app.page.keyboard.press('Delete');
  await expect(palette).toBeVisible();
  // It stays while the first node is put down, and is no choice that is kept.
  await palette.getByRole('button', { name: 'Dense', exact: true }).click();
  await expect(app.node('Dense')).toBeVisible();
  await expect(palette).toBeVisible();
  const kept = () => app.page.evaluate(() => (JSON.parse(localStorage.getItem('netloom-preferences') ?? '{}') as { state?: { paletteOpen?: boolean | null } }).state?.paletteOpen ?? null);
  expect(await kept()).toBeNull();
  await app.page.getByRole('button', { name: 'Hide the palette' }).click();
  await expect(palette).toBeHidden();
  expect(await kept()).toBe(false);
  await app.showPalette();
  await app.page.reload();
  await expect(palette).toBeVisible();
});

test('the focus puts all panels aside and brings them back', async ({ app }) => {
  await app.open();
  await app.showPalette();
  const palette = app.page.getByRole('navigation', { name: 'Palette' });
  await app.page.getByRole('button', { name: 'Focus on the graph' }).click();
  await expect(palette).toBeHidden();
  await expect(app.inspector).toBeHidden();
  await expect.poll(async () => (await app.canvas.boundingBox())?.width).toBe(1440);
  await expect(app.page.getByRole('group', { name: 'Zoom' })).toContainText('100 %');
  await expect(app.button('Train')).toBeInViewport();
  await app.page.keyboard.press('.');
  await expect(palette).toBeVisible();
  await expect(app.inspector).toBeVisible();
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('a graph that is too wide begins with its data, and F shows all of it', async ({ app }) => {
    await app.open();
    await expect(app.node('Dataset data')).toBeInViewport({ ratio: 0.99 });
    await expect(app.node('Hidden layer')).toBeInViewport({ ratio: 0.99 });
    await expect(app.node('Loss')).not.toBeInViewport();
    await app.page.getByRole('button', { name: 'Fit the graph into view' }).click();
    await expect(app.node('Loss')).toBeInViewport({ ratio: 0.99 });
    await expect(app.node('Dataset data')).toBeInViewport({ ratio: 0.99 });
  });
});

test('a node that is dragged near the line of others steps onto it, and with Alt goes where the hand has it', async ({ app }) => {
  await app.open();
  await app.page.getByRole('button', { name: 'Focus on the graph' }).click();
  await expect(app.page.getByRole('group', { name: 'Zoom' })).toContainText('100 %');
  const top = async (name: string) => (await app.node(name).boundingBox())?.y ?? NaN;
  /** How far below the line of the others. */
  const off = async () => Math.round((await top('Output layer')) - (await top('Dataset data')));
  const dragDown = async (by: number) => {
    const box = await app.node('Output layer').boundingBox();
    if (!box) throw new Error('The node is not drawn.');
    const from = { x: box.x + 60, y: box.y + 16 };
    await app.page.mouse.move(from.x, from.y);
    await app.page.mouse.down();
    // In small steps: the way to the first of them is not part of a drag.
    await app.page.mouse.move(from.x, from.y + by + 40, { steps: 30 });
    await app.page.mouse.move(from.x, from.y + by, { steps: 4 });
    await app.page.mouse.up();
  };
  await dragDown(4);
  expect(await off()).toBe(0);
  await app.page.keyboard.down('Alt');
  await dragDown(4);
  await app.page.keyboard.up('Alt');
  // Some pixels of the way go to telling a drag from a press.
  expect(await off()).toBeGreaterThan(0);
  await app.undo();
  expect(await off()).toBe(0);
});
