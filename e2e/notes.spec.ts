/** Notes and frames beside the graph: written, drawn, moved, kept in files. */
import { centre } from './app.ts';
import { barriers } from './barriers.ts';
import { expect, test } from './test.ts';
import type { App, Point } from './app.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

/** A place of the canvas where nothing lies: below the graph. */
async function free(app: App): Promise<Point> {
  const box = await app.canvas.boundingBox();
  return { x: (box?.x ?? 0) + 0.5 * (box?.width ?? 0), y: (box?.y ?? 0) + 0.82 * (box?.height ?? 0) };
}

const note = (app: App, words: RegExp) => app.canvas.getByRole('group', { name: words });
const writing = (app: App) => app.canvas.getByRole('textbox', { name: 'Text of the note, in Markdown' });

/** Two nodes of the XOR net with a frame round them. */
async function frameTwo(app: App, title: string): Promise<void> {
  await app.node('Hidden layer').click();
  await app.node('Sigmoid s1').click({ modifiers: ['Control'] });
  await app.page.keyboard.press('Shift+F');
  await app.canvas.getByRole('textbox', { name: 'Title of the frame' }).fill(title);
  await app.page.keyboard.press('Enter');
  await expect(note(app, new RegExp(`^Frame ${title}, 2 nodes on it$`))).toBeAttached();
}

