/**
 * The built page in a real Chromium: how much it loads, how soon it trains, how long its thread is held up meanwhile,
 * and how old the chart is. Each visit has a profile of its own. Run: npx tsx bench/page.ts [folder of a build] (else it builds one).
 */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright';
import { build, preview } from 'vite';
import { CHROMIUM_FLAGS, chromiumPath } from '../scripts/chromium.ts';
import { firstScripts } from '../scripts/firstScript.ts';
import { longestComputing } from './processorTime.ts';
import type { BenchRow } from './row.ts';

const root = path.resolve(import.meta.dirname, '..');
const PORT = Number(process.env['NETLOOM_BENCH_PORT'] ?? 4188);
const TIMES = 3;
/** XOR's whole run, where it is quicker than this; else a part of it. In milliseconds. */
const XOR_MS = 6000;
const CONVNET_MS = 8000;
/** How long a person looks at a graph before they press Train, in milliseconds; one in a hurry; and what no person can. */
const LOOKS_MS = 3000;
const HURRIES_MS = 1000;
const AT_ONCE_MS = 0;

/** What the page writes down about itself. */
interface Watch {
  firstNode: number | null;
  tasks: { start: number; length: number }[];
  /** From the press on Train on: when, the steps that the engine has reported, and the step that the chart's text names. */
  samples: { at: number; reported: number; drawn: number }[];
  pressed: number | null;
  firstStep: number | null;
  /** When the engine said that it took all its steps. */
  done: number | null;
}

/** What is looked at of an event of the engine. */
interface Said {
  readonly type: string;
  readonly state?: string;
  readonly progress?: { readonly step: number };
}

/** Runs in the page before its own code. */
function watch(): void {
  const seen: Watch = { firstNode: null, tasks: [], samples: [], pressed: null, firstStep: null, done: null };
  Object.assign(window, { benchWatch: seen });
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) seen.tasks.push({ start: startTime, length: duration });
  }).observe({ type: 'longtask', buffered: true });
  let reported = 0;
  const Plain = window.Worker;
  window.Worker = class extends Plain {
    constructor(...given: ConstructorParameters<typeof Worker>) {
      super(...given);
      this.addEventListener('message', ({ data }: MessageEvent<{ readonly event?: Said } | null>) => {
        if (data?.event?.type === 'state' && data.event.state === 'done') seen.done ??= performance.now();
        if (data?.event?.type === 'progress') reported = data.event.progress?.step ?? 0;
      });
    }
  };
  document.addEventListener('click', (event) => {
    if (event.target instanceof Element && event.target.closest('button')?.textContent === 'Train') seen.pressed = performance.now();
  }, { capture: true });
  const numberIn = (text: string | null | undefined, form: RegExp) => Number(form.exec(text ?? '')?.[1]?.replaceAll(',', '') ?? 0);
  const look = () => {
    const node = seen.firstNode === null ? document.querySelector('.react-flow__node') : null;
    // React Flow hides a card until it is measured. The frame that shows it is painted after this callback.
    if (node && getComputedStyle(node).visibility === 'visible') seen.firstNode = performance.now();
    if (seen.pressed !== null) {
      const counter = numberIn(document.querySelector('[data-term="step"] dd')?.textContent, /^([\d,]+)/);
      const drawn = numberIn(document.querySelector('[data-testid="chart-text"]')?.textContent, /at step ([\d,]+)/);
      if (counter > 0) seen.firstStep ??= performance.now();
      seen.samples.push({ at: performance.now(), reported, drawn });
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

interface Visit {
  readonly firstNode: number;
  readonly longestTask: number;
  /** The oldest that the chart's last point was when the engine had reported newer ones. */
  readonly chartAge: number;
  readonly firstStep: number;
  /** From the press on Train until the engine has taken all steps; NaN where it has not. */
  readonly done: number;
  readonly scriptBytes: number;
}

/** Opens the app afresh, chooses a preset, looks at it for a while, and presses Train. */
async function visit(browser: Browser, address: string, preset: string | null, looks: number, length: number): Promise<Visit> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  try {
    const scriptBytes = await come(page, address, preset, looks);
    await train(page, length);
    return { ...figuresOf(await page.evaluate(() => (window as unknown as { benchWatch: Watch }).benchWatch)), scriptBytes };
  } finally {
    await page.close();
  }
}

/** A visit of its own: a trace takes time, too. Milliseconds. */
async function computing(browser: Browser, address: string, preset: string | null, length: number): Promise<number> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  try {
    await come(page, address, preset, LOOKS_MS);
    return await longestComputing(browser, page, () => train(page, length));
  } finally {
    await page.close();
  }
}

