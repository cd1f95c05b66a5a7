/**
 * How long the page's thread is held up while a table of 100,000 rows is imported and its starter graph opened, in a real Chromium:
 * `npx tsx bench/importTable.ts` (it builds the page first; `-- dist` takes the build that is there).
 */
import path from 'node:path';
import { chromium, type Page } from 'playwright';
import { build, preview } from 'vite';
import { CHROMIUM_FLAGS, chromiumPath } from '../scripts/chromium.ts';
import { largeTable } from './tables.ts';

const ROOT = path.resolve(import.meta.dirname, '..');
const PORT = Number(process.env['NETLOOM_BENCH_PORT'] ?? 4189);
const ROUNDS = 3;

type Task = readonly [start: number, length: number];

interface Watched {
  tasks: Task[];
  file: File;
}

/** Milliseconds: from the act until it is done, the longest task of the page's thread meanwhile, and what its long tasks take beyond 50 ms each. */
interface Figures {
  readonly whole: number;
  readonly longest: number;
  readonly blocked: number;
}

async function timed(page: Page, act: () => Promise<void>): Promise<Figures> {
  const now = () => page.evaluate(() => performance.now());
  const from = await now();
  await act();
  const to = await now();
  // The observer hears of a task a moment after its end.
  await page.waitForTimeout(500);
  const tasks = (await page.evaluate(() => (window as unknown as { watched: Watched }).watched.tasks)).filter(([start]) => start >= from - 1 && start <= to);
  return { whole: to - from, longest: Math.max(0, ...tasks.map(([, length]) => length)), blocked: tasks.reduce((sum, [, length]) => sum + length - 50, 0) };
}

async function round(page: Page, address: string, text: string): Promise<Readonly<Record<string, Figures>>> {
  await page.goto(address);
  await page.locator('.react-flow__node').first().waitFor();
  // The file is there before anything is measured: making it is not the page's work.
  await page.evaluate((content) => {
    const watched: Watched = { tasks: [], file: new File([content], 'large.csv') };
    Object.assign(window, { watched });
    new PerformanceObserver((list) => { for (const { startTime, duration } of list.getEntries()) watched.tasks.push([startTime, duration]); }).observe({ type: 'longtask' });
  }, text);
  await page.waitForTimeout(2000);
  const dialog = page.getByRole('dialog');
  const read = await timed(page, async () => {
    await page.evaluate(() => {
      const data = new DataTransfer();
      data.items.add((globalThis as unknown as { watched: Watched }).watched.file);
      globalThis.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true, clientX: 300, clientY: 300 }));
    });
    await dialog.getByText(/80,000 rows to train with/).waitFor();
  });
  const opened = await timed(page, async () => {
    await dialog.getByRole('button', { name: 'Open a starter graph' }).click();
    await page.locator('.react-flow__node').filter({ hasText: 'large' }).waitFor();
  });
  return { 'dropped, until what the net sees is told': read, 'kept, and the starter graph opened': opened };
}

async function main(): Promise<void> {
  if (!process.argv.includes('dist')) await build({ root: ROOT, logLevel: 'warn' });
  const server = await preview({ root: ROOT, logLevel: 'warn', preview: { port: PORT, strictPort: true, open: false } });
  const executablePath = chromiumPath();
  const browser = await chromium.launch({ args: CHROMIUM_FLAGS, ...(executablePath ? { executablePath } : {}) });
  const text = new TextDecoder().decode(largeTable());
  const rounds: Readonly<Record<string, Figures>>[] = [];
  for (let at = 0; at < ROUNDS; at++) {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    // tsx names functions by a helper of its own, which the page does not have.
    await page.addInitScript('globalThis.__name ??= (named) => named');
    rounds.push(await round(page, `http://localhost:${PORT}/`, text));
    await page.close();
  }
  const middle = (of: (figures: Readonly<Record<string, Figures>>) => number) => Math.round(rounds.map(of).toSorted((a, b) => a - b)[ROUNDS >> 1] ?? NaN);
  for (const what of Object.keys(rounds[0] ?? {})) {
    const part = (name: keyof Figures) => middle((figures) => figures[what]?.[name] ?? NaN);
    console.log(`${what}: ${part('whole')} ms, longest task of the page's thread ${part('longest')} ms, blocked ${part('blocked')} ms`);
  }
  await browser.close();
  await server.close();
}

await main();
