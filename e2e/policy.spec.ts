/** The Content-Security-Policy of the built page: it holds, and nothing that the app does meets it. */
import { expect, test } from './test.ts';

test('what would run a script that was slipped in, or send something away, is refused', async ({ page }) => {
  await page.goto('./');
  await expect(page.getByRole('region', { name: 'Canvas', exact: true })).toBeVisible();
  const met = await page.evaluate(async () => {
    const violations: string[] = [];
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => { violations.push(effectiveDirective); });
    const inline = document.createElement('script');
    inline.textContent = 'window.slippedIn = true';
    document.head.append(inline);
    const button = document.createElement('button');
    button.setAttribute('onclick', 'window.slippedIn = true');
    document.body.append(button);
    button.click();
    // Runs as the page's own code does; what a test runs itself may use eval.
    await new Promise((done) => { setTimeout(done, 0); });
    const sent = await fetch('https://example.com/', { method: 'POST', body: 'x' }).then(() => true, () => false);
    const base = document.createElement('base');
    base.href = 'https://example.com/';
    document.head.append(base);
    const worker = new Promise((done) => {
      try {
        const started = new Worker(URL.createObjectURL(new Blob(['postMessage(1)'], { type: 'text/javascript' })));
        started.onmessage = () => { done(true); };
        started.onerror = () => { done(false); };
      } catch {
        done(false);
      }
    });
    return { violations, sent, base: document.baseURI.startsWith('https://example.com'), worker: await worker, slippedIn: 'slippedIn' in window };
  });
  expect(met).toMatchObject({ sent: false, base: false, worker: false, slippedIn: false });
  expect(new Set(met.violations)).toEqual(new Set(['script-src-elem', 'script-src-attr', 'connect-src', 'base-uri', 'worker-src']));
});

test('nothing on the way from opening to training, pictures, lessons, links and files meets the policy', async ({ app }) => {
  const { page } = app;
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) => {
      throw new Error(`Against the policy: ${effectiveDirective} ${blockedURI} ${sample}`);
    });
  });
  await app.open();
  await app.button('Train').click();
  await expect(app.figure('step')).toHaveText('60,000 of 60,000', { timeout: 120_000 });
  const picture = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download the curves as PNG' }).first().click();
  expect((await picture).suggestedFilename()).toMatch(/\.png$/);
  for (const tab of ['Runs', 'Problems', 'Code']) {
    await page.getByRole('tab', { name: tab, exact: true }).click();
    await expect(page.getByRole('tabpanel', { name: tab, exact: true })).not.toBeEmpty();
  }
  // Menus and dialogs hold the page still by styles of their own.
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Find a command' })).toBeFocused();
  await page.keyboard.press('Escape');
  await app.node('Hidden layer').click({ button: 'right' });
  await expect(page.getByRole('menu', { name: 'Nodes' })).toBeVisible();
  await page.keyboard.press('Escape');

  // A link to this graph, opened in the same window, is read by zod and the parser.
  await page.evaluate(() => { Object.defineProperty(navigator.clipboard, 'writeText', { value: () => Promise.reject(new Error('no')) }); });
  await page.getByRole('button', { name: 'Share' }).click();
  await page.getByRole('menuitem', { name: /^Copy a link/ }).click();
  await expect.poll(() => page.url()).toContain('#graph=');
  await page.reload();
  await expect(app.node('Output layer')).toBeVisible();

  await app.preset('Perceptron (OR)');
  await page.getByRole('tabpanel', { name: 'Lesson', exact: true }).getByRole('button', { name: 'Next', exact: true }).click();
  await expect(page.getByRole('tabpanel', { name: 'Lesson', exact: true }).locator('.katex').first()).toBeVisible();
  await app.preset('MNIST convnet');
  await app.button('Step').click();
  await expect(app.figure('step')).toHaveText(/^1 of/, { timeout: 120_000 });
});