/** @returns the bytes of JavaScript that were loaded when the first card was shown. */
async function come(page: Page, address: string, preset: string | null, looks: number): Promise<number> {
  // tsx names functions by a helper of its own, which the page does not have.
  await page.addInitScript('globalThis.__name ??= (named) => named');
  await page.addInitScript(watch);
  await page.goto(address);
  await page.waitForFunction(() => (window as unknown as { benchWatch: Watch }).benchWatch.firstNode !== null);
  const scriptBytes = await bytesBeforeFirstNode(page);
  if (preset) {
    await page.getByRole('button', { name: 'Presets', exact: true }).click();
    await page.getByRole('menuitem', { name: preset }).click();
  }
  await page.waitForTimeout(looks);
  return scriptBytes;
}

/** Presses Train, and waits until the run is done or has gone on for so long after its first step. */
async function train(page: Page, length: number): Promise<void> {
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await page.waitForFunction(
    (limit) => {
      const { pressed, firstStep } = (window as unknown as { benchWatch: Watch }).benchWatch;
      const done = document.querySelector('[role="status"]')?.textContent?.startsWith('Training finished') === true;
      return firstStep !== null && pressed !== null && (done || performance.now() - firstStep > limit);
    },
    length,
    { timeout: 120_000 },
  );
}

/** JavaScript that had come over the wire when the first card was shown, in bytes of its plain text. */
function bytesBeforeFirstNode(page: Page): Promise<number> {
  return page.evaluate(() => {
    const until = (window as unknown as { benchWatch: Watch }).benchWatch.firstNode ?? 0;
    const scripts = performance.getEntriesByType('resource').filter((entry) => new URL(entry.name).pathname.endsWith('.js') && entry.startTime + entry.duration <= until);
    return scripts.reduce((sum, entry) => sum + (entry as PerformanceResourceTiming).decodedBodySize, 0);
  });
}

function figuresOf({ firstNode, tasks, samples, pressed, firstStep, done }: Watch): Omit<Visit, 'scriptBytes'> {
  const start = pressed ?? 0;
  return {
    firstNode: firstNode ?? NaN,
    longestTask: Math.max(0, ...tasks.filter((task) => task.start + task.length > start).map((task) => task.length)),
    chartAge: oldest(samples),
    firstStep: (firstStep ?? NaN) - start,
    done: (done ?? NaN) - start,
  };
}

/** A point is as old as the engine's first report of steps after it. Of n steps the last loss is that of step n - 1. */
function oldest(samples: Watch['samples']): number {
  let worst = 0;
  let passed = 0;
  for (const { at, reported, drawn } of samples) {
    while (passed < samples.length && (samples[passed]?.reported ?? 0) - 1 <= drawn) passed++;
    const since = samples[passed]?.at;
    if (reported - 1 > drawn && since !== undefined && since < at) worst = Math.max(worst, at - since);
  }
  return worst;
}

