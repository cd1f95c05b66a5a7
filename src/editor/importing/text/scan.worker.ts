/** Counts the tokens of a text, so that the page stays free. It says nothing in words. */
import { scanText, type ScanRules } from '../../../datasets/text/scan.ts';

const scope = self as unknown as DedicatedWorkerGlobalScope;

scope.onmessage = ({ data }: MessageEvent<{ readonly text: string; readonly rules: ScanRules }>) => {
  scope.postMessage(scanText(data.text, data.rules));
};
