/** A model that Keras made becomes the open graph: drawn, listed where it was not understood, and trained on. */
import { readFile } from 'node:fs/promises';
import type { App } from './app.ts';
import { expect, test } from './test.ts';

const WEIGHTS = 'group1-shard1of1.bin';

/** The two files of a model in `models`, which Keras made there (`models/make.py`). */
async function filesOf(model: string): Promise<{ readonly name: string; readonly mimeType: string; readonly buffer: Buffer }[]> {
  const file = async (name: string) => ({ name, mimeType: 'application/octet-stream', buffer: await readFile(new URL(`models/${model}/${name}`, import.meta.url)) });
  return [await file('model.json'), await file(WEIGHTS)];
}

interface SavedNode {
  readonly id: string;
  readonly initialWeights?: Readonly<Record<string, readonly (number | readonly number[])[]>>;
}

/** The numbers of a layer as they lie in the file, one after the other. */
async function numbersOf(model: string, layer: string): Promise<readonly number[]> {
  const [json, bytes] = (await filesOf(model)).map(({ buffer }) => buffer);
  const { weightsManifest } = JSON.parse(json?.toString() ?? '') as { readonly weightsManifest: readonly { readonly weights: readonly { readonly name: string; readonly shape: readonly number[] }[] }[] };
  let at = 0;
  return (weightsManifest[0]?.weights ?? []).flatMap(({ name, shape }) => {
    const count = shape.reduce((product, size) => product * size, 1);
    const values = Array.from({ length: count }, (_, index) => bytes?.readFloatLE(at + 4 * index) ?? NaN);
    at += 4 * count;
    return name.startsWith(layer) ? values : [];
  });
}

/** Drops a model's files on the page together, as from a folder of the desktop. */
async function drop(app: App, model: string): Promise<void> {
  const files = (await filesOf(model)).map(({ name, buffer }) => ({ name, base64: buffer.toString('base64') }));
  await app.page.evaluate((given) => {
    const transfer = new DataTransfer();
    for (const { name, base64 } of given) transfer.items.add(new File([Uint8Array.from(atob(base64), (each) => each.charCodeAt(0))], name));
    for (const type of ['dragover', 'drop']) window.dispatchEvent(new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true, clientX: 400, clientY: 300 }));
  }, files);
}

/** A message in the corner, by its title. */
const message = (app: App, title: string) => app.page.getByRole('listitem').filter({ hasText: title });

// A real download: without the browser's own save dialog, which no test can answer.
test.beforeEach(({ page }) => page.addInitScript(() => { Reflect.deleteProperty(window, 'showSaveFilePicker'); }));

test('a model that Keras trained is dropped, opened as a graph, given its rows, and trained on from where Keras left it', async ({ app }) => {
  await app.open();
  await drop(app, 'xor_of_keras');
  // The open graph has no such layers, and stays until the person says otherwise.
  const refused = message(app, `model.json and ${WEIGHTS} cannot be used`);
  await refused.getByRole('button', { name: 'Open as a graph' }).click();
  await expect(message(app, 'The model was opened as a graph of 4 nodes')).toContainText('The rows of “rows” are made up');
  await expect(app.page.getByRole('textbox', { name: 'Title of the graph' })).toHaveValue('xor_of_keras');
  for (const wire of ['rows.features to hidden.in', 'hidden.out to answer.in', 'answer.out to loss.prediction', 'rows.labels to loss.target']) await expect(app.wire(wire)).toBeAttached();

  await app.node('Dataset rows').click();
  for (const [row, [x, y, label]] of [[0, 0, 0], [0, 1, 1], [1, 0, 1], [1, 1, 0]].entries()) {
    for (const [name, value] of [['Features 1', x], ['Features 2', y], ['Labels 1', label]] as const) await app.setField(`${name}, row ${row + 1}`, String(value));
  }
  // New weights are around 0.7 here; Keras's were at 0.001.
  await app.button('Step').click();
  await expect(app.figure('step')).toHaveText('1 of 1,000', { timeout: 60_000 });
  const first = await app.loss();
  expect(first).toBeGreaterThan(0.0005);
  expect(first).toBeLessThan(0.0011);
  await app.button('Train').or(app.button('Resume')).click();
  await expect(app.figure('step')).toHaveText('1,000 of 1,000', { timeout: 60_000 });
  expect(await app.loss()).toBeLessThan(first);
});

