/**
 * A graph with 24 miniatures in a real Chromium while it trains: how long scripts run in a frame in which miniatures are painted,
 * and what being live costs the training. Run: npx tsx bench/live.ts [folder of a build] (else it builds one).
 */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright';
import { build, preview } from 'vite';
import { CHROMIUM_FLAGS, chromiumPath } from '../scripts/chromium.ts';
import { emptyDocument, type GraphDocument } from '../src/graph/document.ts';
import { encodeLink } from '../src/graph/link.ts';
import type { BenchRow } from './row.ts';
import { ownTime, type TraceEvent } from './trace.ts';

const root = path.resolve(import.meta.dirname, '..');
const PORT = Number(process.env['NETLOOM_BENCH_PORT'] ?? 4189);
/** How long training is watched, in milliseconds. */
const WATCHED_MS = 5000;
/** How long a person looks at the graph before they press Train. */
const LOOKS_MS = 2000;
const PICTURES = 24;
/** Units of the layers in turn: bundles of 64 strands, and pictures of as many tiles as there are at most. */
const UNITS = [8, 8, 16];

/** Dense layers one after another on the spirals, in rows of six. */
function graph(): GraphDocument {
  const layers = Array.from({ length: PICTURES - 1 }, (_, at) => ({ id: `layer${at}`, units: at === PICTURES - 2 ? 1 : (UNITS[at % UNITS.length] ?? 8) }));
  const place = (at: number) => ({ x: (at % 6) * 260, y: Math.floor(at / 6) * 180 });
  return {
    ...emptyDocument('24 pictures'),
    nodes: [
      { id: 'data', kind: 'dataset', position: place(0), params: { source: 'spirals' } },
      ...layers.map(({ id, units }, at) => ({ id, kind: 'dense', position: place(at + 1), params: { units, activation: 'tanh' } })),
      { id: 'loss', kind: 'loss', position: place(PICTURES), params: { function: 'meanSquaredError' } },
    ],
    edges: [
      ...layers.map(({ id }, at) => ({ id: `to-${id}`, from: at === 0 ? 'data.features' : `layer${at - 1}.out`, to: `${id}.in` })),
      { id: 'prediction', from: `layer${PICTURES - 2}.out`, to: 'loss.prediction' },
      { id: 'target', from: 'data.labels', to: 'loss.target' },
    ],
    training: { optimizer: { kind: 'adam', learningRate: 0.0005 }, batchSize: 32, steps: 1_000_000, shuffle: true, seed: 1 },
  };
}

const FIRST_VIEW = 'Output over the plane';
const VIEWS = [FIRST_VIEW, 'Inside a layer', 'Gradients and weights', 'Histograms over time'];

interface Watched {
  /** Milliseconds of script in the drawing of each frame in which miniatures were painted (its animation callbacks), in order of size. */
  readonly draws: readonly number[];
  /** Of all script since the frame before: messages of the engine and what React made of them too, several where frames come slowly. */
  readonly frames: readonly number[];
  /** Of these, in painting the miniatures alone. */
  readonly paints: readonly number[];
  readonly stepsPerSecond: number;
  readonly miniatures: number;
}

const SCRIPTS = new Set(['FunctionCall', 'EvaluateScript', 'FireAnimationFrame', 'RunMicrotasks', 'TimerFire', 'v8.callFunction', 'HandlePostMessage']);

/** Script between two animation frames of the page's thread, for the frames that painted. */
function framesOf(events: readonly TraceEvent[]): Pick<Watched, 'draws' | 'frames' | 'paints'> {
  const paints = events.filter(({ name, ph }) => name === 'live-paint' && ph === 'b');
  const ends = events.filter(({ name, ph }) => name === 'live-paint' && ph === 'e');
  const thread = paints[0]?.tid;
  const scripts = events.filter(({ name, ph, tid }) => ph === 'X' && tid === thread && SCRIPTS.has(name)).sort((a, b) => a.ts - b.ts);
  const starts = scripts.filter(({ name }) => name === 'FireAnimationFrame').map(({ ts, dur = 0 }) => ts + dur).sort((a, b) => a - b);
  const callbacks = scripts.filter(({ name }) => name === 'FireAnimationFrame');
  const draws = paints.map(({ ts }) => ownTime(callbacks, ts - 4000, ts + 4000) / 1000);
  const frames = paints.map(({ ts }) => {
    const end = starts.find((each) => each > ts) ?? Infinity;
    // The frame's other callbacks end at nearly the same time; the frame before is over a few milliseconds earlier.
    const begin = starts.filter((each) => each < ts - 4000).at(-1) ?? 0;
    return ownTime(scripts, begin, end) / 1000;
  });
  const sorted = (values: readonly number[]) => [...values].sort((a, b) => a - b);
  return { draws: sorted(draws), frames: sorted(frames), paints: sorted(paints.map(({ ts }, at) => ((ends[at]?.ts ?? NaN) - ts) / 1000)) };
}

