/** What can go wrong with a run while it goes on, done to it on purpose: nothing is lost. */
import type { Page, Worker } from '@playwright/test';
import { CHROMIUM_FLAGS, chromiumPath } from '../scripts/chromium.ts';
import { App } from './app.ts';
import { expect, test } from './test.ts';

/** The engine's script; another worker leads the wires. */
const ENGINE = /\/worker[^/]*\.[jt]s/;

/** The engine's worker among those of the page. */
async function engineOf(page: Page): Promise<Worker> {
  const isEngine = (worker: Worker) => ENGINE.test(worker.url());
  return page.workers().find(isEngine) ?? page.waitForEvent('worker', isEngine);
}

const steps = async (app: App): Promise<number> => Number.parseInt((await app.figure('step').innerText()).replaceAll(',', ''));

/** One example takes half a megabyte: of the 5,000 rows a batch of all takes more than WebAssembly can have. */
const WIDE = {
  format: 'netloom-graph',
  version: 1,
  meta: { title: 'Wide' },
  nodes: [
    { id: 'data', kind: 'dataset', position: { x: 0, y: 0 }, params: { source: 'circles', samples: 10_000 } },
    { id: 'wide', kind: 'dense', label: 'Wide', position: { x: 300, y: 0 }, params: { units: 65_536, activation: 'tanh' } },
    { id: 'answer', kind: 'dense', position: { x: 600, y: 0 }, params: { units: 1 } },
    { id: 'loss', kind: 'loss', position: { x: 900, y: 0 }, params: { function: 'meanSquaredError' } },
  ],
  edges: ['data.features > wide.in', 'wide.out > answer.in', 'answer.out > loss.prediction', 'data.labels > loss.target'].map((wire, index) => ({ id: `e${index}`, from: wire.split(' > ')[0], to: wire.split(' > ')[1] })),
  training: { optimizer: { kind: 'sgd', learningRate: 0.001 }, batchSize: 2, steps: 100, seed: 1, validation: { everySteps: 1_000_000_000, rows: 10 } },
};

/** So many steps that no test sees their end. */
async function trainLong(app: App, until = 1000): Promise<void> {
  await app.deselect();
  await app.setField('Steps', '900000000');
  await app.button('Train').click();
  await expect(app.button('Pause')).toBeVisible({ timeout: 60_000 });
  await expect.poll(() => steps(app), { timeout: 60_000 }).toBeGreaterThan(until);
}

