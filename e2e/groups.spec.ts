/** Groups that fold into one node: by pointer, and by keyboard alone. */
import { readFile } from 'node:fs/promises';
import type { App } from './app.ts';
import { centre } from './app.ts';
import { barriers } from './barriers.ts';
import { expect, test } from './test.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });
// A real download: without the browser's own save dialog, which no test can answer.
test.beforeEach(async ({ page }) => {
  await page.addInitScript(() => { Reflect.deleteProperty(window, 'showSaveFilePicker'); });
});

const node = (id: string, kind: string, x: number, params: object = {}) => ({ id, kind, position: { x, y: kind === 'add' ? 40 : 0 }, params });
const ROWS = { source: 'table', features: [[0, 0], [0, 1], [1, 0], [1, 1]], labels: [[0], [1], [1], [0]] };
/** data, stem, a block of two layers and a sum round them, end, loss. */
const RESIDUAL = JSON.stringify({
  format: 'netloom-graph', version: 1, meta: { title: 'Residual net' },
  nodes: [node('data', 'dataset', 0, ROWS), node('stem', 'dense', 260, { units: 4 }), node('first', 'dense', 520, { units: 4, activation: 'tanh' }), node('second', 'dense', 780, { units: 4 }), node('sum', 'add', 1040), node('end', 'dense', 1300, { units: 1 }), node('loss', 'loss', 1560)],
  edges: [['data.features', 'stem.in'], ['stem.out', 'first.in'], ['first.out', 'second.in'], ['second.out', 'sum.a'], ['stem.out', 'sum.b'], ['sum.out', 'end.in'], ['end.out', 'loss.prediction'], ['data.labels', 'loss.target']].map(([from, to], index) => ({ id: `e${index}`, from, to })),
  training: { optimizer: { kind: 'sgd', learningRate: 0.1 }, batchSize: 4, steps: 20, seed: 1 },
});

async function openResidual(app: App): Promise<void> {
  await app.open();
  await app.openText('residual.json', RESIDUAL);
  await expect(app.node('Dense first')).toBeVisible();
}

async function save(app: App): Promise<string> {
  const download = app.page.waitForEvent('download');
  await app.page.keyboard.press('Control+s');
  return readFile(await (await download).path(), 'utf8');
}

/** Takes back everything: after the page was loaded anew, what there is of this graph. */
async function undoAll(app: App): Promise<number> {
  const undo = app.page.getByRole('banner').getByRole('button', { name: /^Undo/ });
  let steps = 0;
  for (; await undo.isEnabled(); steps++) await app.undo();
  return steps;
}

