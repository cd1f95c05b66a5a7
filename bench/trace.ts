/** What Chromium's trace says of the script on the page's thread. */
import type { Browser, Page } from 'playwright';

/** What is read of an event. Times are in microseconds; `tdur` is what the thread was given of `dur` by a machine that others use too. */
export interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly pid: number;
  readonly tid: number;
  readonly args?: { readonly data?: { readonly type?: string } };
}

const SCRIPTS = new Set(['EventDispatch', 'FunctionCall', 'EvaluateScript', 'FireAnimationFrame', 'RunMicrotasks', 'TimerFire', 'v8.callFunction', 'HandlePostMessage', 'MinorGC', 'MajorGC']);

/** Milliseconds of script from each event of a type to the next of that type, the last one left out. Only what the thread itself spent is counted. */
export async function scriptByEvent(browser: Browser, page: Page, type: string, act: () => Promise<void>): Promise<readonly number[]> {
  await browser.startTracing(page, { categories: ['-*', 'devtools.timeline', 'v8'] });
  await act();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: readonly TraceEvent[] };
  const begins = traceEvents.filter(({ name, ph, args }) => name === 'EventDispatch' && ph === 'X' && args?.data?.type === type).sort((a, b) => a.ts - b.ts);
  const [first] = begins;
  if (!first) throw new Error(`The page was sent no “${type}”.`);
  const scripts = traceEvents.filter(({ name, ph, pid, tid }) => ph === 'X' && pid === first.pid && tid === first.tid && SCRIPTS.has(name)).sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));
  return begins.slice(0, -1).map(({ ts }, at) => ownTime(scripts, ts, begins[at + 1]?.ts ?? Infinity) / 1000);
}

/** Microseconds that the thread spent in scripts that began within an interval, what stands inside another counted once. */
export function ownTime(scripts: readonly TraceEvent[], begin: number, end: number): number {
  let sum = 0;
  let passed = begin;
  for (const { ts, dur = 0, tdur = dur } of scripts) {
    if (ts < passed || ts >= end) continue;
    sum += tdur;
    passed = ts + dur;
  }
  return sum;
}
