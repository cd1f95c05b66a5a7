/** What can go wrong with a run while it goes on, done to it on purpose: nothing is lost. */
import type { Page, Worker } from '@playwright/test';
import type { App } from './app.ts';
import { expect, test } from './test.ts';

/** The engine's script; another worker leads the wires. */
const ENGINE = /\/worker[^/]*\.[jt]s/;

/** The engine's worker among those of the page. */
async function engineOf(page: Page): Promise<Worker> {
  const isEngine = (worker: Worker) => ENGINE.test(worker.url());
  return page.workers().find(isEngine) ?? page.waitForEvent('worker', isEngine);
}

const steps = async (app: App): Promise<number> => Number.parseInt((await app.figure('step').innerText()).replaceAll(',', ''));

/** So many steps that no test sees their end. */
async function trainLong(app: App): Promise<void> {
  await app.deselect();
  await app.setField('Steps', '900000000');
  await app.button('Train').click();
  await expect(app.button('Pause')).toBeVisible({ timeout: 60_000 });
  await expect.poll(() => steps(app), { timeout: 60_000 }).toBeGreaterThan(1000);
}

/** The offer to go on, once there is one. */
const offer = (app: App) => app.training.getByRole('button', { name: /Continue from step/ });

test('a worker that the browser ends is noticed at once, and the run goes on from its last checkpoint', async ({ app }) => {
  await app.open();
  await trainLong(app);
  await app.button('Pause').click();
  await expect(app.button('Resume')).toBeVisible();
  const paused = await steps(app);
  await app.button('Resume').click();
  await expect.poll(() => steps(app)).toBeGreaterThan(paused);
  await (await engineOf(app.page)).evaluate(() => { self.close(); });
  await expect(offer(app)).toBeVisible();
  await expect(app.training).toContainText('the browser ended it');
  await offer(app).click();
  await expect(app.button('Pause')).toBeVisible({ timeout: 60_000 });
  await expect.poll(() => steps(app)).toBeGreaterThan(paused);
});

test('a graphics context that is lost is told as that, and the run goes on', async ({ app }) => {
  // The context lies in the worker, which gives it to nobody: a hook in front of its program keeps it at hand.
  await app.page.route(ENGINE, async (route) => {
    const response = await route.fetch();
    const hook = 'self.contexts = []; { const get = OffscreenCanvas.prototype.getContext; OffscreenCanvas.prototype.getContext = function (...args) { const context = get.apply(this, args); if (context && String(args[0]).startsWith("webgl")) self.contexts.push(context); return context; }; }\n';
    await route.fulfill({ response, body: hook + (await response.text()) });
  });
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
