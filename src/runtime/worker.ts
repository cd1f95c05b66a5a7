/** The engine in a worker: commands in, events out. */
import { speak } from '../words/i18n.ts';
import type { Engine } from './engine.ts';
import { isEnvelope, type Envelope } from './envelope.ts';
import { holdLifeline } from './lifeline.ts';
import type { Event } from './protocol.ts';
import { startEngine } from './startEngine.ts';
import { loadTensorFlow } from './tensorflow.ts';

const scope = self as unknown as DedicatedWorkerGlobalScope;
let engine: Engine | null = null;

// A worker is started to load a run. If it cannot be had, the load says so.
loadTensorFlow().catch(() => undefined);

scope.onmessage = ({ data }: MessageEvent<unknown>) => {
  if (!isEnvelope(data)) return;
  if (data.type === 'start') {
    engine = startEngine(data.base, send, { turn: 20, keepsNothing: data.keepsNothing });
    const alive: Envelope = { type: 'alive' };
    void holdLifeline(data.lifeline).then(() => { scope.postMessage(alive); });
  }
  if (data.type === 'speak') speak(data.language, data.catalogue);
  if (data.type === 'command') engine?.post(data.command);
};

// The engine turns its own errors into events; what arrives here came from a library's loose end.
scope.onunhandledrejection = (event) => {
  const envelope: Envelope = { type: 'crash', reason: event.reason instanceof Error ? event.reason.message : String(event.reason) };
  scope.postMessage(envelope);
};

function send(event: Event): void {
  const envelope: Envelope = { type: 'event', event };
  scope.postMessage(envelope, arraysOf(event));
}

/** Large answers are handed over instead of copied. */
function arraysOf(event: Event): Transferable[] {
  const values: unknown[] = event.type === 'answer' ? Object.values(event.answer) : event.type === 'probed' ? event.values.map(({ values }) => values) : [];
  const arrays = values.filter((value): value is Float32Array<ArrayBuffer> => value instanceof Float32Array && value.buffer instanceof ArrayBuffer);
  return [...new Set(arrays.map((array) => array.buffer))];
}