/** A hook in front of the engine's program. */
async function before(page: Page, hook: string): Promise<void> {
  await page.route(ENGINE, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${hook}\n${await response.text()}` });
  });
}

/** At rest once, so that there is a checkpoint, and on again. @returns the step of it. */
async function pausedOnce(app: App): Promise<number> {
  await app.button('Pause').click();
  await expect(app.button('Resume')).toBeVisible();
  const paused = await steps(app);
  await app.button('Resume').click();
  await expect.poll(() => steps(app)).toBeGreaterThan(paused);
  return paused;
}

/** The offer to go on, once there is one. */
const offer = (app: App) => app.training.getByRole('button', { name: /Continue from step/ });

test('a worker that the browser ends is noticed at once, and the run goes on from its last checkpoint', async ({ app }) => {
  await app.open();
  await trainLong(app);
  const paused = await pausedOnce(app);
  await (await engineOf(app.page)).evaluate(() => { self.close(); });
  await expect(offer(app)).toBeVisible();
  await expect(app.training).toContainText('the browser ended it');
  await offer(app).click();
  await expect(app.button('Pause')).toBeVisible({ timeout: 60_000 });
  await expect.poll(() => steps(app)).toBeGreaterThan(paused);
});

test('a graphics context that is lost is told as that, and the run goes on', async ({ app }) => {
  // The context lies in the worker, which gives it to nobody: a hook in front of its program keeps it at hand.
  await before(app.page, 'self.contexts = []; { const get = OffscreenCanvas.prototype.getContext; OffscreenCanvas.prototype.getContext = function (...args) { const context = get.apply(this, args); if (context && String(args[0]).startsWith("webgl")) self.contexts.push(context); return context; }; }');
  await app.open();
  await app.useBackend(/^WebGL/);
  await app.deselect();
  await app.setField('Steps', '900000000');
  await app.button('Train').click();
  await expect.poll(() => steps(app), { timeout: 90_000 }).toBeGreaterThan(5);
  await app.button('Pause').click();
  await expect(app.button('Resume')).toBeVisible({ timeout: 60_000 });
  await app.button('Resume').click();
  await (await engineOf(app.page)).evaluate(() => {
    const { contexts } = self as unknown as { readonly contexts: readonly WebGL2RenderingContext[] };
    for (const context of contexts) context.getExtension('WEBGL_lose_context')?.loseContext();
  });
  await expect(offer(app)).toBeVisible({ timeout: 60_000 });
  await expect(app.training).toContainText('took the graphics processor away');
  await app.useBackend(/^Plain JavaScript/);
  await offer(app).or(app.button('Train')).first().click();
  await expect(app.button('Pause')).toBeVisible({ timeout: 60_000 });
});

test('memory that ends in the midst of a run is told as that, with what takes most of it, and the run goes on with one press', async ({ app }) => {
  // All memory of the tab cannot be taken without taking the page along, so that only the engine's next request is refused, as a browser does it.
  await before(app.page, 'self.memoryGone = false; { const slice = Float32Array.prototype.slice; Float32Array.prototype.slice = function (...args) { if (self.memoryGone) throw new RangeError("Array buffer allocation failed"); return slice.apply(this, args); }; }');
  await app.open();
  await trainLong(app);
  const paused = await pausedOnce(app);
  const engine = await engineOf(app.page);
  await engine.evaluate(() => Object.assign(self, { memoryGone: true }));
  await expect(offer(app)).toBeVisible();
  await expect(app.training).toContainText(/There is not enough memory for this graph: Array buffer allocation failed\. The largest part is the (output|weights) of “.+”/);
  await engine.evaluate(() => Object.assign(self, { memoryGone: false }));
  await offer(app).click();
  await expect(app.button('Pause')).toBeVisible({ timeout: 60_000 });
  await expect.poll(() => steps(app)).toBeGreaterThan(paused);
});

test('memory that ends for good takes the page along; opened again, the run goes on with one press', async ({ playwright, baseURL }) => {
  const executablePath = chromiumPath();
  const browser = await playwright.chromium.launch({ args: [...CHROMIUM_FLAGS, '--js-flags=--max-old-space-size=160'], ...(executablePath ? { executablePath } : {}) });
  try {
    const context = await browser.newContext({ ...(baseURL === undefined ? {} : { baseURL }), viewport: { width: 1440, height: 900 }, serviceWorkers: 'block' });
    const app = new App(await context.newPage());
    await app.open();
    await trainLong(app);
    const paused = await pausedOnce(app);
    const crashed = app.page.waitForEvent('crash', { timeout: 120_000 });
    void (await engineOf(app.page)).evaluate(() => {
      for (const held: number[][] = []; ; ) held.push(Array.from({ length: 10_000 }, () => Math.random()));
    }).catch(() => undefined);
    await crashed;
    const again = new App(await context.newPage());
    await again.open();
    await again.training.getByRole('button', { name: /^Continue/ }).click();
    await expect(again.button('Pause')).toBeVisible({ timeout: 60_000 });
    await expect.poll(() => steps(again)).toBeGreaterThan(paused);
    expect(again.errors).toEqual([]);
  } finally {
    await browser.close();
  }
});

test('a batch that memory has no room for is told while the run goes on as it was', async ({ app }) => {
  await app.open();
  await app.openText('wide.json', JSON.stringify(WIDE));
  await trainLong(app, 10);
  await app.setField('Batch size', '5000');
  await expect(app.training).toContainText(/settings stay as they were\. There is not enough memory for this graph: a step of it takes \d\.\d GB/, { timeout: 60_000 });
  await expect(app.training).toContainText('The largest part is the output of “Wide” for a batch of 5,000');
  const told = await steps(app);
  await expect.poll(() => steps(app)).toBeGreaterThan(told);
});

test('a store without room is told once, and the run goes on', async ({ app }) => {
  const session = await app.page.context().newCDPSession(app.page);
  await app.open();
  await session.send('Storage.overrideQuotaForOrigin', { origin: new URL(app.page.url()).origin, quotaSize: 1 });
  await trainLong(app);
  // Exactly: for a second the message is there once more, as it is read out.
  await expect(app.page.getByText('There is no room for more checkpoints', { exact: true })).toBeVisible({ timeout: 60_000 });
  const told = await steps(app);
  await expect.poll(() => steps(app)).toBeGreaterThan(told);
});

test('numbers that grow beyond all numbers are traced to their node, and a try trains on from a healthy start', async ({ app }) => {
  await app.open();
  await app.preset('Linear regression');
  await app.deselect();
  await app.setField('Learning rate', '10');
  await app.button('Train').click();
  const wrong = app.training.getByRole('group', { name: 'What went wrong' });
  await expect(wrong).toBeVisible({ timeout: 60_000 });
  await expect(wrong).toContainText(/first (NaN|infinity)/);
  // The weights are those from before it: numbers, which the inspector shows.
  const before = await steps(app);
  await wrong.getByRole('button', { name: 'Try rate 1', exact: true }).click();
  await expect(wrong).toBeVisible({ timeout: 60_000 });
  await expect.poll(() => steps(app)).toBeGreaterThan(before);
  // Each press makes it ten times smaller, until it trains to its end.
  await wrong.getByRole('button', { name: 'Try rate 0.1', exact: true }).click();
  await expect(app.figure('step')).toHaveText('100 of 100', { timeout: 60_000 });
  await expect(wrong).toBeHidden();
  await app.undo();
  await expect(app.inspector.getByLabel('Learning rate', { exact: true })).toHaveValue('1');
});

test('another backend in the midst of a run goes on from the very step', async ({ app }) => {
  await app.open();
  await trainLong(app);
  await app.useBackend(/^Plain JavaScript/);
  await expect(app.training.getByRole('button', { name: /Backend: Plain JavaScript/ })).toBeVisible({ timeout: 60_000 });
  await expect(app.button('Pause')).toBeVisible();
  await app.button('Pause').click();
  await expect(app.button('Resume')).toBeVisible();
  const paused = await steps(app);
  expect(paused).toBeGreaterThan(1000);
  await app.useBackend(/^WASM/);
  await expect(app.training.getByRole('button', { name: /Backend: WASM SIMD/ })).toBeVisible({ timeout: 60_000 });
  await app.button('Step').click();
  await expect(app.figure('step')).toContainText((paused + 1).toLocaleString('en-US'));
});
