/** Pictures and texts of a person's own, from drop to a trained net; and the camera, which here is Chromium's own test picture. */
import { zipSync } from 'fflate';
import { pngFile } from '../src/datasets/images/png.fixture.ts';
import type { App } from './app.ts';
import { expect, test } from './test.ts';

/** A zip with twelve reddish and twelve bluish pictures in a folder each, one picture that is cut short, and a text. */
function pets(): Uint8Array {
  const files: Record<string, Uint8Array> = { 'pets/notes.txt': new TextEncoder().encode('Not a picture.') };
  for (let at = 0; at < 12; at++) {
    files[`pets/red/${at}.png`] = pngFile(40, 30, (x, y) => [200 + 4 * at, x, y]);
    files[`pets/blue/${at}.png`] = pngFile(30, 40, (x, y) => [x, y, 200 + 4 * at]);
  }
  files['pets/blue/broken.png'] = pngFile(40, 30, () => [0, 0, 0]).slice(0, 70);
  return zipSync(files);
}

// A camera without a camera: Chromium's own moving picture, and its own yes to the question.
test.use({ launchOptions: async ({ launchOptions }, use) => { await use({ ...launchOptions, args: [...(launchOptions.args ?? []), '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'] }); } });

async function drop({ page }: App, name: string, bytes: Uint8Array): Promise<void> {
  const base64 = Buffer.from(bytes).toString('base64');
  await page.evaluate(([file = '', content = '']) => {
    const data = new DataTransfer();
    data.items.add(new File([Uint8Array.from(atob(content), (character) => character.charCodeAt(0))], file));
    window.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true, clientX: 300, clientY: 300 }));
  }, [name, base64]);
}

/** Presses Train and waits until some steps were taken. */
async function train(app: App): Promise<void> {
  await app.training.getByRole('button', { name: 'Train', exact: true }).click();
  await expect.poll(async () => Number.parseInt((await app.figure('step').innerText()).replaceAll(',', '')), { timeout: 90_000 }).toBeGreaterThan(0);
}

test('a zip of pictures goes from drop to trained; what is no picture is listed, and nothing else is lost', async ({ app }) => {
  await app.open();
  await drop(app, 'pets.zip', pets());
  const window = app.page.getByRole('dialog', { name: 'Images by class' });
  await expect(window).toContainText('1 file is no picture and was left out: notes.txt.');
  await expect(window).toContainText('“broken.png” is cut short: it ends after 70 bytes, before its picture does. Get it again.');
  await expect(window.getByText('12 samples')).toHaveCount(2);
  await expect(window).toContainText('Your data stay on this machine');
  await window.getByRole('button', { name: 'Open a starter graph' }).click();
  await expect(window).toBeHidden();
  await expect(app.node('pets')).toContainText('Images, 20 rows');
  await train(app);
});

test('a text goes from drop to trained, and its first row can be seen before', async ({ app }) => {
  await app.open();
  await drop(app, 'tale.txt', new TextEncoder().encode('the quick brown fox jumps over the lazy dog. '.repeat(40)));
  const window = app.page.getByRole('dialog', { name: 'A text, window by window' });
  await expect(window).toContainText('1,800 in the text, 28 different ones. 1,760 rows.');
  await window.getByRole('textbox', { name: 'Window' }).fill('10');
  await expect(window).toContainText('1,790 rows.');
  await window.getByRole('button', { name: 'Open a starter graph' }).click();
  await expect(app.node('Embedding')).toBeVisible();
  await expect(app.node('LSTM')).toBeVisible();
  await train(app);
});

test('a text in another encoding says what it is, and the graph stays', async ({ app }) => {
  await app.open();
  await drop(app, 'tale.txt', Uint8Array.of(0xff, 0xfe, 72, 0));
  await expect(app.page.getByRole('alert')).toHaveText('“tale.txt” is in UTF-16, and UTF-8 was expected. Save it as UTF-8 in a text editor and take it again.');
  await app.page.keyboard.press('Escape');
  await expect(app.node('Output layer')).toBeVisible();
});

test('samples of two classes are collected while a button is held, and learned from', async ({ app }) => {
  await app.open();
  await drop(app, 'one.png', pngFile(40, 40, () => [200, 0, 0]));
  const window = app.page.getByRole('dialog', { name: 'Images by class' });
  await window.getByRole('button', { name: 'Turn the camera on' }).click();
  await expect(window.locator('video[data-runs]')).toBeVisible();
  for (const name of ['Class 1', 'Class 2']) {
    if (name === 'Class 2') await window.getByRole('button', { name: 'Add a class' }).click();
    await window.getByRole('button', { name: `Hold to collect “${name}”` }).hover();
    await app.page.mouse.down();
    await expect.poll(() => window.getByRole('list', { name: `Samples of ${name}` }).getByRole('listitem').count()).toBeGreaterThan(5);
    await app.page.mouse.up();
  }
  await window.getByRole('button', { name: 'Open a starter graph' }).click();
  await expect(window).toBeHidden({ timeout: 20_000 });
  await expect(app.node('Pictures')).toBeVisible();
  await train(app);
  });
