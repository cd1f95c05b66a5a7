/** Building, wiring, training and reading with the keyboard alone. */
import { barriers } from './barriers.ts';
import { expect, test } from './test.ts';
import type { App } from './app.ts';

/** Opened, with what tells edits there: its code comes when the first screen stands. */
async function opened(app: App): Promise<void> {
  await app.open();
  await expect(app.said).toBeAttached();
}

test.use({ colorScheme: 'light', contextOptions: { reducedMotion: 'reduce' } });

async function command({ page }: App, words: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Find a command' })).toBeFocused();
  await page.keyboard.type(words);
  await page.keyboard.press('Enter');
}

async function add({ page }: App, words: string): Promise<void> {
  await page.keyboard.press('/');
  await expect(page.getByRole('combobox', { name: 'Add a node' })).toBeFocused();
  await page.keyboard.type(words);
  await page.keyboard.press('Enter');
}

async function goTo({ page, ...app }: App, words: string, name: string): Promise<void> {
  await page.keyboard.press('Control+f');
  await expect(page.getByRole('combobox', { name: 'Go to a node' })).toBeFocused();
  await page.keyboard.type(words);
  await page.keyboard.press('Enter');
  await expect(app.canvas.getByRole('group', { name: new RegExp(`^${name}(,|$)`) })).toBeFocused();
}

/** From what has the focus to the port that answers to the words. */
async function connect(app: App, words: string, said: string | RegExp): Promise<void> {
  const { page } = app;
  await page.keyboard.press('c');
  await expect(page.getByRole('combobox', { name: /^Connect/ })).toBeFocused();
  await page.keyboard.type(words);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('combobox', { name: /^Connect/ })).toHaveCount(0);
  await expect(app.said).toHaveText(said);
}

test('from an empty canvas to a trained net: added, wired, set, trained and read by keyboard alone', async ({ app }) => {
  const { page } = app;
  const { keyboard } = page;
  await opened(app);
  await command(app, 'new graph');
  await expect(app.canvas.getByRole('heading', { name: 'Build a network in three moves' })).toBeVisible();
  expect.soft(await barriers(page, '[aria-label="Canvas"]'), 'empty').toEqual([]);

  await add(app, 'dataset');
  await expect(app.node('Dataset')).toBeFocused();
  await expect(app.said).toHaveText(/^Dataset added\. Problem: The graph has no Loss/);
  for (const kind of ['dense', 'sigmoid', 'dense', 'sigmoid', 'loss']) await add(app, kind);
  await expect(app.node('Loss')).toBeFocused();
  // Acts that follow one another fast are told together.
  await expect(app.said).toContainText('Loss added.');

  await goTo(app, 'dataset', 'Dataset');
  await connect(app, 'dense input', /^Connected Dataset features to Dense input\. It carries 2\./);
  await expect(app.node('Dataset')).toBeFocused();
  await keyboard.press('ArrowRight');
  await expect(app.node('Dense')).toBeFocused();
  await connect(app, 'sigmoid', /^Connected Dense output to Sigmoid input\. It carries \d+\./);
  await keyboard.press('ArrowRight');
  await connect(app, 'dense2', /^Connected Sigmoid output to Dense dense2 input/);
  await keyboard.press('ArrowRight');
  await connect(app, 'sigmoid2', /^Connected Dense dense2 output to Sigmoid sigmoid2 input/);
  await keyboard.press('ArrowRight');
  await connect(app, 'prediction', /^Connected Sigmoid sigmoid2 output to Loss prediction/);
  await keyboard.press('Home');
  await expect(app.node('Dataset')).toBeFocused();
  // Its ports are the next stops of Tab.
  await keyboard.press('Tab');
  await expect(app.port('Dataset features')).toBeFocused();
  await keyboard.press('Tab');
  await expect(app.port('Dataset labels')).toBeFocused();
  await keyboard.press('c');
  await expect(page.getByRole('combobox', { name: 'Connect Dataset labels to' })).toBeFocused();
  await expect(page.getByRole('option').first()).toContainText('Loss target');
  expect.soft(await barriers(page, '[role="dialog"]'), 'connecting').toEqual([]);
  await keyboard.type('target');
  await keyboard.press('Enter');
  await expect(app.port('Dataset labels')).toBeFocused();
  await expect(app.said).toContainText('Connected Dataset labels to Loss target.');

  await command(app, 'arrange');
  await expect(app.port('Dataset labels')).toBeFocused();

  // The last layer gives as many numbers as there are labels.
  await keyboard.press('End');
  await expect(app.node('Loss')).toBeFocused();
  await keyboard.press('ArrowLeft');
  await keyboard.press('ArrowLeft');
  await expect(app.node('Dense dense2')).toBeFocused();
  await keyboard.press('Enter');
  await expect(app.inspector.getByRole('spinbutton', { name: 'Units' }).or(app.inspector.getByRole('textbox', { name: 'Units' }))).toBeFocused();
  await keyboard.type('1');
  await keyboard.press('Enter');
  await expect(app.said).toContainText('Dense dense2 now gives 1.');
  await keyboard.press('Escape');
  await expect(app.node('Dense dense2')).toBeFocused();

  await keyboard.press('Control+Enter');
  await expect(app.training.getByRole('status')).toHaveText(/^Training finished at step [\d,]+, loss [\d.]+\.$/, { timeout: 60_000 });

  await keyboard.press('o');
  const tree = page.getByRole('tree', { name: 'Outline' });
  await expect(tree.getByRole('treeitem').first()).toBeFocused();
  await expect(tree.getByRole('treeitem').first()).toHaveAccessibleName(/^Dataset: .*Gives features 2 and labels 1\.$/);
  expect.soft(await barriers(page, 'section[aria-label="Views"]'), 'outline').toEqual([]);
  await keyboard.press('End');
  await expect(tree.getByRole('treeitem', { name: /^Loss/ })).toBeFocused();
  await keyboard.press('Home');
  await keyboard.press('ArrowRight');
  await expect(tree.getByRole('treeitem', { name: /^Dense: 1?\d/ })).toBeFocused();
  await keyboard.press('Enter');
  await expect(app.node('Dense')).toBeFocused();
});

