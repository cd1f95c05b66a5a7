/** Makes a backend the one that TensorFlow.js computes with, or the next best with the reason why. */
import type { TF } from '../../nodes/kind.ts';
import { registerWasmKernels } from '../kernels/wasm/register.ts';
import { registerWebglKernels } from '../kernels/webgl/register.ts';
import type { BackendId, BackendInfo } from '../protocol.ts';
import { isNode } from '../tensorflow.ts';
import type { Capabilities } from './capabilities.ts';
import type { BackendChoice } from './choose.ts';
import { i18n } from '../../words/i18n.ts';
import { sentences } from '../../words/list.ts';
import { isDeviceLost, registerWebGPU, watchDevice } from './webgpu.ts';

/** Activates the first of the choice's backends that works; throws when none does. */
export async function activateBackend(tf: TF, choice: BackendChoice, capabilities: Capabilities): Promise<BackendInfo> {
  const failures: string[] = [];
  for (const id of choice.order) {
    const label = choice.info.choices.find((each) => each.id === id)?.label ?? id;
    try {
      await activate(tf, id, capabilities);
      const reason = failures.length === 0 ? choice.info.reason : sentences([...failures, i18n.t('So {label} runs it instead.', { label })]);
      return { ...choice.info, id, label, reason };
    } catch (error) {
      failures.push(i18n.t('{label} could not be started: {reason}.', { label, reason: error instanceof Error ? error.message : String(error) }));
    }
  }
  throw new Error(sentences([...failures, i18n.t('Update the browser, or open the page in another one.')]));
}

/** Throws the reason where that one does not work. */
export async function activate(tf: TF, id: BackendId, capabilities: Capabilities): Promise<void> {
  if (id === 'wasm') await prepareWasm(tf, capabilities);
  if (id === 'webgl') registerWebglKernels(tf);
  if (id === 'webgpu') await registerWebGPU(tf);
  dropLost(tf, id);
  if (!(await tf.setBackend(id))) throw new Error(i18n.t('its start failed'));
  await tf.ready();
  if (id === 'webgpu') void watchDevice(tf.backend() as unknown as Parameters<typeof watchDevice>[0]);
  await check(tf);
}

let wasmPrepared: Promise<void> | null = null;

function prepareWasm(tf: TF, capabilities: Capabilities): Promise<void> {
  wasmPrepared ??= (async () => {
    const wasm = await import('@tensorflow/tfjs-backend-wasm');
    // In Node the library finds its files beside itself.
    if (!isNode()) {
      const { keepThreadSource, WASM_FILES } = await import('./wasmFiles.ts');
      keepThreadSource();
      wasm.setWasmPaths(WASM_FILES);
    }
    // The library has no threads in Node.
    if (capabilities.wasm.available && !isNode()) wasm.setThreadsCount(capabilities.wasm.threads);
    // It starts them from scripts in memory, which the page's Content-Security-Policy forbids; workers have none.
    if (typeof document !== 'undefined') tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
    registerWasmKernels(tf);
  })();
  return wasmPrepared;
}

/** A backend whose context the browser took away stays broken, so a new one is made in its place. */
function dropLost(tf: TF, id: BackendId): void {
  const backend = tf.engine().registry[id];
  if (!backend || !isContextLost(backend)) return;
  const factory = tf.findBackendFactory(id);
  tf.removeBackend(id);
  if (factory) tf.registerBackend(id, factory, 2);
}

/** True when the browser took the WebGL context or the WebGPU device away (a driver that crashed, a machine that slept). */
export function isContextLost(backend: object): boolean {
  if (isDeviceLost(backend)) return true;
  const gl = (backend as { readonly gpgpu?: { readonly gl?: WebGL2RenderingContext } }).gpgpu?.gl;
  return gl?.isContextLost() ?? false;
}

/** One product whose result is known: a driver that starts and then computes nonsense is no backend. */
async function check(tf: TF): Promise<void> {
  const product = tf.tidy(() => tf.matMul(tf.tensor2d([[1, 2]]), tf.tensor2d([[3], [4]])));
  const [value] = await product.data();
  product.dispose();
  if (value === undefined || Math.abs(value - 11) > 1e-3) throw new Error(i18n.t('it computes 1 · 3 + 2 · 4 = {value}', { value: String(value) }));
}
