/** Pictures and texts of a person's own, from drop to a trained net; and the camera, which here is Chromium's own test picture. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { readNpz } from '../src/datasets/images/npz.ts';
import { pngFile } from '../src/datasets/images/png.fixture.ts';
import type { App } from './app.ts';
import { ProblemPicture } from './pictures.ts';
import { drop, dropAll, dropFolder, fashion, petFiles, pets } from './media.ts';
import { expect, test } from './test.ts';

// A camera without a camera: Chromium's own moving picture, and its own yes to the question.
test.use({ launchOptions: async ({ launchOptions }, use) => { await use({ ...launchOptions, args: [...(launchOptions.args ?? []), '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'] }); } });

/** Presses Train and waits until some steps were taken. */
async function train(app: App): Promise<void> {
  await app.training.getByRole('button', { name: 'Train', exact: true }).click();
  await expect.poll(async () => Number.parseInt((await app.figure('step').innerText()).replaceAll(',', '')), { timeout: 90_000 }).toBeGreaterThan(0);
}

/** Waits until a text of one sentence is known by heart, and has the net write it on as likely as it can. */
async function writesOn(app: App, beginning: string, written: string): Promise<void> {
  // One sentence again and again is soon known by heart.
  await expect.poll(() => app.loss(), { timeout: 150_000 }).toBeLessThan(0.1);
  const picture = new ProblemPicture(app.page);
  await picture.show('Continue the text');
  await picture.stage.getByRole('textbox', { name: 'Beginning' }).fill(beginning);
  const slider = picture.stage.getByRole('slider', { name: 'Temperature' });
  await slider.focus();
  await slider.press('Home');
  await picture.stage.getByRole('button', { name: 'Write on' }).click();
  await expect(picture.stage.getByLabel('What the net wrote')).toContainText(written, { timeout: 60_000 });
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
  // The kept file can be had by the name under which scripts look for it.
  await app.node('pets').click();
  const download = app.page.waitForEvent('download');
  await app.inspector.getByRole('button', { name: 'Save a copy of pets.npz' }).click();
  const saved = await download;
  expect(saved.suggestedFilename()).toBe('pets.npz');
  expect(readNpz(await readFile(await saved.path()), 'pets.npz').shape).toEqual([24, 32, 32, 3]);
});

test('a folder that has a folder of pictures for each class goes from drop to trained', async ({ app }, info) => {
  for (const [name, bytes] of Object.entries(petFiles())) {
    const file = info.outputPath(name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, bytes);
  }
  await app.open();
  await dropFolder(app, info.outputPath('pets'));
  const window = app.page.getByRole('dialog', { name: 'Images by class' });
  await expect(window.getByRole('list', { name: 'Samples of red' }).getByRole('listitem')).toHaveCount(12);
  await expect(window.getByRole('list', { name: 'Samples of blue' }).getByRole('listitem')).toHaveCount(12);
  await expect(window).toContainText('1 file is no picture and was left out: notes.txt.');
  await window.getByRole('button', { name: 'Open a starter graph' }).click();
  await expect(window).toBeHidden({ timeout: 20_000 });
  await train(app);
  await expect(app.page.getByText(/^Validation accuracy: 100\.0 %\.$/)).toBeAttached({ timeout: 90_000 });
});