test('what is not understood of a model is listed as long as it is wanted, and kept with its settings and weights', async ({ app }) => {
  await app.open();
  const chooser = app.page.waitForEvent('filechooser');
  await app.menu('File', /^Weights and models/, /^Open weights…/);
  await (await chooser).setFiles(await filesOf('gated'));
  await app.page.getByRole('button', { name: 'Open as a graph' }).click();

  const notes = message(app, 'The model was opened as a graph of 8 nodes');
  await expect(notes).toContainText('“memory” (GRU) is kept as it is: Its “resetAfter” is true, which Netloom does not have.');
  await expect(notes).toContainText('“both_ways” (Bidirectional) is kept as it is: Netloom has no such layer.');
  await expect(notes).toContainText('“to_length_one” (UnitNormalization) is kept as it is: Netloom has no such layer.');
  // A wire that runs straight has no height, so it never counts as visible.
  for (const wire of ['reshape.out to memory.in', 'memory.out to both_ways.in', 'both_ways.out to hidden.in', 'hidden.out to to_length_one.in', 'to_length_one.out to answer.in']) await expect(app.wire(wire)).toBeAttached();

  // While the person looks for them, the list stays; the problems name them once more.
  await expect(app.button('Train')).toBeDisabled();
  await app.page.getByRole('tab', { name: 'Problems (3)', exact: true }).click();
  for (const name of ['GRU', 'Bidirectional', 'UnitNormalization']) await expect(app.page.getByRole('tabpanel', { name: /Problems/ })).toContainText(`“${name}” is of the kind “${name}”`);
  await expect(notes).toBeVisible();
  await notes.getByRole('button', { name: 'Close the message' }).click();
  await expect(notes).toHaveCount(0);

  const saving = app.page.waitForEvent('download');
  await app.menu('File', /^Save Ctrl/);
  const { nodes } = JSON.parse(await readFile(await (await saving).path(), 'utf8')) as { readonly nodes: readonly SavedNode[] };
  const kept = nodes.find(({ id }) => id === 'both_ways');
  expect(kept).toMatchObject({ kind: 'Bidirectional', params: { mergeMode: 'concat', layer: { className: 'LSTM' } } });
  // Both ways have a kernel, numbers for the step before, and a bias.
  const numbers = Object.values(kept?.initialWeights ?? {}).flat(2);
  const inFile = await numbersOf('gated', 'both_ways/');
  expect(numbers.map((value) => Math.fround(Number(value)))).toEqual(inFile);

  // The graph from before is one step away.
  await app.undo();
  await expect(app.node('Output layer')).toBeVisible();
  await expect(app.button('Train')).toBeEnabled();
});

test('File › Open takes a model with the file of its weights', async ({ app }) => {
  await app.open();
  const chooser = app.page.waitForEvent('filechooser');
  await app.menu('File', /^Open…/);
  // In the order in which a folder lists them.
  await (await chooser).setFiles((await filesOf('xor_of_keras')).reverse());
  await expect(message(app, 'The model was opened as a graph of 4 nodes')).toBeVisible();
  const saving = app.page.waitForEvent('download');
  await app.menu('File', /^Save Ctrl/);
  const { nodes } = JSON.parse(await readFile(await (await saving).path(), 'utf8')) as { readonly nodes: readonly SavedNode[] };
  const kept = Object.values(nodes.find(({ id }) => id === 'hidden')?.initialWeights ?? {}).flat(2);
  expect(kept.map((value) => Math.fround(Number(value)))).toEqual(await numbersOf('xor_of_keras', 'hidden/'));
});
