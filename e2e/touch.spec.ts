/** Adding, wiring, moving about and training with fingers. */
import type { CDPSession, Page } from '@playwright/test';
import { centre, type Point } from './app.ts';
import { barriers } from './barriers.ts';
import { expect, test } from './test.ts';
import type { App } from './app.ts';

/** Opened, with what tells edits there: its code comes when the first screen stands. */
async function opened(app: App): Promise<void> {
  await app.open();
  await expect(app.said).toBeAttached();
}

test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 }, colorScheme: 'light', contextOptions: { reducedMotion: 'reduce' } });

/** Fingers on the screen. Playwright knows taps alone. */
class Hand {
  readonly #devtools: CDPSession;

  private constructor(devtools: CDPSession) {
    this.#devtools = devtools;
  }

  static async over(page: Page): Promise<Hand> {
    return new Hand(await page.context().newCDPSession(page));
  }

  async #send(type: 'touchStart' | 'touchMove' | 'touchEnd', ...fingers: readonly Point[]): Promise<void> {
    await this.#devtools.send('Input.dispatchTouchEvent', { type, touchPoints: fingers.map(({ x, y }, id) => ({ x, y, id })) });
  }

  async drag(from: Point, to: Point): Promise<void> {
    await this.#send('touchStart', from);
    for (let share = 0.25; share <= 1; share += 0.25) await this.#send('touchMove', between(from, to, share));
    await this.#send('touchEnd');
  }

  /** Two fingers that go apart from a point, or together, to so many pixels on both sides of it. */
  async pinch({ x, y }: Point, from: number, to: number): Promise<void> {
    const apart = (by: number) => [{ x: x - by, y }, { x: x + by, y }];
    await this.#send('touchStart', ...apart(from));
    for (let share = 0.2; share <= 1; share += 0.2) await this.#send('touchMove', ...apart(from + (to - from) * share));
    await this.#send('touchEnd');
  }

  async pressLong(at: Point, until: () => Promise<void>): Promise<void> {
    await this.#send('touchStart', at);
    await until();
    await this.#send('touchEnd');
  }
}

