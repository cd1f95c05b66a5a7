/** What a graph is handed on as: a picture, a worksheet, a window in another page. */
import { readFile } from 'node:fs/promises';
import type { Frame, Page } from '@playwright/test';
import { barriers } from './barriers.ts';
import { centre, type App } from './app.ts';
import { expect, test } from './test.ts';

// The page that embeds is of the open web, and the app under test is of this machine: browsers ask before the one reads the other.
test.use({ permissions: ['clipboard-read', 'clipboard-write', 'local-network-access'] });

async function openDialog(app: App) {
  await app.menu('File', /^Export a picture/);
  const dialog = app.page.getByRole('dialog', { name: 'Export a picture' });
  await expect(dialog).toBeVisible();
  return dialog;
}

async function choose(page: Page, field: string, option: string | RegExp): Promise<void> {
  await page.getByRole('combobox', { name: field }).click();
  await page.getByRole('option', { name: option }).click();
}

async function saved(page: Page, button: string): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).click();
  const file = await download;
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

test('the picture as SVG has every node with its shapes, in the theme that is chosen, and no wire runs over a card', async ({ app }) => {
  const { page } = app;
  await app.open();
  await app.preset('MNIST convnet');
  for (const [theme, ground] of [['Light', '#f4f5f7'], ['Dark', '#14171c']] as const) {
    await openDialog(app);
    await choose(page, 'Colours', theme);
    const { name, bytes } = await saved(page, 'Save SVG');
    expect(name).toBe('mnist-convnet.svg');
    const svg = bytes.toString('utf8');
    expect(svg).toContain(`fill="${ground}"`);
    expect(svg).not.toMatch(/foreignObject|var\(|currentColor/);
    const texts = await page.evaluate((text) => {
      const file = new DOMParser().parseFromString(text, 'image/svg+xml');
      return [...file.querySelectorAll('text')].map((element) => element.textContent ?? '');
    }, svg);
    for (const node of await app.canvas.getByRole('group', { name: /parameters|Dataset|Loss/ }).all()) {
      const [spoken = ''] = ((await node.getAttribute('aria-label')) ?? '').split(',');
      expect(texts.some((text) => text !== '' && spoken.startsWith(text.replace('…', ''))), spoken).toBe(true);
    }
    expect(texts).toContain('28 × 28 × 1');
    // As on the canvas: wires between the rows are led, in straight lines and corners.
    expect(svg.match(/<path d="M[^"]*Q/g)?.length ?? 0).toBeGreaterThan(0);
  }
});

test('a PNG has the size that was chosen, and can be copied', async ({ app }) => {
  const { page } = app;
  await app.open();
  const dialog = await openDialog(app);
  await choose(page, 'Format', /^PNG/);
  await choose(page, 'Size of a PNG', /^4×/);
  await dialog.getByRole('switch', { name: 'Background' }).click();
  const said = (await dialog.getByRole('status').innerText()).replaceAll(',', '');
  const [, width = '0', height = '0'] = /(\d+) × (\d+) pixels/.exec(said) ?? [];
  const { name, bytes } = await saved(page, 'Save PNG');
  expect(name).toBe('xor-net.png');
  expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([Number(width), Number(height)]);
  expect(Number(width)).toBeGreaterThan(4000);
  await expect(dialog).toHaveCount(0);

  await openDialog(app);
  await page.getByRole('button', { name: 'Copy as PNG' }).click();
  await expect(page.getByText('The picture is copied', { exact: true })).toBeVisible();
  expect(await page.evaluate(async () => (await navigator.clipboard.read())[0]?.types)).toContain('image/png');
});

test.describe('the dialog', () => {
  test.use({ colorScheme: 'light', contextOptions: { reducedMotion: 'reduce' } });

  test('of the picture keeps nobody out', async ({ app }) => {
    await app.open();
    await openDialog(app);
    expect(await barriers(app.page, '[role="dialog"]')).toEqual([]);
  });
});

