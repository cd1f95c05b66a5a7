/**
 * `npm run bench:ui`: the canvas under the hand in a real Chromium, with graphs of 300 and of 2,000 nodes. A card is dragged, then all of
 * them; the view is moved and zoomed; units are typed until the wires say the new shapes. Times of frames are script on the page's
 * thread, as the processor gave it: on a machine without a graphics processor painting takes as long again and is not ours.
 * `npx tsx bench/ui.ts [folder of a build]` measures that one and writes nothing down.
 */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright';
import { build, preview } from 'vite';
import { CHROMIUM_FLAGS, chromiumPath } from '../scripts/chromium.ts';
import { firstScripts } from '../scripts/firstScript.ts';
import { serializeDocument } from '../src/graph/serialize.ts';
import { FOLLOWERS, FRONT, largeGraph } from './largeGraph.ts';
import type { BenchRow } from './row.ts';
import { writeTable } from './table.ts';
import { scriptByEvent } from './trace.ts';

const root = path.resolve(import.meta.dirname, '..');
const PORT = Number(process.env['NETLOOM_BENCH_PORT'] ?? 4190);
const SIZES = [{ count: 300, must: 8 }, { count: 2000, must: 16 }] as const;
/** Moves of the pointer in one drag, and pixels of each. */
const MOVES = 60;
const STEP = { x: 3, y: 2 } as const;
/** Numbers typed in turn. */
const TYPED = [20, 24, 28, 32, 36, 40, 44, 48, 52] as const;
const TYPING_MS = 50;
const BETWEEN_MS = 1000;
const FIRST_SCRIPT_KB = 200;
/** Until wires have their ways and the engine holds the graph: nothing else is to be measured with the hand. */
const RESTS_MS = 4000;

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Milliseconds of each frame or act. */
interface Visit {
  readonly cards: number;
  readonly drag: readonly number[];
  readonly typing: readonly number[];
  readonly pan: readonly number[];
  readonly zoom: readonly number[];
  readonly dragOfWhole: readonly number[];
  readonly cardsOfWhole: number;
  readonly dragOfAll: readonly number[];
}

async function visit(browser: Browser, address: string, count: number): Promise<Visit> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  try {
    // tsx names functions by a helper of its own, which the page does not have.
    await page.addInitScript('globalThis.__name ??= (named) => named');
    // Playwright answers the window of an input, not the one by which a page gets hold of a file.
    await page.addInitScript(() => { Reflect.deleteProperty(window, 'showOpenFilePicker'); });
    await page.goto(address);
    await page.locator('.react-flow__node').first().waitFor();
    await open(page, count);
    const cards = await page.locator('.react-flow__node').count();
    const frames = (type: string, act: () => Promise<void>) => scriptByEvent(browser, page, type, act);
    const dragged = async () => { await drag(page, await cardInTheMiddle(page)); };
    const drawn = await frames('pointermove', dragged);
    const typing = await typed(page);
    const pan = await frames('pointermove', async () => { await drag(page, await ground(page)); });
    const zoom = await frames('wheel', async () => { await zoomOut(page); });
    await page.keyboard.press('Escape');
    await page.keyboard.press('f');
    await page.waitForTimeout(RESTS_MS);
    const cardsOfWhole = await page.locator('.react-flow__node').count();
    const dragOfWhole = await frames('pointermove', dragged);
    await page.keyboard.press('Control+a');
    await page.waitForTimeout(RESTS_MS);
    return { cards, drag: drawn, typing, pan, zoom, cardsOfWhole, dragOfWhole, dragOfAll: await frames('pointermove', dragged) };
  } finally {
    await page.close();
  }
}

/** As File › Open… does. */
async function open(page: Page, count: number): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('banner').getByRole('button', { name: 'File', exact: true }).click();
  await page.getByRole('menuitem', { name: /^Open…/ }).click();
  await (await chooser).setFiles({ name: 'large.json', mimeType: 'application/json', buffer: Buffer.from(serializeDocument(largeGraph(count))) });
  await page.locator(`.react-flow__node[data-id="${FRONT}"]`).waitFor();
  await page.waitForTimeout(RESTS_MS);
}

/** One move to a frame, as a hand does it that the page keeps up with. */
async function drag(page: Page, from: Point): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  for (let move = 1; move <= MOVES; move++) {
    // There and back again, so that the card stays where it is seen.
    const far = Math.min(move, MOVES - move);
    await page.mouse.move(from.x + far * STEP.x, from.y + far * STEP.y);
    await nextFrame(page);
  }
  await page.mouse.up();
}

async function zoomOut(page: Page): Promise<void> {
  const at = await ground(page);
  await page.mouse.move(at.x, at.y);
  for (let turn = 0; turn < MOVES / 2; turn++) {
    await page.mouse.wheel(0, turn % 2 ? 60 : 40);
    await nextFrame(page);
  }
}

function nextFrame(page: Page): Promise<void> {
  return page.evaluate(() => new Promise<void>((done) => { requestAnimationFrame(() => { done(); }); }));
}