function between(from: Point, to: Point, share: number): Point {
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

async function add({ page }: App, kind: string): Promise<void> {
  await page.getByRole('button', { name: 'Show the palette' }).tap();
  const sheet = page.getByRole('dialog', { name: 'Add a node' });
  await sheet.getByRole('searchbox', { name: 'Search nodes' }).fill(kind);
  await sheet.getByRole('button', { name: kind, exact: true }).tap();
  await expect(sheet).toHaveCount(0);
}

async function zoom({ canvas }: App): Promise<number> {
  return Number.parseInt(await canvas.getByRole('group', { name: 'Zoom' }).innerText());
}

test('a net is added by taps, wired by dragging, and trained, with fingers alone', async ({ app }) => {
  const { page } = app;
  await opened(app);
  await page.getByRole('button', { name: 'More' }).tap();
  await page.getByRole('menuitem', { name: 'New graph' }).tap();
  for (const kind of ['Dataset', 'Dense', 'Loss']) await add(app, kind);
  await page.getByRole('button', { name: 'More' }).tap();
  await page.getByRole('menuitem', { name: 'Arrange from left to right' }).tap();
  expect.soft(await barriers(page, '[aria-label="Canvas"]'), 'three loose nodes').toEqual([]);

  const hand = await Hand.over(page);
  const wire = async (output: string, input: string) => {
    await expect(async () => { expect((await centre(app.port(input))).x).toBeGreaterThan(0); }).toPass();
    await hand.drag(await centre(app.port(output)), await centre(app.port(input)));
  };
  await wire('Dataset features', 'Dense input');
  await expect(app.wire('dataset.features to dense.in')).toHaveCount(1);
  await wire('Dense output', 'Loss prediction');
  await expect(app.wire('dense.out to loss.prediction')).toHaveCount(1);
  await expect(app.said).toContainText('Connected Dense output to Loss prediction.');
  // By two taps as well.
  // The browser takes no tap for half a second after a finger was lifted in the midst of a move; then the ports that would take the wire say so.
  await expect(async () => {
    await app.port('Dataset labels').tap();
    await expect(app.port('Loss target')).toHaveAttribute('data-fit', 'yes', { timeout: 2000 });
  }).toPass();
  await app.port('Loss target').tap();
  await expect(app.wire('dataset.labels to loss.target')).toHaveCount(1);

  await page.getByRole('button', { name: 'More' }).tap();
  await page.getByRole('menuitem', { name: 'Arrange from left to right' }).tap();
  await app.node('Dense').tap({ position: { x: 30, y: 8 } });
  await page.getByRole('button', { name: 'Show the inspector' }).tap();
  await app.setField('Units', '1');
  await page.getByRole('dialog', { name: 'Inspector' }).getByRole('button', { name: 'Close' }).tap();
  await app.button('Train').tap();
  await expect(app.training.getByRole('status')).toHaveText(/^Training finished at step [\d,]+, loss [\d.]+\.$/, { timeout: 60_000 });
});

test('a port is as large as a finger, two fingers zoom, and a long press on a port shows what it can be connected to', async ({ app }) => {
  const { page } = app;
  await opened(app);
  const hand = await Hand.over(page);
  const middle = await centre(app.canvas);
  const before = await zoom(app);
  await hand.pinch({ x: middle.x, y: middle.y + 120 }, 40, 110);
  await expect.poll(() => zoom(app)).toBeGreaterThan(before + 20);
  await page.getByRole('group', { name: 'Zoom' }).getByRole('button', { name: 'Fit the graph into view' }).tap();

  const reach = async () => page.evaluate(([x, y]) => {
    const over = (dx: number, dy: number) => document.elementFromPoint(x + dx, y + dy)?.getAttribute('aria-label') === 'Sigmoid s1 output';
    const far = (dx: number, dy: number) => { let by = 0; while (over(dx * by, dy * by)) by++; return by; };
    return { high: far(0, -1) + far(0, 1), wide: far(-1, 0) + far(1, 0) };
  }, Object.values(await centre(app.port('Sigmoid s1 output'))) as [number, number]);
  // Also from afar, where the whole graph is seen and the view has come to rest.
  await expect.poll(async () => (await reach()).high).toBeGreaterThanOrEqual(44);
  // A press while the view still moves does less.
  await expect(async () => {
    await page.getByRole('group', { name: 'Zoom' }).getByRole('button', { name: 'Zoom in' }).tap();
    expect(await zoom(app)).toBeGreaterThanOrEqual(90);
  }).toPass();
  await app.node('Sigmoid s1').focus();
  await expect.poll(async () => (await reach()).wide).toBeGreaterThanOrEqual(43);

  await hand.pressLong(await centre(app.port('Sigmoid s1 output')), async () => { await expect(page.getByRole('menu', { name: 'Port' })).toBeVisible(); });
  await page.getByRole('menuitem', { name: 'Connect to…' }).tap();
  await expect(page.getByRole('combobox', { name: 'Connect Sigmoid s1 output to' })).toBeVisible();
  await expect(page.getByRole('option', { name: /^A new node/ })).toBeVisible();
});

for (const width of [360, 390]) {
  test(`at ${width} px every button can be hit by a finger, and nothing is cut or covered`, async ({ app }) => {
    const { page } = app;
    await page.setViewportSize({ width, height: 740 });
    await page.goto('./');
    await expect(app.node('Output layer')).toBeAttached();
    const small = async () => page.evaluate(() => [...document.querySelectorAll<HTMLElement>('header button, section[aria-label="Training"] button, [role="tab"]')].flatMap((button) => {
      const { left, right, top, height, width: wide } = button.getBoundingClientRect();
      if (wide === 0) return [];
      const name = button.getAttribute('aria-label') ?? button.textContent;
      const inRow = button.getAttribute('role') === 'tab';
      const over = document.elementFromPoint(left + wide / 2, top + height / 2);
      // Tabs scroll sideways.
      const seen = inRow || (left >= 0 && right <= window.innerWidth && (over === button || button.contains(over) || over?.contains(button) === true));
      return height >= 44 && seen ? [] : [`${name}: ${Math.round(wide)} x ${Math.round(height)} at ${Math.round(left)}`];
    }));
    await expect.poll(small).toEqual([]);
    expect(await page.evaluate(() => (document.scrollingElement?.scrollWidth ?? Infinity) - window.innerWidth)).toBeLessThanOrEqual(0);
  });
}
