/**
 * Starts a run on a backend. On WASM and in plain JavaScript a captured plan takes the steps, and
 * TensorFlow.js itself only where a step cannot be captured; on WebGL it does.
 */
import type { Program } from '../../compiler/program.ts';
import type { Data } from '../../datasets/source.ts';
import type { TF } from '../../nodes/kind.ts';
import { RunError } from '../failures.ts';
import { isMemoryFailure, memoryMessage } from '../memory.ts';
import type { BackendInfo, BackendPreference } from '../protocol.ts';
import type { Executor } from '../replay/executor.ts';
import { createLoops } from '../replay/loops/loops.ts';
import { createMachine } from '../replay/machine/machine.ts';
import { Session } from '../session.ts';
import { activate, activateBackend } from './activate.ts';
import type { Capabilities } from './capabilities.ts';
import { chooseBackend, stepCost, THREADS_FROM, type BackendChoice } from './choose.ts';
import { missingKernels } from './missingKernels.ts';
import { knownWebGPU, webgpuSupport } from './webgpu.ts';
import { i18n } from '../../words/i18n.ts';
import { sentences, series } from '../../words/list.ts';

export interface Started {
  readonly session: Session;
  readonly backend: BackendInfo;
}

/** The executors of one engine: made once, used by one run after another. */
export class Executors {
  readonly #made = new Map<string, Promise<Executor>>();

  /** Throws a sentence where this machine cannot. */
  get(id: 'wasm' | 'cpu', threads: number): Promise<Executor> {
    const key = `${id} ${threads}`;
    const known = this.#made.get(key);
    if (known) return known;
    const made = id === 'cpu' ? Promise.resolve(createLoops()) : createMachine({ threads });
    this.#made.set(key, made);
    // The next run may be luckier.
    made.catch(() => { if (this.#made.get(key) === made) this.#made.delete(key); });
    return made;
  }

  /** Ends the helper threads. */
  dispose(): void {
    for (const made of this.#made.values()) made.then((executor) => { executor.dispose(); }, () => undefined);
    this.#made.clear();
  }
}

/** Begins to start what will take the steps, so that it stands when the data are read. What goes wrong is told when it is needed. */
export function readyExecutor(program: Program, preference: BackendPreference, capabilities: Capabilities, executors: Executors): void {
  const cost = stepCost(program);
  const [id] = chooseBackend(capabilities, cost, preference).order;
  if (id === 'wasm' || id === 'cpu') void executors.get(id, threadsFor(id, cost, capabilities));
}

function threadsFor(id: 'wasm' | 'cpu', cost: number, { wasm }: Capabilities): number {
  return id === 'wasm' && wasm.available && cost >= THREADS_FROM ? wasm.threads : 1;
}

function onDevice(): string {
  return i18n.t('On a graphics processor TensorFlow.js takes the steps itself.');
}

/** Builds the run, with the best means that this machine has for it. Where WebGPU was wished for and fails, it says why and takes what it would take by itself. */
export async function startRun(tf: TF, program: Program, data: ReadonlyMap<string, Data>, preference: BackendPreference, asked: Capabilities, executors: Executors): Promise<Started> {
  const webgpu = asked.webgpu ?? (preference === 'webgpu' ? await webgpuSupport() : knownWebGPU());
  const capabilities = { ...asked, ...(webgpu ? { webgpu } : {}) };
  const cost = stepCost(program);
  const choice = chooseBackend(capabilities, cost, preference);
  const id = choice.order[0] ?? 'cpu';
  if (id === 'webgpu') {
    try {
      return await onWebGPU(tf, program, data, choice, capabilities);
    } catch (error) {
      const { session, backend } = await startRun(tf, program, data, 'auto', capabilities, executors);
      const reason = sentences([error instanceof Error ? error.message : String(error), i18n.t('So {label} runs it instead.', { label: backend.label })]);
      return { session, backend: { ...backend, preference, reason } };
    }
  }
  let why = onDevice();
  if (id === 'wasm' || id === 'cpu') {
    try {
      return await replaying(tf, program, data, choice.info, id, capabilities, cost, executors);
    } catch (error) {
      // TensorFlow.js would take more memory, not less.
      if (isMemoryFailure(error)) throw new RunError(memoryMessage(error, program), { cause: error });
      why = i18n.t("TensorFlow.js takes the steps itself, because this graph's could not be captured: {reason}", { reason: error instanceof Error ? error.message : String(error) });
    }
  }
  const backend = await activateBackend(tf, choice, capabilities);
  return { session: new Session(tf, program, data, { kind: 'tfjs', reason: why }), backend: { ...backend, execution: why } };
}

/** WebGPU or nothing. Throws whole sentences. */
async function onWebGPU(tf: TF, program: Program, data: ReadonlyMap<string, Data>, choice: BackendChoice, capabilities: Capabilities): Promise<Started> {
  try {
    await activate(tf, 'webgpu', capabilities);
  } catch (error) {
    throw new Error(i18n.t('{label} could not be started: {reason}.', { label: 'WebGPU', reason: error instanceof Error ? error.message : String(error) }), { cause: error });
  }
  const execution = onDevice();
  const session = new Session(tf, program, data, { kind: 'tfjs', reason: execution });
  const missing = missingKernels(tf, session, 'webgpu');
  if (missing.length === 0) return { session, backend: { ...choice.info, execution } };
  session.dispose();
  throw new Error(i18n.t('WebGPU cannot train this graph: TensorFlow.js lacks {missing} there.', { missing: series(missing) }));
}

/** TensorFlow.js only builds and traces here, in plain JavaScript: no other backend of it has to be loaded. */
async function replaying(tf: TF, program: Program, data: ReadonlyMap<string, Data>, info: BackendInfo, id: 'wasm' | 'cpu', capabilities: Capabilities, cost: number, executors: Executors): Promise<Started> {
  const executor = await executors.get(id, threadsFor(id, cost, capabilities));
  if (!(await tf.setBackend('cpu'))) throw new Error(i18n.t('plain JavaScript could not be started.'));
  const execution = i18n.t('A training step was recorded once from TensorFlow.js and is replayed as one call.');
  const session = new Session(tf, program, data, { kind: 'replay', executor, reason: execution });
  return { session, backend: { ...info, label: id === 'wasm' ? executor.label : info.label, execution } };
}
