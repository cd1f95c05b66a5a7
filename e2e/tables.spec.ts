/** A person's own table: from the file to the trained graph. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { App } from './app.ts';
import { expect, test } from './test.ts';

/** Numbers without a pattern, the same each time: sums of sines are nearly normal. */
const noise = (row: number, column: number) => [1, 2, 3, 4].reduce((sum, k) => sum + Math.sin(k * 12.9898 * (row + 1) + k * 78.233 * (column + 1)), 0) / 2;

/** Three kinds of flowers by four measures, as Fisher's irises differ; here and there a `?` where nobody measured. */
const IRIS = ['sepal_length,sepal_width,petal_length,petal_width,species', ...Array.from({ length: 150 }, (_, row) => {
  const kind = Math.floor(row / 50);
  const means = [[5.0, 3.4, 1.5, 0.25], [5.9, 2.8, 4.3, 1.3], [6.6, 3.0, 5.6, 2.0]][kind] ?? [];
  const values = means.map((mean, column) => (row % 37 === 5 && column === 1 ? '?' : (mean + ([0.35, 0.3, 0.25, 0.15][column] ?? 0) * noise(row, column)).toFixed(1)));
  return [...values, ['setosa', 'versicolor', 'virginica'][kind]].join(',');
})].join('\n');

/** Drops a file on the page, as from a folder of the desktop. */
async function drop(app: App, name: string, content: string): Promise<void> {
  await app.page.evaluate(([file = '', text = '']) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], file));
    for (const type of ['dragover', 'drop']) window.dispatchEvent(new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true, clientX: 400, clientY: 300 }));
  }, [name, content]);
}

test('a table goes from the file to a trained graph by two presses, and is told apart as well as it can be', async ({ app }) => {
  await app.open();
  await drop(app, 'iris.csv', IRIS);
  const window = app.page.getByRole('dialog', { name: 'Import iris.csv' });
  await expect(window.getByText('150 rows, 5 columns')).toBeVisible();
  await expect(window.getByText(/Your data stay on this machine/)).toBeVisible();
  await expect(window.getByRole('combobox', { name: 'Use of species' })).toHaveText('Label');
  // Rows 5, 42, 79 and 116 lack a value and are left out.
  await expect(window.getByRole('status')).toHaveText('The network sees 4 numbers and tells 3 classes of species apart. 117 rows to train with, 29 to check with.');
  await window.getByRole('button', { name: 'Open a starter graph' }).click();
  await expect(app.node('iris')).toBeVisible();
  await app.button('Train').click();
  await expect(app.figure('step')).toContainText('1,504', { timeout: 60_000 });
  // Of rows that it never learned from.
  await expect(app.page.getByText(/^Validation accuracy: (9\d|100)\.\d %\.$/)).toBeAttached();
  // The classes are called as in the file.
  await expect(app.page.getByText('versicolor').first()).toBeVisible();
});

test('a file with a fault says where and what to do, and the open graph stays as it was', async ({ app }) => {
  await app.open();
  await app.node('Hidden layer').click();
  await app.setField('Name of the node', 'My layer');
  await drop(app, 'broken.csv', 'a,b,c\n1,2,3\n4,5\n6,7,8\n');
  const window = app.page.getByRole('dialog', { name: 'Import broken.csv' });
  await expect(window.getByRole('alert')).toContainText('Line 3');
  await expect(window.getByRole('alert')).toContainText('There are 2 fields, but line 1 has 3.');
  await expect(window.getByRole('button', { name: 'Open a starter graph' })).toBeDisabled();
  await app.page.keyboard.press('Escape');
  await expect(window).toBeHidden();
  await expect(app.node('My layer')).toBeVisible();
  await app.undo();
  await expect(app.node('Hidden layer')).toBeVisible();
});

