import { useEffect, useState } from 'react';
import type { ScanRules, TextScan } from '../../../datasets/text/scan.ts';

interface Scanned {
  readonly key: string;
  readonly scan: TextScan;
}

/** What a worker counts of a text; null while it counts. */
export function useScan(text: string | null, { unit, lowercase, mostTokens }: ScanRules): TextScan | null {
  const [scanned, setScanned] = useState<Scanned | null>(null);
  const key = `${unit} ${lowercase} ${mostTokens} ${text?.length ?? 0}`;
  useEffect(() => {
    if (text === null) return undefined;
    const worker = new Worker(new URL('./scan.worker.ts', import.meta.url), { type: 'module', name: 'netloom-text' });
    worker.onmessage = ({ data }: MessageEvent<TextScan>) => {
      setScanned({ key, scan: data });
      worker.terminate();
    };
    worker.postMessage({ text, rules: { unit, lowercase, mostTokens } });
    return () => { worker.terminate(); };
  }, [text, key, unit, lowercase, mostTokens]);
  return scanned?.key === key ? scanned.scan : null;
}