/** Measures a build; makes one where none is named. */
export async function measure(dist: string | null = null): Promise<readonly BenchRow[]> {
  if (dist === null) await build({ root, logLevel: 'warn' });
  const outDir = dist ?? path.join(root, 'dist');
  const server = await preview({ root, logLevel: 'warn', build: { outDir }, preview: { host: 'localhost', port: PORT, strictPort: true } });
  const executablePath = chromiumPath();
  const browser = await chromium.launch({ args: CHROMIUM_FLAGS, ...(executablePath ? { executablePath } : {}) });
  try {
    const address = `http://localhost:${PORT}/`;
    const several = async (preset: string | null, looks: number, length: number) => {
      const visits: Visit[] = [];
      for (let time = 0; time < TIMES; time++) visits.push(await visit(browser, address, preset, looks, length));
      return visits;
    };
    return rowsOf(outDir, {
      xor: await several(null, LOOKS_MS, XOR_MS),
      convnet: await several('convnet', LOOKS_MS, CONVNET_MS),
      convnetSoon: await several('convnet', HURRIES_MS, 0),
      convnetAtOnce: await several('convnet', AT_ONCE_MS, 0),
      xorComputing: await computing(browser, address, null, XOR_MS),
      convnetComputing: await computing(browser, address, 'convnet', CONVNET_MS),
    });
  } finally {
    await browser.close();
    await server.close();
  }
}

interface Visits {
  readonly xor: readonly Visit[];
  readonly convnet: readonly Visit[];
  readonly convnetSoon: readonly Visit[];
  /** Train pressed as soon as there is a button. */
  readonly convnetAtOnce: readonly Visit[];
  /** Processor time of the longest task, in milliseconds. */
  readonly xorComputing: number;
  readonly convnetComputing: number;
}

function rowsOf(dist: string, { xor, convnet, convnetSoon, convnetAtOnce, xorComputing, convnetComputing }: Visits): readonly BenchRow[] {
  const of = (visits: readonly Visit[], figure: keyof Visit) => visits.map((each) => each[figure]).sort((a, b) => a - b);
  const row = (what: string, unit: string, values: readonly number[], must: number | null, digits = 0, aim: number | null = null): BenchRow => ({
    what,
    unit,
    value: Number((values[values.length >> 1] ?? NaN).toFixed(digits)),
    must,
    aim,
    note: `median of ${values.length}: ${values.map((value) => value.toFixed(digits)).join(', ')}`,
  });
  const firstScript = firstScripts(dist).reduce((sum, file) => sum + file.gzipped, 0);
  const seconds = (values: readonly number[]) => values.map((value) => value / 1000);
  return [
    { what: 'page: first script with its static imports, gzipped', unit: 'kB', value: Number((firstScript / 1000).toFixed(1)), must: 200, aim: null },
    row('page: JavaScript loaded before the first card, not compressed', 'kB', of(xor, 'scriptBytes').map((bytes) => bytes / 1000), null),
    row('page: first card shown after', 'ms', of(xor, 'firstNode'), null),
    row('page: XOR, 60,000 steps, from Train until the engine is done', 's', seconds(of(xor, 'done')), 0.6, 2, 0.1),
    row('page: longest task from Train on, XOR', 'ms', of(xor, 'longestTask'), 50),
    row('page: longest task from Train on, convnet', 'ms', of(convnet, 'longestTask'), 50),
    row('page: processor time of the longest task from Train on, XOR', 'ms', [xorComputing], 50),
    row('page: processor time of the longest task from Train on, convnet', 'ms', [convnetComputing], 50),
    row('page: oldest last point of the chart, XOR at full speed', 's', seconds(of(xor, 'chartAge')), 0.3, 2),
    row('page: oldest last point of the chart, convnet', 's', seconds(of(convnet, 'chartAge')), 0.3, 2),
    row('page: first step after Train, convnet, files at hand, pressed 3 s after opening', 's', seconds(of(convnet, 'firstStep')), 0.8, 2),
    row('page: the same, pressed 1 s after opening', 's', seconds(of(convnetSoon, 'firstStep')), 0.8, 2),
    row('page: the same, pressed as soon as there is a button', 's', seconds(of(convnetAtOnce, 'firstStep')), 0.8, 2),
  ];
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for (const { what, value, unit, must, note } of await measure(process.argv[2] ?? null)) {
    console.log(`${what}: ${value} ${unit}${must === null ? '' : ` (must: ${must})`}${note ? `; ${note}` : ''}`);
  }
}