test('a table of 100,000 rows is read and trained on', async ({ app }) => {
  await app.open();
  const rows = Array.from({ length: 100_000 }, (_, row) => `${(row * 0.37).toFixed(2)},${(row * row) % 97},${['a', 'b', 'c'][row % 3] ?? ''}`);
  const large = `x,y,class\n${rows.join('\n')}`;
  await drop(app, 'large.csv', large);
  const window = app.page.getByRole('dialog', { name: 'Import large.csv' });
  await expect(window.getByText('100,000 rows, 3 columns')).toBeVisible({ timeout: 90_000 });
  await expect(window.getByRole('status')).toContainText('80,000 rows to train with, 20,000 to check with.');
  await window.getByRole('button', { name: 'Open a starter graph' }).click();
  await expect(app.node('large')).toBeVisible();
  await app.button('Train').click();
  await expect(app.figure('loss')).not.toHaveText('–', { timeout: 90_000 });
});

test('a graph whose table is not here says which is missing; dropping it is enough', async ({ app }) => {
  const rows = Array.from({ length: 40 }, (_, row) => `${(row / 10).toFixed(1)},${(1 + row / 5).toFixed(1)}`);
  const table = `x,y\n${rows.join('\n')}\n`;
  const file = { name: 'line.csv', sha256: createHash('sha256').update(table).digest('hex'), bytes: table.length };
  const columns = [{ name: 'x', use: 'feature', type: 'number' }, { name: 'y', use: 'label', type: 'number' }];
  const graph = {
    format: 'netloom-graph', version: 1, meta: { title: 'A line' },
    nodes: [
      { id: 'data', kind: 'dataset', position: { x: 0, y: 0 }, params: { source: 'csv', file, columns, counts: { labelled: 40, complete: 40 } } },
      { id: 'out', kind: 'dense', position: { x: 260, y: 0 }, params: { units: 1 } },
      { id: 'loss', kind: 'loss', position: { x: 520, y: 0 }, params: {} },
    ],
    edges: [{ id: 'e1', from: 'data.features', to: 'out.in' }, { id: 'e2', from: 'out.out', to: 'loss.prediction' }, { id: 'e3', from: 'data.labels', to: 'loss.target' }],
    training: { optimizer: { kind: 'adam', learningRate: 0.05 }, batchSize: 8, steps: 200 },
  };
  await app.open();
  await app.openText('line.json', JSON.stringify(graph));
  await expect(app.page.getByText('“line.csv” is missing', { exact: true })).toBeVisible();
  await expect(app.page.getByText(/This graph learns from the file line.csv \(\d+ bytes\), which is not kept in this browser/).first()).toBeVisible();
  await drop(app, 'any name.csv', table);
  await expect(app.page.getByText('“any name.csv” is here', { exact: true })).toBeVisible();
  await expect(app.page.getByText('“line.csv” is missing', { exact: true })).toBeHidden();
  await app.button('Train').click();
  await expect(app.figure('step')).toContainText('200', { timeout: 60_000 });
});

test('rows that a graph carries travel with it, and its columns are changed in the inspector', async ({ app, page }) => {
  await page.addInitScript(() => { Reflect.deleteProperty(window, 'showSaveFilePicker'); });
  await app.open();
  await drop(app, 'iris.csv', IRIS);
  const window = page.getByRole('dialog', { name: 'Import iris.csv' });
  await window.getByRole('checkbox', { name: 'Put the rows into the graph' }).check();
  await window.getByRole('button', { name: 'Open a starter graph' }).click();
  await app.node('iris').click();
  await app.inspector.getByRole('button', { name: 'Change columns…' }).click();
  const again = page.getByRole('dialog', { name: 'Columns of iris.csv' });
  await again.getByRole('combobox', { name: 'Use of sepal_width' }).click();
  await page.getByRole('option', { name: 'Leave out' }).click();
  await expect(again.getByRole('status')).toContainText('The network sees 3 numbers');
  await again.getByRole('button', { name: 'Use these columns' }).click();
  await expect(app.inspector.getByText('sepal_length, petal_length, petal_width')).toBeVisible();
  const download = page.waitForEvent('download');
  await app.menu('File', /^Save Ctrl/);
  const saved = JSON.parse(await readFile(await (await download).path(), 'utf8')) as { readonly nodes: readonly { readonly params: { readonly text?: string } }[] };
  expect(saved.nodes[0]?.params.text).toBe(IRIS);
});
