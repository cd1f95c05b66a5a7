/** Decodes pictures, opens zips and packs the kept file, so that the page stays free. It says nothing in words. */
import { writeNpz } from '../../../datasets/images/npz.ts';
import { filesOfZip } from '../../../datasets/images/zip.ts';
import type { WorkerAnswer, WorkerWish } from './shrinkMessages.ts';
import { shrink, type Shrunk } from './shrink.ts';

const scope = self as unknown as DedicatedWorkerGlobalScope;

scope.onmessage = ({ data }: MessageEvent<{ readonly id: number; readonly wish: WorkerWish }>) => {
  void answerTo(data.wish).then(
    ({ answer, handOver }) => { scope.postMessage({ id: data.id, answer }, handOver); },
    (error: unknown) => { scope.postMessage({ id: data.id, failure: error instanceof Error ? error.message : String(error) }); },
  );
};

interface Answered {
  readonly answer: WorkerAnswer;
  readonly handOver: Transferable[];
}

async function answerTo(wish: WorkerWish): Promise<Answered> {
  if (wish.type === 'unzip') {
    const files = filesOfZip(new Uint8Array(await wish.zip.arrayBuffer()));
    return { answer: { type: 'unzip', files }, handOver: 'kind' in files ? [] : [...new Set(files.map(({ bytes }) => bytes.buffer))] };
  }
  if (wish.type === 'pack') {
    const bytes = writeNpz(wish.arrays, wish.classNames) as Uint8Array<ArrayBuffer>;
    return { answer: { type: 'pack', bytes }, handOver: [bytes.buffer] };
  }
  const shrunk: Shrunk[] = [];
  for (const picture of wish.pictures) shrunk.push(await shrink(picture, wish.wanted, (size) => new OffscreenCanvas(size, size)));
  return { answer: { type: 'shrink', shrunk }, handOver: shrunk.flatMap((one) => ('pixels' in one ? [one.pixels.buffer as ArrayBuffer] : [])) };
}