test('paper gets a worksheet: the graph, its layers, its settings, the run and the lesson, and the app comes back after', async ({ app }) => {
  const { page } = app;
  await app.open();
  await app.button('Train').click();
  await expect(app.figure('step')).toHaveText('60,000 of 60,000', { timeout: 200_000 });
  // Once the code for it is there; nobody waits for it.
  await expect.poll(async () => {
    await page.emulateMedia({ media: 'screen' });
    await page.emulateMedia({ media: 'print' });
    return page.getByRole('heading', { name: '5. The XOR net' }).isVisible();
  }).toBe(true);
  await expect(page.getByRole('heading', { name: 'XOR net', exact: true })).toBeVisible();
  await expect(page.getByRole('img', { name: 'XOR net' }).first()).toBeVisible();
  const row = page.getByRole('row', { name: /^Hidden layer/ });
  await expect(row).toHaveText(/Dense.*4 units, no bias.*4.*12/);
  await expect(page.getByRole('region', { name: 'Training' })).toContainText('Learning rate1');
  await expect(page.getByRole('region', { name: 'The run' })).toContainText('60,000 of 60,000');
  await expect(page.getByRole('img', { name: 'Loss' })).toBeVisible();
  await expect(page.getByRole('img', { name: 'Accuracy' })).toBeVisible();
  await expect(page.getByText('What I saw')).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Palette' })).toBeHidden();
  await expect(page).toHaveTitle('XOR net');
  const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
  expect(pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0).toBeGreaterThan(1);

  await page.emulateMedia({ media: 'screen' });
  await expect(page.getByText('What I saw')).toHaveCount(0);
  await expect(page).toHaveTitle('Netloom');
  await expect(app.node('Hidden layer')).toBeVisible();

  // The run is no other graph's.
  await app.preset('Perceptron (OR)');
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('heading', { name: 'Perceptron (OR)', exact: true })).toBeVisible();
  await expect(page.getByRole('region', { name: 'The run' })).toHaveCount(0);
});

/** What the sheet that is on paper says, in its order. */
async function onPaper(page: Page): Promise<string> {
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('heading', { level: 1, name: '5. The XOR net' })).toBeVisible();
  return page.locator('[data-worksheet]').innerText();
}

test('a lesson is printed for pupils without its answers, and for the teacher with them', async ({ app }) => {
  const { page } = app;
  // What the browser's own window shows is looked at as a PDF below.
  await page.addInitScript(() => { window.print = () => undefined; });
  await app.open();
  await app.preset('XOR net');
  const printed = async (sheet: RegExp) => {
    await page.keyboard.press('Control+p');
    const dialog = page.getByRole('dialog', { name: 'Print' });
    await dialog.getByRole('radio', { name: sheet }).check();
    await dialog.getByRole('button', { name: 'Print…' }).click();
    await expect(dialog).toHaveCount(0);
    await expect(page).toHaveTitle(/^5\. The XOR net/);
    const text = await onPaper(page);
    const pages = (await page.pdf({ format: 'Letter' })).toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
    await page.emulateMedia({ media: 'screen' });
    await expect(page.locator('[data-worksheet]')).toHaveCount(0);
    return { text, pages };
  };
  const pupil = await printed(/for pupils/);
  for (const words of ['Name', 'Date', 'How will the loss fall in the first 1,000 steps?', 'Evenly, a little with every step', 'After the run it was:', 'I reached the goal']) expect(pupil.text).toContain(words);
  for (const words of ['0.0038', 'Met with', 'Here are three', 'Explanation']) expect(pupil.text).not.toContain(words);
  expect(pupil.pages).toBe(2);
  const teacher = await printed(/for the teacher/);
  for (const words of ['Teacher’s copy', 'at step 1,000 the loss is 0.0038', 'Hidden units: at most 3', 'Here are three, with weights drawn anew.']) expect(teacher.text).toContain(words);

  await page.keyboard.press('Control+p');
  expect(await barriers(page, '[role="dialog"]')).toEqual([]);
  await page.getByRole('dialog', { name: 'Print' }).getByRole('radio', { name: /^The graph/ }).check();
  await page.getByRole('dialog', { name: 'Print' }).getByRole('button', { name: 'Print…' }).click();
  await expect(page).toHaveTitle('XOR net');
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText('What I saw')).toBeVisible();
});

/** A page at that address with the embed code in it. */
async function hostPage(page: Page, address: string, code: string): Promise<Frame> {
  await page.route(address, (route) => route.fulfill({ contentType: 'text/html', body: `<!doctype html><title>A lesson</title><h1>XOR, trained here</h1>${code}<p style="height: 3000px">The text goes on.</p>` }));
  await page.goto(address);
  const element = await page.locator('iframe').elementHandle();
  const frame = await element?.contentFrame();
  if (!frame) throw new Error('The page has no frame.');
  return frame;
}

async function trainToItsEnd(frame: Frame): Promise<void> {
  const training = frame.getByRole('region', { name: 'Training' });
  await training.getByRole('button', { name: 'Train', exact: true }).click();
  await expect(training.getByRole('status')).toHaveText(/^Training finished at step 60,000/, { timeout: 200_000 });
  await expect(frame.getByTestId('chart-text')).toContainText('Training loss at step 59,999');
  await expect(frame.getByRole('region', { name: 'Picture' })).toContainText('After 60,000 steps');
}

