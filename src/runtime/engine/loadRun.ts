/** All that a run begins with: TensorFlow.js, its data, the checkpoint that it goes on from, and what computes it. */
import type { TF } from '../../nodes/kind.ts';
import type { Capabilities } from '../backends/capabilities.ts';
import { readyExecutor, startRun, type Executors, type Started } from '../backends/start.ts';
import { webgpuSupport } from '../backends/webgpu.ts';
import type { Checkpoint, CheckpointStore } from '../checkpoints/checkpoint.ts';
import { dataEvents, type DataLoader } from '../loading.ts';
import type { Command, Event } from '../protocol.ts';
import { loadTensorFlow } from '../tensorflow.ts';
import { readCheckpoint } from './recording.ts';
import { rehearse } from './rehearse.ts';
import { i18n } from '../../words/i18n.ts';

/** What an engine has for all its runs. */
export interface Workshop {
  readonly data: DataLoader;
  readonly capabilities: Capabilities;
  readonly executors: Executors;
  readonly checkpoints: CheckpointStore | undefined;
}

export interface Loaded extends Started {
  readonly tf: TF;
  /** Not yet restored. */
  readonly checkpoint: Checkpoint | null;
}

/**
 * Says what it is doing while it does it.
 * @param wanted true where somebody waits for the run by now, though it was loaded early.
 * @returns null where the signal was given meanwhile: another run has taken its place. Nothing is left behind then.
 */
export async function loadRun({ run, program, backend: preference, record, early = false }: Extract<Command, { type: 'load' }>, { data: loader, capabilities, executors, checkpoints }: Workshop, signal: AbortSignal, send: (event: Event) => void, wanted: () => boolean): Promise<Loaded | null> {
  const say = sayer((message, fraction) => { send({ type: 'loading', run, message, fraction }); });
  say(i18n.t('Starting TensorFlow.js.'));
  readyExecutor(program, preference, capabilities, executors);
  const [tf, data] = await Promise.all([loadTensorFlow(), loader.load(program, signal, ({ message, fraction }) => { say(message, fraction); }, early)]);
  if (signal.aborted) return null;
  for (const event of dataEvents(run, data)) send(event);
  const checkpoint = record?.from === undefined ? null : await readCheckpoint(checkpoints, record.from);
  if (signal.aborted) return null;
  say(i18n.t('Building the network.'));
  const started = await startRun(tf, program, data, preference, capabilities, executors);
  // Answers for the next run's menu: this one shall not wait for a driver to start.
  void webgpuSupport();
  // Only where nobody waits for the first step.
  if (early && !signal.aborted) await rehearse(started.session, wanted);
  if (!signal.aborted) return { ...started, tf, checkpoint };
  started.session.dispose();
  return null;
}

/** Milliseconds between two words of the same message: a file comes in hundreds of pieces, and the page draws each word. */
const BETWEEN_WORDS = 100;

function sayer(send: (message: string, fraction: number | null) => void): (message: string, fraction?: number | null) => void {
  let last = '';
  let at = -Infinity;
  return (message, fraction = null) => {
    const now = performance.now();
    if (message === last && now - at < BETWEEN_WORDS) return;
    [last, at] = [message, now];
    send(message, fraction);
  };
}
