/** The stage: the picture seen at once and large, and views that are put where a person wants them. */
import * as tf from '@tensorflow/tfjs';
import type { Locator } from '@playwright/test';
import xor from '../presets/5-xor-net.json' with { type: 'json' };
import { ProblemPicture } from './pictures.ts';
import { expect, test } from './test.ts';

async function sizeOf(locator: Locator): Promise<{ width: number; height: number }> {
  const box = await locator.boundingBox();
  if (!box) throw new Error('There is nothing to see of it.');
  return box;
}

test('a preset opens with its picture at least 360 pixels square, beside the loss chart from the first step on; views are made large, put side by side and taken out', async ({ app }) => {
  const { page } = app;
  const { stage } = new ProblemPicture(page);
  await app.open();
  const plane = stage.locator('canvas');
  await expect(plane).toBeVisible();
  const { width, height } = await sizeOf(plane);
  expect(Math.min(width, height)).toBeGreaterThanOrEqual(360);
  await app.button('Step').click();
  await expect(page.getByRole('figure', { name: 'Loss' })).toBeVisible();
  expect(await sizeOf(plane)).toMatchObject({ width, height });
  await app.button('Reset').click();

  // Large, with the loss chart beside it; training goes on from there.
  await stage.getByRole('button', { name: 'Make large' }).click();
  const large = page.getByRole('region', { name: 'Large picture' });
  await expect(page.getByRole('button', { name: 'Back to the graph' })).toBeFocused();
  await expect(stage).toHaveCount(0);
  await large.getByRole('button', { name: 'Put another beside it' }).click();
  const second = page.getByRole('region', { name: 'Second picture' });
  await expect(second.getByRole('figure', { name: 'Loss' })).toBeVisible();
  expect((await sizeOf(large.locator('canvas'))).width).toBeGreaterThan(width);
  await app.button('Train').click();
  await expect(large.locator('[data-picture-text]')).toContainText('4 of 4 rows', { timeout: 60_000 });
  await page.keyboard.press('Escape');
  await expect(large).toHaveCount(0);
  await expect(plane).toBeVisible();

  // Over the canvas, moved and resized by keyboard, and by the mouse no further than the canvas goes.
  await stage.getByRole('button', { name: 'Take out over the canvas' }).click();
  const window = page.getByRole('region', { name: 'Window: Output over the plane' });
  await expect(window.locator('canvas')).toBeVisible();
  await expect(stage.getByRole('combobox', { name: 'Picture', exact: true })).not.toHaveText('Output over the plane');
  const before = await window.boundingBox();
  const grip = window.getByRole('group', { name: /^Move the window/ });
  await grip.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+ArrowDown');
  await expect.poll(async () => (await window.boundingBox())?.x).toBe((before?.x ?? NaN) + 16);
  expect((await sizeOf(window)).height).toBe((before?.height ?? NaN) + 16);
  const canvas = await app.canvas.boundingBox();
  const held = await grip.boundingBox();
  if (!canvas || !held) throw new Error('There is nothing to see of it.');
  await app.drag({ x: held.x + held.width / 2, y: held.y + held.height / 2 }, { x: canvas.x + canvas.width + 400, y: canvas.y + 100 });
  await expect.poll(async () => {
    const box = await window.boundingBox();
    return box ? Math.round(box.x + box.width - canvas.x - canvas.width) : NaN;
  }).toBeLessThanOrEqual(2);
  await window.getByRole('button', { name: /^Close the window/ }).click();
  await expect(stage.getByRole('combobox', { name: 'Picture', exact: true })).toHaveText('Output over the plane');
});

/** Gradients of the preset at its first weights for its first row, by TensorFlow.js's own automatic differentiation. */
function gradients(): { readonly output: number[]; readonly hidden: number[] } {
  const kernelOf = (id: string) => tf.tensor2d(xor.nodes.find((node) => node.id === id)?.initialWeights?.kernel ?? []);
  const data = xor.nodes.find(({ id }) => id === 'data')?.params;
  const x = tf.tensor2d([data?.features?.[0] ?? []]);
  const y = tf.tensor2d([data?.labels?.[0] ?? []]);
  const loss = (hidden: tf.Tensor, output: tf.Tensor): tf.Scalar => tf.sigmoid(tf.matMul(tf.sigmoid(tf.matMul(x, hidden)), output)).sub(y).square().sum().div(2);
  const [hidden, output] = tf.grads(loss)([kernelOf('hidden'), kernelOf('output')]);
  return { hidden: [...(hidden?.dataSync() ?? [])], output: [...(output?.dataSync() ?? [])] };
}