test('what was collected is taken back and done again step by step, and a window that was closed too early opens again with it', async ({ app }) => {
  const { page } = app;
  await app.open();
  await drop(app, 'pets.zip', pets());
  const window = page.getByRole('dialog', { name: 'Images by class' });
  await expect(window.getByText('12 samples')).toHaveCount(2);
  await expect(window.getByRole('button', { name: 'Undo' })).toBeDisabled();
  const red = window.getByRole('list', { name: 'Samples of red' }).getByRole('listitem');

  await window.getByRole('list', { name: 'Samples of red' }).getByRole('button', { name: /^Delete sample 12 / }).click();
  await expect(red).toHaveCount(11);
  await window.getByRole('button', { name: 'Delete the class red' }).click();
  await expect(red).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(red).toHaveCount(11);
  await window.getByRole('button', { name: 'Undo' }).click();
  await expect(red).toHaveCount(12);
  await page.keyboard.press('Control+Shift+z');
  await expect(red).toHaveCount(11);

  // A name that is typed is one step, also where the cursor stands in it.
  await window.getByRole('textbox', { name: 'Name of the class' }).nth(1).fill('');
  await page.keyboard.type('Rose');
  await expect(window.getByRole('list', { name: 'Samples of Rose' })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(red).toHaveCount(11);
  await window.getByRole('button', { name: 'Redo' }).click();

  await page.keyboard.press('Escape');
  await expect(window).toBeHidden();
  await page.getByRole('button', { name: 'Open it again' }).click();
  await expect(window.getByRole('list', { name: 'Samples of Rose' }).getByRole('listitem')).toHaveCount(11);
  await window.getByRole('button', { name: 'Open a starter graph' }).click();
  await expect(window).toBeHidden();
  await expect(app.node('Pictures')).toContainText('Images');
});

test('a text goes from drop to a trained net that writes it on; its first row can be seen before', async ({ app }) => {
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
  await writesOn(app, 'the quick ', 'the quick brown fox jumps over the lazy dog. the quick brown fox');
});

test('a GRU in the place of the LSTM learns the text as well and writes it on', async ({ app }) => {
  await app.open();
  await drop(app, 'tale.txt', new TextEncoder().encode('the quick brown fox jumps over the lazy dog. '.repeat(40)));
  const window = app.page.getByRole('dialog', { name: 'A text, window by window' });
  await window.getByRole('textbox', { name: 'Window' }).fill('10');
  await expect(window).toContainText('1,790 rows.');
  await window.getByRole('button', { name: 'Open a starter graph' }).click();
  await app.node('LSTM').click({ button: 'right' });
  await app.page.getByRole('menu', { name: 'Nodes' }).getByRole('menuitem', { name: 'Replace by…' }).click();
  const search = app.page.getByRole('combobox', { name: 'Replace LSTM by' });
  await search.fill('gru');
  await search.press('Enter');
  await expect(app.node('GRU')).toContainText('64');
  await train(app);
  await writesOn(app, 'the quick ', 'the quick brown fox jumps over the lazy dog. the quick brown fox');
});

test('a text that is read word by word goes from drop to a trained net that writes it on', async ({ app }) => {
  await app.open();
  await drop(app, 'tale.txt', new TextEncoder().encode('the quick brown fox jumps over the lazy dog. '.repeat(40)));
  const window = app.page.getByRole('dialog', { name: 'A text, window by window' });
  await window.getByRole('combobox', { name: 'Read by' }).click();
  await app.page.getByRole('option', { name: /^Words/ }).click();
  await window.getByRole('textbox', { name: 'Window' }).fill('4');
  // Eight different words and the full stop.
  await expect(window).toContainText('400 in the text, 9 different ones. 396 rows.');
  await window.getByRole('button', { name: 'Open a starter graph' }).click();
  await train(app);
  await writesOn(app, 'the quick brown fox ', 'the quick brown fox jumps over the lazy dog. the quick brown fox');
  await app.page.getByRole('textbox', { name: 'Beginning' }).fill('the');
  await expect(app.page.getByText('windows of 4 words. With 3 more it begins as it learned to')).toBeVisible();
});

test('two IDX files in the form of Fashion-MNIST’s go from drop to trained, gzipped or not', async ({ app }) => {
  await app.open();
  const { images, labels } = fashion(60);
  await dropAll(app, { 'coats-images-idx3-ubyte.gz': gzipSync(images), 'coats-labels-idx1-ubyte': labels });
  const window = app.page.getByRole('dialog', { name: 'Images in IDX files' });
  await expect(window).toContainText('60 images of 28 × 28 to learn from (coats-images-idx3-ubyte.gz, coats-labels-idx1-ubyte).');
  await expect(window).toContainText('There are no test files: a share of these is held back to check with.');
  await expect(window.getByRole('list', { name: 'The first images' }).getByRole('listitem')).toHaveCount(24);
  await window.getByRole('textbox', { name: '0' }).fill('Above');
  await window.getByRole('textbox', { name: '1' }).fill('Below');
  await expect(window).toContainText('Your data stay on this machine');
  await window.getByRole('button', { name: 'Open a starter graph' }).click();
  await expect(window).toBeHidden();
  await expect(app.node('Conv2D').first()).toBeVisible();
  await train(app);
  // Of the twelve images that were held back.
  await expect(app.page.getByText(/^Validation accuracy: 100\.0 %\.$/)).toBeAttached({ timeout: 120_000 });
  await expect(app.page.getByText('Above').first()).toBeVisible();
});

test('IDX files that do not belong together say what was found, and the graph stays', async ({ app }) => {
  await app.open();
  await dropAll(app, { 'coats-images-idx3-ubyte': fashion(60).images, 'coats-labels-idx1-ubyte': fashion(50).labels });
  const window = app.page.getByRole('dialog', { name: 'Images in IDX files' });
  await expect(window.getByRole('alert')).toHaveText('“coats-images-idx3-ubyte” has 60 images, but “coats-labels-idx1-ubyte” has 50 labels. Each image needs one: take the two files of one set.');
  await expect(window.getByRole('button', { name: 'Open a starter graph' })).toBeDisabled();
  await app.page.keyboard.press('Escape');
  await expect(app.node('Output layer')).toBeVisible();
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

/** A camera in front of which the test holds a card of one colour; and every stream that the page was given. */
async function holdCards(app: App): Promise<{ readonly show: (colour: string) => Promise<void>; readonly running: () => Promise<number> }> {
  await app.page.addInitScript(() => {
    const held = { colour: 'rgb(200, 30, 30)', tracks: [] as MediaStreamTrack[] };
    Object.assign(window, { held });
    navigator.mediaDevices.getUserMedia = () => {
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [320, 240];
      const context = canvas.getContext('2d');
      setInterval(() => {
        if (!context) return;
        context.fillStyle = held.colour;
        context.fillRect(0, 0, 320, 240);
        // No two pictures of a camera are alike.
        context.fillStyle = 'rgb(128, 128, 128)';
        context.fillRect(320 * Math.random(), 240 * Math.random(), 40, 40);
      }, 30);
      const stream = canvas.captureStream(30);
      held.tracks.push(...stream.getTracks());
      return Promise.resolve(stream);
    };
  });
  type Held = { readonly held: { colour: string; readonly tracks: readonly MediaStreamTrack[] } };
  return {
    show: (colour) => app.page.evaluate((next) => { (window as unknown as Held).held.colour = next; }, colour),
    running: () => app.page.evaluate(() => (window as unknown as Held).held.tracks.filter(({ readyState }) => readyState === 'live').length),
  };
}

const CARDS = { Rose: 'rgb(200, 30, 30)', Sky: 'rgb(40, 60, 210)' } as const;

/** Collects samples of both cards and opens a starter graph for them. */
async function collectCards(app: App, show: (colour: string) => Promise<void>): Promise<void> {
  await app.menu('File', /^Import data/);
  await app.page.getByRole('button', { name: 'Collect with the camera…' }).click();
  const window = app.page.getByRole('dialog', { name: 'Images by class' });
  await expect(window.locator('video[data-runs]')).toBeVisible();
  for (const [at, [name, colour]] of Object.entries(CARDS).entries()) {
    await show(colour);
    await window.getByRole('textbox', { name: 'Name of the class' }).nth(at).fill(name);
    await window.getByRole('radio', { name: `The camera’s pictures go into ${name}` }).check();
    await window.getByRole('button', { name: `Hold to collect “${name}”` }).hover();
    await app.page.mouse.down();
    await expect.poll(() => window.getByRole('list', { name: `Samples of ${name}` }).getByRole('listitem').count()).toBeGreaterThan(14);
    await app.page.mouse.up();
  }
  await window.getByRole('button', { name: 'Open a starter graph' }).click();
  await expect(window).toBeHidden({ timeout: 20_000 });
}

test('a net that was trained on samples says live what the camera sees, and lets go of the camera when it is turned off', async ({ app }) => {
  const { show, running } = await holdCards(app);
  await app.open();
  await collectCards(app, show);
  await expect.poll(running).toBe(0);
  await app.button('Train').click();
  await expect(app.page.getByText(/^Validation accuracy: 100\.0 %\.$/)).toBeAttached({ timeout: 90_000 });
  const camera = app.page.getByRole('region', { name: 'Camera' });
  await camera.getByRole('button', { name: 'Turn the camera on' }).click();
  await expect(camera.locator('video[data-runs]')).toBeVisible();
  for (const name of ['Sky', 'Rose', 'Sky'] as const) {
    await show(CARDS[name]);
    await expect(camera.getByRole('status')).toHaveText(`The net takes it for ${name}.`);
  }
  await camera.getByRole('button', { name: 'Turn the camera off' }).click();
  await expect.poll(running).toBe(0);
  // Another picture in its place lets go of it, too.
  await camera.getByRole('button', { name: 'Turn the camera on' }).click();
  await expect.poll(running).toBe(1);
  await app.page.getByRole('combobox', { name: 'Picture' }).click();
  await app.page.getByRole('option', { name: /^Confusion matrix/ }).click();
  await expect.poll(running).toBe(0);
});

test('a camera that is refused or missing says so beside the classes, and can be tried again', async ({ app }) => {
  const { show } = await holdCards(app);
  await app.open();
  await collectCards(app, show);
  const camera = app.page.getByRole('region', { name: 'Camera' });
  for (const [reason, words] of [
    ['NotAllowedError', 'The browser does not let this page use the camera. Allow it beside the address, and try again.'],
    ['NotFoundError', 'No camera was found. Plug one in, and try again.'],
  ] as const) {
    await app.page.evaluate((name) => { navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', name)); }, reason);
    await camera.getByRole('button', { name: 'Turn the camera on' }).click();
    await expect(camera.getByRole('alert')).toHaveText(words);
    await camera.getByRole('button', { name: 'Turn the camera off' }).click();
  }
});
