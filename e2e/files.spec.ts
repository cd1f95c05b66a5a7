import { readFile } from 'node:fs/promises';
import { expect, test } from './test.ts';
import type { App } from './app.ts';

const XOR = await readFile(new URL('../presets/5-xor-net.json', import.meta.url), 'utf8');

/** A real download: without the browser's own save dialog, which no test can answer. */
test.beforeEach(async ({ page }) => {
  await page.addInitScript(() => {
    Reflect.deleteProperty(window, 'showSaveFilePicker');
    Reflect.deleteProperty(window, 'showOpenFilePicker');
  });
});

async function save(app: App): Promise<string> {
  const download = app.page.waitForEvent('download');
  await app.menu('File', /^Save Ctrl/);
  return readFile(await (await download).path(), 'utf8');
}

test('saves the graph, opens it again after a reload, and it is the same', async ({ app }) => {
  await app.open();
  await app.node('Hidden layer').click();
  await app.setField('Units', '7');
  const saved = await save(app);
  expect(JSON.parse(saved)).toMatchObject({ format: 'netloom-graph', version: 1 });
  expect(saved).toContain('"units": 7');

  await app.page.reload();
  await app.menu('File', /^New graph/);
  await expect(app.node('Hidden layer')).toHaveCount(0);
  await app.openText('mine.json', saved);
  await expect(app.node('Hidden layer')).toBeVisible();
  expect(await save(app)).toBe(saved);
});

test('finds the work of last time after a reload', async ({ app }) => {
  await app.open();
  await app.node('Hidden layer').click();
  await app.setField('Name of the node', 'My layer');
  await expect(app.node('My layer')).toBeVisible();
  // The browser keeps the graph a moment after the last edit.
  await expect
    .poll(async () => {
      await app.page.reload();
      await expect(app.node('Output layer')).toBeVisible();
      return app.node('My layer').isVisible();
    })
    .toBe(true);
});

const bad = [
  { name: 'a truncated file', text: XOR.slice(0, 500), says: 'The file breaks off before its end', place: /line \d+/ },
  { name: 'a file of a newer version', text: XOR.replace('"version": 1', '"version": 7'), says: 'Open it with a newer Netloom', place: null },
  { name: 'a file with a wrong value', text: XOR.replace('"x": 216', '"x": "far"'), says: '“x” is the text “far”; it must be a number.', place: /nodes\[1\]\.position\.x/ },
];

for (const { name, text, says, place } of bad) {
  test(`${name} gives its message, and the open graph stays`, async ({ app }) => {
    await app.open();
    await app.node('Hidden layer').click();
    await app.setField('Name of the node', 'Keep me');
    await app.openText('bad.json', text);
    const dialog = app.page.getByRole('alertdialog');
    await expect(dialog).toContainText(says);
    if (place) await expect(dialog).toContainText(place);
    await dialog.getByRole('button').first().click();
    await expect(dialog).toHaveCount(0);
    await expect(app.node('Keep me')).toBeVisible();
  });
}

test('a graph with a circle is opened, shown and explained, and nothing is lost', async ({ app }) => {
  await app.open();
  const circular = XOR.replace('"from": "data.features", "to": "hidden.in"', '"from": "s2.out", "to": "hidden.in"');
  await app.openText('circle.json', circular);
  await expect(app.button('Train')).toBeDisabled();
  await app.page.getByRole('tab', { name: /Problems/ }).click();
  await expect(app.page.getByRole('tabpanel', { name: /Problems/ })).toContainText('The wires run in a circle');
  await app.undo();
  await expect(app.button('Train')).toBeEnabled();
});
