/** The canvas under the hand: menus, the command palette, and edits that keep the wires. */
import { centre } from './app.ts';
import { barriers } from './barriers.ts';
import { expect, test } from './test.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

test('the right button on a node: another kind in its place keeps the wires, and one undo brings the old one back', async ({ app }) => {
  await app.open();
  await app.node('Sigmoid s1').click({ button: 'right' });
  const menu = app.page.getByRole('menu', { name: 'Nodes' });
  await expect(menu.getByRole('menuitem', { name: 'Delete' })).toBeVisible();
  await menu.getByRole('menuitem', { name: 'Replace by…' }).click();
  const search = app.page.getByRole('combobox', { name: 'Replace Sigmoid by' });
  await search.fill('tanh');
  await search.press('Enter');
  await expect(app.node('Tanh s1')).toBeVisible();
  await expect(app.wire('hidden.out to s1.in')).toHaveAccessibleName(/, 4$/);
  await expect(app.wire('s1.out to output.in')).toHaveAccessibleName(/, 4$/);
  await app.undo();
  await expect(app.node('Sigmoid s1')).toBeVisible();
});

test('the menu key opens the menu of the node that has the focus', async ({ app }) => {
  await app.open();
  await app.node('Hidden layer').focus();
  await app.page.keyboard.press('Shift+F10');
  const menu = app.page.getByRole('menu', { name: 'Nodes' });
  await expect(menu).toBeVisible();
  await expect(app.inspector.getByRole('textbox', { name: 'Name of the node' })).toHaveValue('Hidden layer');
  await app.page.keyboard.press('Escape');
  await expect(menu).toHaveCount(0);
});

test('the right button on a wire puts a node into it, and on the background it pastes where it was pressed', async ({ app }) => {
  await app.open();
  const middle = await app.middleOf('hidden.out to s1.in');
  await app.page.mouse.click(middle.x, middle.y, { button: 'right' });
  await app.page.getByRole('menu', { name: 'Wire' }).getByRole('menuitem', { name: 'Insert a node…' }).click();
  const search = app.page.getByRole('combobox', { name: 'Insert a node' });
  await search.fill('dropout');
  await search.press('Enter');
  await expect(app.wire('hidden.out to dropout.in')).toHaveCount(1);
  await expect(app.wire('dropout.out to s1.in')).toHaveCount(1);

  await app.page.keyboard.press('Control+c');
  const box = await app.canvas.boundingBox();
  const free = { x: (box?.x ?? 0) + 0.5 * (box?.width ?? 0), y: (box?.y ?? 0) + 50 };
  await app.page.mouse.click(free.x, free.y, { button: 'right' });
  await app.page.getByRole('menu', { name: 'Canvas' }).getByRole('menuitem', { name: 'Paste' }).click();
  const copy = await centre(app.node('Dropout dropout2'));
  expect(Math.abs(copy.x - free.x)).toBeLessThan(8);
  expect(Math.abs(copy.y - free.y)).toBeLessThan(30);
});

test('what is copied is a graph’s text, and another window pastes it', async ({ app, context }) => {
  await app.open();
  await app.page.keyboard.press('Control+a');
  await app.page.keyboard.press('Control+c');
  const copied = () => app.page.evaluate(() => navigator.clipboard.readText());
  await expect.poll(copied).toContain('"format"');
  expect(JSON.parse(await copied())).toMatchObject({ format: 'netloom-graph', version: 1 });

  const other = await context.newPage();
  await other.goto('./');
  const canvas = other.getByRole('region', { name: 'Canvas', exact: true });
  await expect(canvas.getByRole('group', { name: /^Output layer/ })).toHaveCount(1);
  await other.keyboard.press('Control+v');
  await expect(canvas.getByRole('group', { name: /^Output layer/ })).toHaveCount(2);
  await expect(canvas.getByRole('group', { name: /^dense\d*\.out to sigmoid/ }).first()).toBeAttached();
  await other.close();
});

test('deleting in a chain heals it, and undo takes all of it back at once', async ({ app }) => {
  await app.open();
  await app.node('Sigmoid s1').click();
  await app.page.keyboard.press('Delete');
  await expect(app.wire('hidden.out to output.in')).toHaveAccessibleName(/, 4$/);
  await app.undo();
  await expect(app.wire('hidden.out to output.in')).toHaveCount(0);
  await expect(app.wire('s1.out to output.in')).toHaveCount(1);
});

