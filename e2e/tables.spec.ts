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

/** UCI's tables as they are published; see `src/datasets/csv/tables/README.md`. */
const published = (name: string) => readFile(new URL(`../src/datasets/csv/tables/${name}`, import.meta.url), 'utf8');

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

test('wines in a spreadsheet of semicolons and decimal commas go from the file to a net that tells the three cultivars apart', async ({ app }) => {
  const names = 'cultivar;alcohol;malic acid;ash;alcalinity;magnesium;phenols;flavanoids;nonflavanoids;proanthocyanins;color;hue;OD;proline';
  await app.open();
  await drop(app, 'wine.csv', `${names}\n${(await published('wine.data')).replaceAll(',', ';').replaceAll('.', ',').replaceAll(/^[123]/gm, (cultivar) => ['', 'Barolo', 'Grignolino', 'Barbera'][Number(cultivar)] ?? '')}`);
  const window = app.page.getByRole('dialog', { name: 'Import wine.csv' });
  await expect(window.getByText('178 rows, 14 columns')).toBeVisible();
  await expect(window.getByText('Semicolon, names on the first line, decimal comma, UTF-8')).toBeVisible();
  await expect(window.getByRole('combobox', { name: 'Use of cultivar' })).toHaveText('Label');
  await expect(window.getByRole('status')).toHaveText('The network sees 13 numbers and tells 3 classes of cultivar apart. 143 rows to train with, 35 to check with.');
  await window.getByRole('button', { name: 'Open a starter graph' }).click();
  await expect(app.node('Softmax')).toBeVisible();
  await app.node('Loss').click();
  await expect(app.inspector.getByRole('combobox', { name: 'Function' })).toHaveText('Categorical cross-entropy');
  await app.button('Train').click();
  await expect(app.figure('step')).toContainText('1,503', { timeout: 60_000 });
  // 34 or all of the 35 wines that it never saw, as scikit-learn's net of the same size.
  await expect(app.page.getByText(/^Validation accuracy: (9[4-9]|100)\.\d %\.$/)).toBeAttached();
  await expect(app.page.getByText('Grignolino').first()).toBeVisible();
});

test('UCI’s Auto-MPG as it is published, aligned by blanks and without names, goes from the file to a net that foretells miles per gallon', async ({ app }) => {
  await app.open();
  await drop(app, 'auto-mpg.data', await published('auto-mpg.data'));
  const window = app.page.getByRole('dialog', { name: 'Import auto-mpg.data' });
  await expect(window.getByText('398 rows, 9 columns')).toBeVisible();
  await expect(window.getByText('Blanks, no line of names, UTF-8')).toBeVisible();
  for (const [column, use] of [['mpg', 'Label'], ['horsepower', 'Feature, as a number'], ['origin', 'Feature, as categories'], ['car name', 'Leave out']] as const) {
    await expect(window.getByRole('combobox', { name: `Use of ${column}` })).toHaveText(use);
  }
  // Six cars whose horsepower is unknown are left out; three origins are three inputs.
  await expect(window.getByRole('status')).toHaveText('The network sees 9 numbers and foretells mpg. 314 rows to train with, 78 to check with.');
  await window.getByRole('button', { name: 'Open a starter graph' }).click();
  await app.node('Loss').click();
  await expect(app.inspector.getByRole('combobox', { name: 'Function' })).toHaveText('Mean squared error');
  await app.button('Train').click();
  await expect(app.figure('step')).toContainText('1,500', { timeout: 60_000 });
  // Of 78 cars that it never saw, whose mpg scatter by a variance of 57: R² of 0.8 is a loss of 11.4 (seed 1 gives 7.3).
  const told = app.page.getByText(/^Validation loss at step 1,500: /);
  await expect(told).toBeAttached();
  expect(Number.parseFloat(/: ([\d.]+)/.exec(await told.innerText())?.[1] ?? '')).toBeLessThan(11.4);
});

test('a table without names that nobody knows says that its label is a guess', async ({ app }) => {
  await app.open();
  await drop(app, 'cars.txt', (await published('auto-mpg.data')).split('\n').slice(1).join('\n'));
  const window = app.page.getByRole('dialog', { name: 'Import cars.txt' });
  await expect(window.getByText('The file has no line of names, so what to foretell is a guess. Look at the first rows and choose the label.')).toBeVisible();
  await expect(window.getByRole('combobox', { name: 'Use of Column 8' })).toHaveText('Feature, as a number');
  await expect(window.getByRole('status')).toContainText('foretells Column 1.');
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
