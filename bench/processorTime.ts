/**
 * How long the page's thread computed in its longest task. Beside a training on as many threads as there are cores a task lasts
 * longer than that, by what the system gives to the others: what the page itself can help is this.
 */
import type { Browser, Page } from 'playwright';

/** What is looked at of an event of a trace, times in microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  /** Processor time. */
  readonly tdur?: number;
  readonly args: { readonly name?: string; readonly data?: { readonly type?: string } };
}

/** Milliseconds of processor time of the longest task that began with the first click in the action or after it. */
export async function longestComputing(browser: Browser, page: Page, action: () => Promise<void>): Promise<number> {
  await browser.startTracing(page, { categories: ['toplevel', 'devtools.timeline'] });
  const trace = await action().then(() => browser.stopTracing(), async (error: unknown) => {
    await browser.stopTracing();
    throw error;
  });
  const { traceEvents: events } = JSON.parse(trace.toString()) as { readonly traceEvents: readonly TraceEvent[] };
  const click = events.find(({ name, args }) => name === 'EventDispatch' && args.data?.type === 'click');
  if (!click) throw new Error('The trace has no click: the browser names its events otherwise than it did.');
  // A task of the thread counts the ones that are run within it.
  const tasks = events.filter(({ name, pid, tid, ts, tdur }) => name.endsWith('RunTask') && pid === click.pid && tid === click.tid && ts + (tdur ?? 0) > click.ts);
  if (tasks.length === 0) throw new Error('The trace has no tasks: the browser names its events otherwise than it did.');
  return Math.max(...tasks.map(({ tdur }) => tdur ?? 0)) / 1000;
}