test('a note is written in its place, set with its formula, and undone by its name', async ({ app }) => {
  const { page } = app;
  await app.open();
  const { x, y } = await free(app);
  await page.mouse.click(x, y, { button: 'right' });
  await page.getByRole('menu', { name: 'Canvas' }).getByRole('menuitem', { name: /^Add a note/ }).click();
  await expect(writing(app)).toBeFocused();
  await writing(app).fill('The **hidden layer** bends the plane: $\\sigma(z)$ of [four units](netloom:set/hidden/units/8). ![a picture](https://example.org/p.png)');
  await page.keyboard.press('Control+Enter');
  const written = note(app, /^Note: The hidden layer bends the plane/);
  await expect(written).toBeFocused();
  await expect(written.locator('strong')).toHaveText('hidden layer');
  await expect(written.locator('math')).toHaveCount(1);
  // What a file brings along fetches nothing from anywhere.
  await expect(written.getByRole('link', { name: /a picture/ })).toHaveAttribute('rel', /noopener/);
  await expect(written.locator('img')).toHaveCount(0);
  await written.getByRole('button', { name: 'four units' }).click();
  await expect(app.node('Hidden layer')).toHaveAccessibleName(/8 units/);
  await app.undo();
  await expect(app.node('Hidden layer')).toHaveAccessibleName(/4 units/);

  await written.focus();
  await page.keyboard.press('Enter');
  await writing(app).fill('Shorter');
  await page.keyboard.press('Escape');
  await expect(note(app, /^Note: Shorter$/)).toBeVisible();
  await page.getByRole('banner').getByRole('button', { name: 'Edit', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Undo “Edit note”' }).click();
  await expect(written).toBeVisible();
  await app.undo();
  await expect(written).toHaveCount(0);
});

test('a frame takes along what lies on it, one undo brings all of it back, and a card pulled out stays behind', async ({ app }) => {
  const { page } = app;
  await app.open();
  await frameTwo(app, 'Encoder');
  const title = app.canvas.getByText('Encoder', { exact: true });
  const [hidden, output, grip] = [await centre(app.node('Hidden layer')), await centre(app.node('Output layer')), await centre(title)];
  await page.mouse.move(grip.x, grip.y);
  await page.mouse.down();
  // Alt: to the very place, off the lines of other cards.
  await page.keyboard.down('Alt');
  // A drag begins with the first step, which the canvas takes for the hand closing.
  await page.mouse.move(grip.x + 2, grip.y);
  await page.mouse.move(grip.x + 10, grip.y + 120, { steps: 4 });
  // They go along while it is in the hand, not only once it is let go.
  await expect.poll(async () => Math.abs((await centre(app.node('Hidden layer'))).y - hidden.y - 120)).toBeLessThan(3);
  await page.mouse.up();
  await page.keyboard.up('Alt');
  expect(Math.abs((await centre(app.node('Hidden layer'))).y - hidden.y - 120)).toBeLessThan(3);
  expect(await centre(app.node('Output layer'))).toEqual(output);
  await expect(page.getByRole('button', { name: /^Undo/ }).first()).toBeEnabled();
  await page.getByRole('banner').getByRole('button', { name: 'Edit', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Undo “Move frame”' }).click();
  await expect.poll(async () => Math.abs((await centre(app.node('Hidden layer'))).y - hidden.y)).toBeLessThan(2);

  await app.node('Sigmoid s1').click();
  for (let step = 0; step < 5; step++) await page.keyboard.press('Alt+Shift+ArrowDown');
  await expect(note(app, /^Frame Encoder, 1 node on it$/)).toBeAttached();
  await title.click();
  await page.keyboard.press('Alt+Shift+ArrowRight');
  expect((await centre(app.node('Hidden layer'))).x).toBeGreaterThan(hidden.x + 5);
});

test('deleting a frame leaves what lies on it; its menu takes both, and paints it', async ({ app }) => {
  const { page } = app;
  await app.open();
  await frameTwo(app, 'Encoder');
  const title = app.canvas.getByText('Encoder', { exact: true });
  await title.click({ button: 'right' });
  await page.getByRole('menu', { name: 'Frame' }).getByRole('menuitem', { name: 'Colour' }).click();
  await page.getByRole('menuitemradio', { name: 'Green' }).click();
  await expect(app.inspector.getByRole('radio', { name: 'Green' })).toBeChecked();
  await title.click();
  await page.keyboard.press('Delete');
  await expect(title).toHaveCount(0);
  await expect(app.node('Hidden layer')).toBeVisible();
  await app.undo();
  await title.click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Delete the frame with its contents' }).click();
  await expect(app.node('Hidden layer')).toHaveCount(0);
  await expect(app.wire('data.features to output.in')).toHaveCount(1);
  await app.undo();
  await expect(app.node('Hidden layer')).toBeVisible();
});

test('notes and frames are copied with what lies on them, go into a file and come back; an old file opens as ever', async ({ app }) => {
  const { page } = app;
  await app.open();
  await frameTwo(app, 'Encoder');
  await app.canvas.getByText('Encoder', { exact: true }).click();
  await page.keyboard.press('Control+c');
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  await expect.poll(copied).toContain('"frames"');
  expect(JSON.parse(await copied())).toMatchObject({ nodes: [{ id: 'hidden' }, { id: 's1' }], frames: [{ title: 'Encoder' }] });

  const { x, y } = await free(app);
  await page.mouse.move(x, y);
  await page.keyboard.press('n');
  await writing(app).fill('Kept in *files*');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+c');
  await expect.poll(copied).toContain('Kept in');
  const file = await copied();

  await app.openText('old.json', JSON.stringify({ format: 'netloom-graph', version: 1, meta: { title: 'Old' }, nodes: [{ id: 'a', kind: 'relu', position: { x: 0, y: 0 } }], edges: [] }));
  await expect(app.node('ReLU a')).toBeVisible();
  await expect(note(app, /^(Note|Frame)/)).toHaveCount(0);
  await app.openText('noted.json', file);
  await expect(note(app, /^Note: Kept in files$/)).toBeVisible();
  await expect(note(app, /^Frame Encoder, 2 nodes on it$/)).toBeAttached();
});

test.describe('in both themes', () => {
  test.use({ colorScheme: 'light', contextOptions: { reducedMotion: 'reduce' } });

  test('notes and frames keep nobody out, read or written, with their settings open', async ({ app }) => {
    const { page } = app;
    await app.open();
    await frameTwo(app, 'Encoder');
    expect.soft(await barriers(page, '[aria-label="Canvas"]', '[aria-label="Inspector"]'), 'a frame chosen').toEqual([]);
    const { x, y } = await free(app);
    for (const colour of ['Grey', 'Blue', 'Green', 'Yellow', 'Red', 'Purple']) {
      await page.mouse.click(x, y);
      await page.keyboard.press('n');
      await writing(app).fill(`## ${colour}\nA [link](https://example.org), \`code\`, $x^2$`);
      await page.keyboard.press('Escape');
      await app.inspector.getByRole('radio', { name: colour }).check();
    }
    await page.mouse.click(x, y);
    await page.keyboard.press('n');
    expect.soft(await barriers(page, '[aria-label="Canvas"]', '[aria-label="Inspector"]'), 'written').toEqual([]);
    await page.keyboard.press('Escape');
    expect(await barriers(page, '[aria-label="Canvas"]', '[aria-label="Inspector"]'), 'read').toEqual([]);
  });
});

test.describe('by touch', () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });

  test('a note is added, written and painted by taps', async ({ app }) => {
    const { page } = app;
    await app.open();
    await page.getByRole('button', { name: 'More' }).tap();
    await page.getByRole('menuitem', { name: 'Add a note' }).tap();
    await writing(app).fill('By finger');
    await page.getByRole('banner').tap({ position: { x: 5, y: 5 } });
    const written = note(app, /^Note: By finger$/);
    await expect(written).toBeVisible();
    const { x, y } = await centre(written);
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
    const menu = page.getByRole('menu', { name: 'Note' });
    await expect(menu).toBeVisible();
    await devtools.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await menu.getByRole('menuitem', { name: /^Edit the text/ }).tap();
    await expect(writing(app)).toHaveValue('By finger');
  });
});