/** `−0.0123` and `1.2 × 10⁻⁵` as numbers. */
function numberIn(text: string): number {
  const digits = text.replace('−', '-').replace(/ × 10(⁻?)([⁰¹²³⁴⁵⁶⁷⁸⁹]+)/, (_, sign: string, power: string) => `e${sign ? '-' : ''}${Array.from(power, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(digit)).join('')}`);
  return Number.parseFloat(digits);
}

test('the walk back through the XOR net shows the gradients that TensorFlow.js takes', async ({ app }) => {
  const { page } = app;
  const picture = new ProblemPicture(page);
  await app.open();
  await picture.open();
  await picture.show('Inside a layer');
  const layer = page.getByRole('figure', { name: 'Inside a layer' });
  // Forward through four layers to the loss, and from there back.
  for (let stop = 1; stop < 5; stop++) await layer.getByRole('button', { name: 'Next' }).click();
  await expect(layer.getByRole('combobox', { name: 'Layer' })).toHaveText('Loss');
  for (let stop = 0; stop < 3; stop++) await layer.getByRole('button', { name: 'Next' }).click();
  const wanted = gradients();
  for (const [label, values] of [['3. Output layer', wanted.output], ['1. Hidden layer', wanted.hidden]] as const) {
    await expect(layer.getByRole('combobox', { name: 'Layer' })).toHaveText(label);
    const cells = layer.getByRole('slider', { name: /^Gradient of kernel/ });
    await expect(cells).toBeVisible();
    await cells.focus();
    for (const key of ['ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft']) await page.keyboard.press(key);
    await expect(cells).toHaveAttribute('aria-valuenow', '0');
    // Every row of the first column, each as the page says it: four digits.
    const columns = values.length === 4 ? 1 : 4;
    for (let row = 0; row < values.length / columns; row++) {
      await expect(cells).toHaveAttribute('aria-valuenow', String(row * columns));
      const said = numberIn((await cells.getAttribute('aria-valuetext'))?.replace(/^.* is /, '') ?? '');
      const value = values[row * columns] ?? NaN;
      expect(Math.abs(said - value)).toBeLessThanOrEqual(1e-3 * Math.abs(value) + 1e-12);
      await page.keyboard.press('ArrowDown');
    }
    for (let stop = 0; stop < 2 && label.startsWith('3'); stop++) await layer.getByRole('button', { name: 'Next' }).click();
  }
});

test('a graph built by hand on the spirals gets its picture, and every view that fits it', async ({ app }) => {
  const { page } = app;
  const picture = new ProblemPicture(page);
  await app.open();
  await app.menu('File', /^New graph/);
  await app.dragFromPalette('Dataset', 0.12, 0.2);
  await app.choose('Data', 'Spirals');
  await app.dragFromPalette('Dense', 0.45, 0.2);
  await app.setField('Name of the node', 'Hidden');
  await app.setField('Units', '8');
  await app.choose('Activation', 'Tanh');
  await app.dragFromPalette('Dense', 0.45, 0.6);
  await app.setField('Name of the node', 'Answer');
  await app.setField('Units', '1');
  await app.choose('Activation', 'Tanh');
  await app.dragFromPalette('Loss', 0.82, 0.6);
  await app.connect('Dataset features', 'Hidden input');
  await app.connect('Hidden output', 'Answer input');
  await app.connect('Answer output', 'Loss prediction');
  await app.connect('Dataset labels', 'Loss target');
  await expect(picture.text).toContainText('After 0 steps', { timeout: 60_000 });
  await expect(picture.stage.locator('canvas')).toBeVisible();
  await app.deselect();
  await app.setField('Steps', '500');
  await app.button('Train').click();
  await expect(picture.text).toContainText('After 500 steps', { timeout: 60_000 });
  await expect(picture.text).toContainText('of 250 rows lie on the right side of 0');
  for (const view of await picture.offered()) {
    await picture.show(view);
    await expect(picture.stage.getByRole('figure').first()).toBeVisible();
  }
});