async function copiedCode(app: App): Promise<string> {
  await app.menu('Share', 'Copy embed code');
  await expect(app.page.getByText('The embed code is copied', { exact: true })).toBeVisible();
  return app.page.evaluate(() => navigator.clipboard.readText());
}

test('the embed code shows the same graph in another page, which trains to its end and leaves scrolling to that page', async ({ app, context }) => {
  await app.open();
  const code = await copiedCode(app);
  expect(code).toMatch(/^<iframe src="[^"]*\?embed#graph=[\w-]+" title="XOR net: /);
  const page = await context.newPage();
  const frame = await hostPage(page, 'https://lessons.example/', code);
  const canvas = frame.getByRole('region', { name: 'Canvas', exact: true });
  await expect(canvas.getByRole('group', { name: /^Hidden layer, 4 units/ })).toBeVisible();
  await expect(frame.getByRole('navigation', { name: 'Palette' })).toHaveCount(0);
  await trainToItsEnd(frame);

  // Nothing can be moved or taken out.
  const node = canvas.getByRole('group', { name: /^Hidden layer/ });
  const before = await node.getAttribute('style');
  const at = await centre(node);
  await page.mouse.move(at.x, at.y);
  await page.mouse.down();
  await page.mouse.move(at.x + 60, at.y + 30, { steps: 4 });
  await page.mouse.up();
  await page.keyboard.press('Delete');
  expect(await node.getAttribute('style')).toBe(before);

  // The wheel is the page's own, and with Ctrl the graph's.
  const scale = () => canvas.locator('.react-flow__viewport').evaluate((element) => new DOMMatrix(getComputedStyle(element).transform).a);
  const zoom = await scale();
  await page.mouse.wheel(0, 120);
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(0);
  expect(await scale()).toBe(zoom);
  // The page has moved under the pointer.
  const now = await centre(canvas);
  await page.mouse.move(now.x, now.y);
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -120);
  await page.keyboard.up('Control');
  await expect.poll(scale).toBeGreaterThan(zoom);

  const opened = context.waitForEvent('page');
  await frame.getByRole('link', { name: /^Open in Netloom/ }).click();
  const editor = await opened;
  await expect(editor.getByRole('textbox', { name: 'Title of the graph' })).toHaveValue('XOR net');
  await expect(editor.getByRole('button', { name: 'Add a node', exact: true })).toBeVisible();
  await page.close();
});

test('an embed keeps nothing in the browser, also where it may', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const page = await context.newPage();
  const frame = await hostPage(page, `${baseURL ?? ''}lesson.html`, `<iframe src="${baseURL ?? ''}?embed" title="XOR net" width="100%" height="620"></iframe>`);
  await trainToItsEnd(frame);
  expect(await frame.evaluate(async () => ({
    local: localStorage.length, session: sessionStorage.length, databases: (await indexedDB.databases()).map(({ name }) => name), caches: await caches.keys(), cookies: document.cookie,
  }))).toEqual({ local: 0, session: 0, databases: [], caches: [], cookies: '' });
  await context.close();
});

test('an embed wears the theme that it is asked for, says what is wrong with a damaged link, and fetches no palette', async ({ app }) => {
  const { page } = app;
  const scripts: string[] = [];
  page.on('request', (request) => { if (request.resourceType() === 'script') scripts.push(request.url()); });
  await page.goto('./?embed&theme=dark');
  await expect(page.getByRole('heading', { name: 'XOR net' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(page.getByRole('region', { name: 'Canvas', exact: true }).getByRole('group', { name: /^Output layer/ })).toBeVisible();
  await page.waitForLoadState('networkidle');
  expect(scripts.filter((url) => /\/(Palette|SidePanel|Dock|CommandPalette|TopBar|LessonView|useShortcuts|recorder)-[^/]*\.js$/.test(url)).map((url) => new URL(url).pathname)).toEqual([]);
  await page.goto('./?embed&theme=light#graph=notAGraph');
  await page.reload();
  await expect(page.getByRole('alert')).toContainText('The link is damaged');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
});

test.describe('an embed', () => {
  test.use({ colorScheme: 'light', contextOptions: { reducedMotion: 'reduce' }, viewport: { width: 390, height: 620 } });

  test('keeps nobody out', async ({ page }) => {
    await page.goto('./?embed');
    await expect(page.getByRole('group', { name: /^Output layer/ })).toBeVisible();
    expect(await barriers(page)).toEqual([]);
  });
});