test('a bypassed node stays and computes nothing, and the net trains without it', async ({ app }) => {
  await app.open();
  await app.node('Sigmoid s1').click();
  await app.page.keyboard.press('Control+b');
  await expect(app.node('Sigmoid s1')).toHaveAccessibleName(/Bypassed/);
  await expect(app.inspector.getByRole('region', { name: 'Bypass' })).toContainText('goes past it');
  await app.page.getByRole('tab', { name: 'Code', exact: true }).click();
  const code = app.page.getByRole('tabpanel', { name: 'Code', exact: true });
  await expect(code).toContainText('hidden');
  await expect(code).not.toContainText('s1');
  await app.button('Train').click();
  await expect(app.figure('step')).toHaveText('60,000 of 60,000', { timeout: 200_000 });
  await app.page.keyboard.press('Control+b');
  await expect(app.node('Sigmoid s1')).not.toHaveAccessibleName(/Bypassed/);
  await expect(code).toContainText('s1');
});

test('a loose node that is dragged over a wire goes into it', async ({ app }) => {
  await app.open();
  await app.dragFromPalette('Tanh', 0.5, 0.1);
  await expect(app.node('Tanh')).toBeVisible();
  await app.drag(await centre(app.node('Tanh')), await app.middleOf('output.out to s2.in'));
  await expect(app.wire('output.out to tanh.in')).toHaveCount(1);
  await expect(app.wire('tanh.out to s2.in')).toHaveCount(1);
  await app.undo();
  await expect(app.wire('output.out to s2.in')).toHaveCount(1);
});

test('several nodes of one kind are set together, as one step', async ({ app }) => {
  await app.open();
  await app.node('Hidden layer').click();
  await app.node('Output layer').click({ modifiers: ['Control'] });
  await expect(app.inspector).toContainText('Units differs: 4, 1.');
  await app.inspector.getByRole('region', { name: 'Settings of all' }).getByRole('switch', { name: 'Bias' }).click();
  await expect(app.node('Hidden layer')).not.toHaveAccessibleName(/no bias/);
  await expect(app.node('Output layer')).not.toHaveAccessibleName(/no bias/);
  await app.undo();
  await expect(app.node('Hidden layer')).toHaveAccessibleName(/no bias/);
  await expect(app.node('Output layer')).toHaveAccessibleName(/no bias/);
});

test.describe('the command palette', () => {
  test.use({ colorScheme: 'light', contextOptions: { reducedMotion: 'reduce' } });

  test('finds commands, kinds, presets and nodes by keyboard alone, and keeps nobody out', async ({ app }) => {
    const { page } = app;
    await app.open();
    await page.keyboard.press('Control+k');
    const search = page.getByRole('combobox', { name: 'Find a command' });
    await expect(search).toBeFocused();
    expect(await barriers(page, '[role="dialog"]')).toEqual([]);
    await search.fill('fully connected');
    await search.press('Enter');
    await expect(app.node('Dense')).toBeVisible();

    await page.keyboard.press('Control+k');
    await search.fill('undo');
    await search.press('Enter');
    await expect(app.node('Dense')).toHaveCount(0);

    await page.keyboard.press('Control+f');
    const nodes = page.getByRole('combobox', { name: 'Go to a node' });
    await nodes.fill('output');
    await nodes.press('Enter');
    await expect(app.inspector.getByRole('textbox', { name: 'Name of the node' })).toHaveValue('Output layer');

    await page.keyboard.press('Control+k');
    await search.fill('perceptron');
    await search.press('Enter');
    await expect(page.getByRole('textbox', { name: 'Title of the graph' })).toHaveValue(/perceptron/i);

    await app.node('Loss').click({ button: 'right' });
    await expect(page.getByRole('menu', { name: 'Nodes' })).toBeVisible();
    expect(await barriers(page, '[role="menu"]')).toEqual([]);
  });
});

test.describe('by touch', () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });

  test('a long press opens the menu of a node, which stays when the finger is lifted, and another kind is chosen by taps', async ({ app }) => {
    const { page } = app;
    await app.open();
    // Pictures come to the cards, and the training bar to its lines; then nothing moves any more.
    await expect(app.canvas.getByRole('button', { name: /^Sigmoid: 4 units over the plane/ })).toBeVisible();
    await app.node('Sigmoid s1').tap({ trial: true });
    const { x, y } = await centre(app.node('Sigmoid s1'));
    // Playwright has taps and no long presses.
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
    const menu = page.getByRole('menu', { name: 'Nodes' });
    await expect(menu).toBeVisible();
    await devtools.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await menu.getByRole('menuitem', { name: 'Replace by…' }).tap();
    await page.getByRole('combobox', { name: 'Replace Sigmoid by' }).fill('tanh');
    // Lifting the finger pressed nothing: the picture on the card, under it, did not open and take the focus.
    await expect(app.canvas.getByRole('button', { expanded: true })).toHaveCount(0);
    await page.getByRole('option', { name: 'Tanh' }).tap();
    await expect(app.node('Tanh s1')).toBeVisible();
  });
});