test('arrows walk, Alt with an arrow moves in one step of Undo, and what is deleted leaves the focus next to it', async ({ app }) => {
  const { page } = app;
  const { keyboard } = page;
  await opened(app);
  await app.node('Hidden layer').focus();
  await keyboard.press('ArrowRight');
  await expect(app.node('Sigmoid s1')).toBeFocused();
  await expect(app.inspector.getByRole('textbox', { name: 'Name of the node' })).toHaveValue('Sigmoid');
  for (let press = 0; press < 3; press++) await keyboard.press('Alt+ArrowDown');
  await expect(app.said).toHaveText('Sigmoid s1 moved 24 down.');
  await app.undo();
  await expect(app.said).toHaveText('Undone: move.');
  await expect(app.node('Sigmoid s1')).toBeFocused();
  await keyboard.press('Delete');
  await expect(app.said).toHaveText('Sigmoid s1 deleted. Hidden layer now leads to Output layer.');
  await expect(app.node('Hidden layer')).toBeFocused();
  await app.undo();
  await expect(app.said).toContainText('Undone: delete Sigmoid');
});

test('what is added by its name lies right of what was chosen, in view, and on nothing', async ({ app }) => {
  const { page } = app;
  const { keyboard } = page;
  await opened(app);
  await app.node('Hidden layer').focus();
  const boxOf = async (name: string) => (await app.node(name).boundingBox()) ?? { x: NaN, y: NaN, width: NaN, height: NaN };
  const names = ['Dropout', 'Tanh', 'ReLU', 'Flatten'];
  for (const name of names) {
    await keyboard.press('/');
    await expect(page.getByRole('combobox', { name: 'Add a node' })).toBeFocused();
    await keyboard.type(name);
    await keyboard.press('Enter');
    await expect(app.node(name)).toBeFocused();
    await expect(app.node(name)).toBeInViewport({ ratio: 0.99 });
  }
  expect((await boxOf('Dropout')).x).toBeGreaterThan((await boxOf('Hidden layer')).x);
  // Read at once: the view may still be on its way to the last of them.
  const boxes = await app.canvas.locator('.react-flow__node').evaluateAll((cards) => cards.map((card) => card.getBoundingClientRect().toJSON() as DOMRect));
  expect(boxes).toHaveLength(6 + names.length);
  const apart = (a: DOMRect, b: DOMRect) => Math.max(a.x - b.x - b.width, b.x - a.x - a.width, a.y - b.y - b.height, b.y - a.y - a.height);
  for (const [at, a] of boxes.entries()) for (const b of boxes.slice(at + 1)) expect(apart(a, b)).toBeGreaterThan(0);
});

test('a port has a menu: its wires are gone to and taken off there', async ({ app }) => {
  const { page } = app;
  const { keyboard } = page;
  await opened(app);
  await app.node('Loss').focus();
  await keyboard.press('Tab');
  await expect(app.port('Loss prediction')).toBeFocused();
  await keyboard.press('c');
  await expect(page.getByRole('option')).toContainText('Disconnect from Sigmoid s2 output');
  await keyboard.press('Escape');
  await expect(app.port('Loss prediction')).toBeFocused();
  await keyboard.press('Shift+F10');
  const menu = page.getByRole('menu', { name: 'Port' });
  await expect(menu).toBeVisible();
  expect.soft(await barriers(page, '[role="menu"]'), 'port').toEqual([]);
  await menu.getByRole('menuitem', { name: 'Disconnect from Sigmoid s2 output' }).press('Enter');
  await expect(app.said).toContainText('Disconnected Sigmoid s2 output from Loss prediction.');
  await expect(app.wire('s2.out to loss.prediction')).toHaveCount(0);
});

test('what does not fit a port is listed after what fits, with the reason, and choosing it draws nothing', async ({ app }) => {
  const { page } = app;
  const { keyboard } = page;
  await opened(app);
  await app.port('Sigmoid s1 output').focus();
  await keyboard.press('c');
  const search = page.getByRole('combobox', { name: 'Connect Sigmoid s1 output to' });
  await expect(search).toBeFocused();
  await expect(page.getByRole('option').first()).toHaveText('A new node…');
  await keyboard.press('ArrowDown');
  await expect(page.getByRole('option', { selected: true })).toContainText('Output layer inputThis input of Output layer already has a wire');
  await keyboard.press('Enter');
  await expect(search).toBeVisible();
  await keyboard.press('ArrowUp');
  await keyboard.press('Enter');
  await page.getByRole('combobox', { name: 'Add a node that follows' }).fill('tanh');
  await keyboard.press('Enter');
  await expect(app.node('Tanh')).toBeFocused();
  await expect(app.said).toContainText('Tanh added, after Sigmoid s1.');
});

test('selected nodes are wired together, one after the other', async ({ app }) => {
  const { page } = app;
  await opened(app);
  await app.wire('output.out to s2.in').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Delete');
  await app.node('Output layer').click();
  await app.node('Sigmoid s2').click({ modifiers: ['Control'] });
  await page.keyboard.press('w');
  await expect(app.wire('output.out to s2.in')).toHaveCount(1);
});