/** A place on the card that lies nearest to the middle of the canvas and can be taken hold of. */
function cardInTheMiddle(page: Page): Promise<Point> {
  return page.evaluate(() => {
    const box = (document.querySelector('.react-flow') as Element).getBoundingClientRect();
    const places = [...document.querySelectorAll('.react-flow__node')].map((card) => {
      const { x, y, width, height } = card.getBoundingClientRect();
      return { card, x: x + width / 2, y: y + height / 2, far: Math.hypot(x + width / 2 - box.x - box.width / 2, y + height / 2 - box.y - box.height / 2) };
    });
    const free = places.filter(({ card, x, y }) => card.contains(document.elementFromPoint(x, y))).sort((a, b) => a.far - b.far)[0];
    if (!free) throw new Error('No card can be seen.');
    return { x: free.x, y: free.y };
  });
}

/** A place between the cards. */
function ground(page: Page): Promise<Point> {
  return page.evaluate(() => {
    const box = (document.querySelector('.react-flow') as Element).getBoundingClientRect();
    for (let far = 0; far < box.width / 2; far += 4) {
      const at = { x: box.x + box.width / 2 - far, y: box.y + box.height / 2 };
      if (document.elementFromPoint(at.x, at.y)?.classList.contains('react-flow__pane')) return at;
    }
    throw new Error('The canvas has no free place.');
  });
}

/** From the press of Enter in the field of units until the wires that are seen say them. */
async function typed(page: Page): Promise<readonly number[]> {
  await page.locator(`.react-flow__node[data-id="${FRONT}"]`).click();
  const field = page.getByRole('complementary', { name: 'Inspector' }).getByRole('textbox', { name: 'Units', exact: true });
  const wires = await page.evaluate((text) => [...document.querySelectorAll('.react-flow__edge')].filter((wire) => wire.getAttribute('aria-label')?.endsWith(`, ${text}`)).length, '16');
  if (wires < 4) throw new Error(`Only ${wires} wires that take the new shape are seen, of ${FOLLOWERS + 1}.`);
  const times: number[] = [];
  for (const units of TYPED) {
    await field.fill(String(units));
    const said = page.evaluate(() => new Promise<number>((done) => {
      let pressed = 0;
      document.addEventListener('keydown', (event) => { pressed = event.timeStamp; }, { capture: true, once: true });
      const watch = new MutationObserver(() => {
        const said = [...document.querySelectorAll('.react-flow__edgelabel-renderer span')].filter((label) => label.textContent === (document.activeElement as HTMLInputElement).value).length;
        if (pressed === 0 || said < 4) return;
        watch.disconnect();
        done(performance.now() - pressed);
      });
      watch.observe(document.querySelector('.react-flow') as Element, { subtree: true, childList: true, characterData: true });
    }));
    // Between two numbers a hand rests; what the edit before left to do is done meanwhile.
    await page.waitForTimeout(BETWEEN_MS);
    await field.press('Enter');
    times.push(await said);
  }
  return times;
}

/** Measures a build; makes one where none is named. */
export async function measure(dist: string | null = null): Promise<readonly BenchRow[]> {
  const outDir = dist ?? path.join(root, 'dist');
  if (dist === null) await build({ root, logLevel: 'warn' });
  const server = await preview({ root, logLevel: 'warn', build: { outDir }, preview: { host: 'localhost', port: PORT, strictPort: true } });
  const executablePath = chromiumPath();
  const browser = await chromium.launch({ args: CHROMIUM_FLAGS, ...(executablePath ? { executablePath } : {}) });
  try {
    const rows: BenchRow[] = [];
    for (const { count, must } of SIZES) rows.push(...rowsOf(count, must, await visit(browser, `http://localhost:${PORT}/`, count)));
    const firstScript = firstScripts(outDir).reduce((sum, file) => sum + file.gzipped, 0) / 1000;
    return [...rows, { what: 'first script with its static imports, gzipped', unit: 'kB', value: Number(firstScript.toFixed(1)), must: FIRST_SCRIPT_KB, aim: null }];
  } finally {
    await browser.close();
    await server.close();
  }
}

function rowsOf(count: number, must: number, { cards, drag, typing, pan, zoom, cardsOfWhole, dragOfWhole, dragOfAll }: Visit): readonly BenchRow[] {
  const row = (what: string, values: readonly number[], limit: number | null, seen = ''): BenchRow => {
    const sorted = [...values].sort((a, b) => a - b);
    const at = (share: number) => Number((sorted[Math.floor(sorted.length * share)] ?? NaN).toFixed(1));
    return { what: `${count.toLocaleString('en-US')} nodes: ${what}`, unit: 'ms', value: at(0.5), must: limit, aim: null, note: [`median of ${sorted.length}; a tenth took longer than ${at(0.9)} ms`, seen].filter(Boolean).join('; ') };
  };
  return [
    row('a frame while one card is dragged', drag, must, `${cards} cards drawn`),
    row('the same with the whole graph in view', dragOfWhole, must, `${cardsOfWhole} cards drawn`),
    row('a frame while all are dragged', dragOfAll, null, `${cardsOfWhole} cards drawn`),
    row('a frame while the view is moved', pan, null),
    row('a frame while it is zoomed out', zoom, null),
    row('from Enter in the field of units until the wires say the new shape', typing, TYPING_MS),
  ];
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const rows = await measure(process.argv[2] ?? null);
  for (const { what, value, unit, must, note } of rows) console.log(`${what}: ${value} ${unit}${must === null ? '' : ` (must: ${must})`}${note ? `; ${note}` : ''}`);
  if (process.argv[2] === undefined) writeTable('bench:ui', rows);
  process.exit(0);
}
