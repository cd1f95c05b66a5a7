/** A net that learned in the page leaves it as ONNX, and another program computes with it what the page does. */
import { readFile } from 'node:fs/promises';
import * as ort from 'onnxruntime-web';
import type { App } from './app.ts';
import { expect, test } from './test.ts';

/** Outputs are shown with four digits behind the point. */
const TOLERANCE = 1e-4;

const XOR = await readFile(new URL('../presets/5-xor-net.json', import.meta.url), 'utf8');

test.beforeAll(() => {
  ort.env.wasm.numThreads = 1;
  ort.env.logLevel = 'error';
});

const saveOnnx = (app: App) => app.menu('File', /^Weights and models/, /^Save as an ONNX model/);

/** Saves the ONNX model and runs it on rows of three numbers. */
async function computed(app: App, rows: readonly (readonly number[])[]): Promise<readonly number[]> {
  const saving = app.page.waitForEvent('download');
  await saveOnnx(app);
  const saved = await saving;
  expect(saved.suggestedFilename()).toBe('xor_net.onnx');
  const session = await ort.InferenceSession.create(new Uint8Array(await readFile(await saved.path())));
  const [input = '', output = ''] = [session.inputNames[0], session.outputNames[0]];
  const results = await session.run({ [input]: new ort.Tensor('float32', Float32Array.from(rows.flat()), [rows.length, 3]) });
  await session.release();
  return [...(results[output]?.data as Float32Array)];
}

/** What the page says that its net answers to the four rows, in words beside the picture. */
async function shown(app: App): Promise<readonly number[]> {
  const text = await app.page.locator('[data-picture-text]').first().innerText();
  return [...text.matchAll(/the output is (−?[\d.]+) and should be/g)].map(([, value = '']) => Number(value.replace('−', '-')));
}

function differences(found: readonly number[], expected: readonly number[]): number {
  expect(found).toHaveLength(expected.length);
  return Math.max(...found.map((value, index) => Math.abs(value - (expected[index] ?? NaN))));
}

test('the XOR net that was trained here computes in ONNX Runtime what the page shows', async ({ app }) => {
  const rows = [[0, 0, 1], [0, 1, 1], [1, 0, 1], [1, 1, 1]];
  await app.open();
  await app.button('Step').click();
  await expect(app.figure('step')).toHaveText('1 of 60,000', { timeout: 60_000 });
  await expect.poll(async () => (await shown(app)).length).toBe(4);
  // The page asks for its numbers anew when the run rests, and shows them a moment after the count of steps.
  const first = await computed(app, rows);
  await expect.poll(async () => differences(first, await shown(app))).toBeLessThan(TOLERANCE);
  const beginning = await shown(app);

  await app.button('Resume').or(app.button('Train')).click();
  await expect(app.figure('step')).toHaveText('60,000 of 60,000', { timeout: 120_000 });
  await expect(app.page.locator('[data-picture-text]').first()).toContainText('After 60,000 steps, 4 of 4 rows');
  const last = await computed(app, rows);
  await expect.poll(async () => differences(last, await shown(app))).toBeLessThan(TOLERANCE);
  const learned = await shown(app);
  expect(learned.map(Math.round)).toEqual([0, 1, 1, 0]);
  // It is another net than at first, in the page and in the file.
  expect(differences(learned, beginning)).toBeGreaterThan(0.3);
});

test('a kind that ONNX cannot express is named, nothing is saved, and the way leads to its node', async ({ app }) => {
  await app.open();
  // The XOR net stands ready before anybody asks for it; it must not be what is saved.
  await expect(app.training.getByRole('button', { name: /Backend: WASM SIMD/ })).toBeVisible({ timeout: 60_000 });
  await app.openText('quantum.json', XOR.replace('"id": "s1", "kind": "sigmoid"', '"id": "s1", "kind": "quantumGate"'));
  await expect(app.button('Train')).toBeDisabled();
  let saved = false;
  app.page.on('download', () => { saved = true; });
  await saveOnnx(app);
  const message = app.page.getByRole('listitem').filter({ hasText: 'No ONNX model was saved' });
  await expect(message).toContainText('“quantumGate” is of the kind “quantumGate”, which this version does not know.');
  await message.getByRole('button', { name: 'Show the node' }).click();
  await expect(app.inspector.getByRole('textbox', { name: 'Name of the node' })).toBeVisible();
  await expect(app.inspector).toContainText('quantumGate');
  expect(saved).toBe(false);
});

test('on a phone the menu that has it is seen whole', async ({ app }) => {
  await app.open();
  await app.page.setViewportSize({ width: 390, height: 844 });
  await app.page.getByRole('banner').getByRole('button', { name: 'More', exact: true }).click();
  await app.page.getByRole('menuitem', { name: /^Weights and models/ }).click();
  await expect(app.page.getByRole('menuitem', { name: /^Save as an ONNX model/ })).toBeInViewport({ ratio: 1 });
  await expect(app.page.getByRole('menuitem', { name: /^Open weights/ })).toBeInViewport({ ratio: 1 });
});