/** What is open while it trains. */
interface Opened {
  readonly live: boolean;
  /** Charts below the canvas, and the column beside it. */
  readonly panels: boolean;
  /** The view on the stage, by its label; null where the stage is folded. */
  readonly view: string | null;
}

async function visit(browser: Browser, address: string, { live, panels, view }: Opened): Promise<Watched> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  try {
    await page.addInitScript((state) => { localStorage.setItem('netloom-preferences', JSON.stringify({ state, version: 1 })); }, { live: live ? 'on' : 'off', dockOpen: panels, inspectorOpen: panels, stageOpen: view !== null });
    await page.goto(`${address}#graph=${encodeLink(graph())}`);
    await page.locator('.react-flow__node').nth(PICTURES).waitFor();
    if (live) await page.locator('[data-live]').nth(PICTURES - 1).waitFor();
    if (view !== null && view !== FIRST_VIEW) {
      await page.getByRole('combobox', { name: 'Picture', exact: true }).click();
      await page.getByRole('option', { name: new RegExp(`^${view}`) }).click();
    }
    await page.waitForTimeout(LOOKS_MS);
    await page.getByRole('button', { name: 'Train', exact: true }).click();
    while ((await stepOf(page)) < 200) await page.waitForTimeout(500);
    const step = await stepOf(page);
    const from = performance.now();
    await browser.startTracing(page, { categories: ['-*', 'devtools.timeline', 'v8', 'blink.user_timing'] });
    await page.waitForTimeout(WATCHED_MS);
    const trace = await browser.stopTracing();
    const stepsPerSecond = ((await stepOf(page)) - step) / ((performance.now() - from) / 1000);
    const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: readonly TraceEvent[] };
    return { ...framesOf(traceEvents), stepsPerSecond, miniatures: await page.locator('[data-live]').count() };
  } finally {
    await page.close();
  }
}

function stepOf(page: Page): Promise<number> {
  return page.evaluate(() => Number(/^([\d,]+)/.exec(document.querySelector('[data-term="step"] dd')?.textContent ?? '')?.[1]?.replaceAll(',', '') ?? 0));
}

function frameRow(what: string, { draws, frames, paints, miniatures }: Watched, must: number | null): BenchRow {
  const at = (values: readonly number[], share: number) => Number((values[Math.floor(values.length * share)] ?? NaN).toFixed(1));
  return { what, unit: 'ms', value: at(draws, 0.5), must, aim: null, note: `median of ${draws.length} frames with ${miniatures} miniatures; a tenth took longer than ${at(draws, 0.9)} ms; painting alone ${at(paints, 0.5)} ms; all script since the frame before ${at(frames, 0.5)} ms` };
}

/** Open views may take a quarter of the training's speed. */
const SPEED_KEPT = 75;

function speedRow(what: string, now: Watched, without: Watched): BenchRow {
  return { what: `${what}, of those without`, unit: '%', value: Math.round((100 * now.stepsPerSecond) / without.stepsPerSecond), must: SPEED_KEPT, aim: null, note: `${Math.round(now.stepsPerSecond)} of ${Math.round(without.stepsPerSecond)}` };
}

/** Measures a build; makes one where none is named. */
export async function measure(dist: string | null = null): Promise<readonly BenchRow[]> {
  if (dist === null) await build({ root, logLevel: 'warn' });
  const server = await preview({ root, logLevel: 'warn', build: { outDir: dist ?? path.join(root, 'dist') }, preview: { host: 'localhost', port: PORT, strictPort: true } });
  const executablePath = chromiumPath();
  const browser = await chromium.launch({ args: CHROMIUM_FLAGS, ...(executablePath ? { executablePath } : {}) });
  try {
    const address = `http://localhost:${PORT}/`;
    const still = await visit(browser, address, { live: false, panels: true, view: null });
    const live = await visit(browser, address, { live: true, panels: true, view: FIRST_VIEW });
    const alone = await visit(browser, address, { live: true, panels: false, view: null });
    const shares: BenchRow[] = [];
    for (const view of VIEWS) {
      const before = await visit(browser, address, { live: false, panels: true, view: null });
      const open = await visit(browser, address, { live: false, panels: true, view });
      shares.push(speedRow(`steps a second with the view “${view}” open`, open, before));
    }
    return [
      frameRow('live: script that draws a frame, canvas alone', alone, 16),
      frameRow('live: the same with charts and the picture of the problem', live, null),
      speedRow('live: steps a second with live pictures and the picture of the problem', live, still),
      ...shares,
    ];
  } finally {
    await browser.close();
    await server.close();
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for (const { what, value, unit, must, note } of await measure(process.argv[2] ?? null)) console.log(`${what}: ${value} ${unit}${must === null ? '' : ` (must: ${must})`}${note ? `; ${note}` : ''}`);
}
