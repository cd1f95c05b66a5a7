import { startTransition, useCallback, useEffect, useRef, useState } from 'react';
import type { Column, Layout } from '../../../datasets/csv/params.ts';
import type { TableProfile } from '../../../datasets/csv/profile.ts';
import type { FileProblem } from '../../../datasets/own/problem.ts';
import { spokenCatalogue } from '../../../words/i18n.ts';
import type { Counts, FromWorker, ToWorker } from './messages.ts';

/** How far the reading of a table is. */
export type Reading =
  | { readonly state: 'reading'; readonly rows: number; readonly share: number }
  | { readonly state: 'read'; readonly profile: TableProfile }
  | { readonly state: 'refused'; readonly problem: FileProblem; readonly layout: Layout | null };

const BEGINNING: Reading = { state: 'reading', rows: 0, share: 0 };

/** Reads a file in a worker of its own, again whenever `given` is another object; closing the window ends it. */
export function useTable(file: Blob, given: Partial<Layout>): Reading & { readonly count: (columns: readonly Column[]) => Promise<Counts> } {
  const [result, setResult] = useState<{ readonly of: Partial<Layout> | null; readonly reading: Reading }>({ of: null, reading: BEGINNING });
  const worker = useRef<Worker | null>(null);
  const waiting = useRef<((counts: Counts) => void)[]>([]);
  useEffect(() => {
    const own = new Worker(new URL('./table.worker.ts', import.meta.url), { type: 'module', name: 'netloom-table' });
    worker.current = own;
    const tell = (reading: Reading) => { setResult({ of: given, reading }); };
    own.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      if (data.type === 'progress') tell({ state: 'reading', rows: data.rows, share: data.share });
      // Every column brings a picture and a list of its own: drawn at one go they would hold the page up.
      else if (data.type === 'profile') startTransition(() => { tell({ state: 'read', profile: data.profile }); });
      else if (data.type === 'refused') tell({ state: 'refused', problem: data.problem, layout: data.layout });
      else waiting.current.shift()?.(data.counts);
    };
    const message: ToWorker = { type: 'read', file, given, spoken: spokenCatalogue() };
    own.postMessage(message);
    return () => {
      own.terminate();
      waiting.current = [];
    };
  }, [file, given]);
  const count = useCallback((columns: readonly Column[]) => new Promise<Counts>((done) => {
    waiting.current.push(done);
    const message: ToWorker = { type: 'count', columns };
    worker.current?.postMessage(message);
  }), []);
  return { ...(result.of === given ? result.reading : BEGINNING), count };
}