test('a residual block is grouped, named, repeated, trained, exported, kept, opened and taken apart by pointer', async ({ app }) => {
  const { page, canvas, inspector } = app;
  await openResidual(app);
  const start = await save(app);

  await app.node('Dense first').click();
  for (const name of ['Dense second', 'Add sum']) await app.node(name).click({ modifiers: ['Control'], position: { x: 40, y: 12 } });
  await app.node('Dense first').click({ button: 'right' });
  await page.getByRole('menuitem', { name: /^Group and fold/ }).click();
  const card = (name: string) => canvas.getByRole('group', { name: new RegExp(`^${name}, folded group`) });
  await expect(card('Group')).toHaveAccessibleName(/2 × Dense, Add, 4, 40 parameters/);
  await expect(app.said).toHaveText(/group 3 nodes/);
  await expect(app.node('Dense first')).toHaveCount(0);
  // One value enters by one port, although it feeds two nodes.
  await expect(app.port('Group input')).toHaveCount(1);
  await expect(app.wire('stem.out to group.first.in')).toBeAttached();

  await app.setField('Name of the group', 'Residual block');
  await app.setField('Times in a row', '3');
  await expect(card('Residual block')).toHaveAccessibleName(/2 × Dense, Add · × 3, 4, 120 parameters/);
  await expect(inspector.getByRole('region', { name: 'Shapes and size' })).toContainText('40 × 3 = 120');
  expect(await barriers(page)).toEqual([]);

  await app.button('Train').click();
  await expect(app.figure('step')).toHaveText(/^20 of 20/);
  expect(await app.loss()).toBeGreaterThan(0);

  await page.getByRole('tab', { name: 'Code' }).click();
  await page.getByRole('tab', { name: 'PyTorch' }).click();
  await expect(page.getByText('class ResidualBlock(nn.Module):')).toBeVisible();
  await expect(page.getByText(/nn\.ModuleList\(\[ResidualBlock\(\) for _ in range\(3\)\]\)/)).toBeAttached();

  // A wire to the card feeds all that its port stands for, and goes as one.
  await app.wire('stem.out to group.first.in').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Delete');
  await expect(app.said).toHaveText(/2 wires deleted/);
  await app.connect('Dense stem output', 'Residual block input');
  await expect(app.said).toHaveText(/2 wires drawn/);
  expect((JSON.parse(await save(app)) as { edges: { to: string }[] }).edges.map(({ to }) => to)).toEqual(expect.arrayContaining(['first.in', 'sum.b']));

  // Kept in the palette, and placed as a copy.
  await card('Residual block').click();
  await inspector.getByRole('button', { name: 'Keep as a block' }).click();
  const kept = page.getByRole('navigation', { name: 'Palette' }).getByRole('button', { name: 'Residual block', exact: true });
  const { x, y } = await centre(canvas);
  await app.drag(await centre(kept), { x, y: y + 160 });
  await expect(card('Residual block')).toHaveCount(2);
  await page.reload();
  await expect(kept).toBeVisible();
  await page.getByRole('button', { name: 'What can be done with Residual block' }).click();
  await page.getByRole('menuitem', { name: 'Rename' }).click();
  await page.getByRole('textbox', { name: 'Name of the block' }).fill('My block');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'What can be done with My block' }).click();
  await page.getByRole('menuitem', { name: 'Remove from the palette' }).click();
  await expect(page.getByRole('heading', { name: 'My blocks' })).toHaveCount(0);
  await app.undo();
  await expect(card('Residual block')).toHaveCount(1);

  await card('Residual block').dblclick({ position: { x: 60, y: 12 } });
  const outline = canvas.getByRole('group', { name: /^Residual block, unfolded group of 3 nodes, repeated 3 times$/ });
  await expect(outline).toBeAttached();
  await expect(app.node('Dense first')).toBeVisible();
  await page.keyboard.press('Control+Shift+g');
  await expect(outline).toHaveCount(0);
  await expect(app.node('Dense first')).toBeVisible();

  const end = await save(app);
  const steps = await undoAll(app);
  expect(await save(app)).toBe(start);
  for (let step = 0; step < steps; step++) await app.redo();
  expect(await save(app)).toBe(end);
});

test('a group is made, opened, named, repeated and taken apart by keyboard alone', async ({ app }) => {
  const { page, canvas } = app;
  await openResidual(app);
  const { keyboard } = page;
  await app.node('Dense first').focus();
  await keyboard.press('Enter');
  await keyboard.press('Shift+ArrowRight');
  await keyboard.press('Shift+ArrowRight');
  await keyboard.press('Control+g');
  const card = canvas.getByRole('group', { name: /^Group, folded group/ });
  await expect(card).toBeFocused();

  await keyboard.press('F2');
  await expect(app.inspector.getByRole('textbox', { name: 'Name of the group' })).toBeFocused();
  await keyboard.type('Block');
  await keyboard.press('Enter');
  await keyboard.press('Escape');
  const named = canvas.getByRole('group', { name: /^Block, folded group/ });
  await expect(named).toBeFocused();

  // Walking goes past it along the wires.
  await keyboard.press('ArrowLeft');
  await expect(app.node('Dense stem')).toBeFocused();
  await keyboard.press('ArrowRight');
  await expect(named).toBeFocused();

  await keyboard.press('Enter');
  const outline = canvas.getByRole('group', { name: /^Block, unfolded group of 3 nodes$/ });
  await expect(outline).toBeFocused();
  await keyboard.press('Enter');
  await expect(named).toBeFocused();

  // A member that is folded away is found: its settings stand beside its card.
  await keyboard.press('Control+f');
  await expect(page.getByRole('combobox', { name: 'Go to a node' })).toBeFocused();
  await keyboard.type('second');
  await keyboard.press('Enter');
  await expect(app.inspector.getByRole('button', { name: 'In the group Block' })).toBeVisible();
  await expect(named).toBeFocused();

  // Shared as text: copied here, pasted as a copy of its own.
  await keyboard.press('Escape');
  await named.focus();
  await keyboard.press('ArrowRight');
  await keyboard.press('ArrowLeft');
  await keyboard.press('Control+c');
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  await expect.poll(copied).toContain('"Block"');
  expect(JSON.parse(await copied())).toMatchObject({ groups: [{ name: 'Block', members: ['first', 'second', 'sum'] }] });
  await keyboard.press('Control+v');
  await expect(named).toHaveCount(2);
  await app.undo();

  await named.focus();
  await keyboard.press('ArrowRight');
  await keyboard.press('ArrowLeft');
  await keyboard.press('Control+Shift+g');
  await expect(named).toHaveCount(0);
  await expect(app.node('Dense first')).toBeVisible();
});
