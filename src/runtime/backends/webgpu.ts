/** Whether a graphics processor answers through WebGPU, and whether it has been taken away since. */
import type { TF } from '../../nodes/kind.ts';
import { isSoftwareRenderer } from './capabilities.ts';
import { i18n } from '../../words/i18n.ts';

export type WebGPUSupport =
  /** The adapter's name, as far as the browser tells it. */
  | { readonly available: true; readonly adapter: string }
  | { readonly available: false; readonly reason: string };

type Info = Partial<Pick<GPUAdapterInfo, 'vendor' | 'architecture' | 'device' | 'description' | 'isFallbackAdapter'>>;

/** What is asked of an adapter. `isFallbackAdapter` stood on the adapter itself before it moved to `info`. */
export interface Adapter {
  readonly info?: Info;
  readonly isFallbackAdapter?: boolean;
}

/** `navigator.gpu`, as far as it is asked. */
export interface Gpu {
  requestAdapter(options: { readonly powerPreference: 'high-performance' }): Promise<Adapter | null>;
}

/** Drivers that draw on the processor, by names that only WebGPU's adapters have: Mesa's for Vulkan, Windows's for Direct3D 12. */
const SOFTWARE_ADAPTERS = /lavapipe|\bwarp\b|\bcpu\b/i;

/** Refuses adapters that compute on the processor: WebAssembly is faster there than a shader that is played by it. */
export function supportOf(adapter: Adapter | null): WebGPUSupport {
  if (!adapter) return { available: false, reason: i18n.t('This browser has WebGPU, but found no graphics processor for it.') };
  const { vendor = '', architecture = '', device = '', description = '', isFallbackAdapter } = adapter.info ?? {};
  const words = [vendor, architecture, device, description].filter((word) => word !== '');
  const software = words.find((word) => isSoftwareRenderer(word) || SOFTWARE_ADAPTERS.test(word));
  if (software !== undefined || isFallbackAdapter === true || adapter.isFallbackAdapter === true) {
    return { available: false, reason: i18n.t('WebGPU runs in software here ({adapter}), which is slower than WebAssembly.', { adapter: software ?? i18n.t('a fallback adapter') }) };
  }
  return { available: true, adapter: description || [vendor, architecture].filter((word) => word !== '').join(' ') || i18n.t('graphics processor') };
}

/** A driver that takes longer than this to name itself keeps nobody waiting. */
const PATIENCE = 2000;

/** Asks the browser; never rejects. */
export async function probeWebGPU(gpu: Gpu | undefined): Promise<WebGPUSupport> {
  if (!gpu) return { available: false, reason: i18n.t('This browser has no WebGPU, or gives it only to pages from a secure address (https).') };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tired = new Promise<WebGPUSupport>((resolve) => {
    timer = setTimeout(() => { resolve({ available: false, reason: i18n.t('WebGPU did not answer within {seconds} seconds.', { seconds: PATIENCE / 1000 }) }); }, PATIENCE);
  });
  try {
    return await Promise.race([gpu.requestAdapter({ powerPreference: 'high-performance' }).then(supportOf), tired]);
  } catch (error) {
    return { available: false, reason: i18n.t('WebGPU could not be asked: {reason}.', { reason: error instanceof Error ? error.message : String(error) }) };
  } finally {
    clearTimeout(timer);
  }
}

let asked: Promise<WebGPUSupport> | null = null;
let answer: WebGPUSupport | undefined;

/** What this machine has answered; undefined where it has not been asked or still thinks about it. */
export function knownWebGPU(): WebGPUSupport | undefined {
  return answer;
}

/** This machine's WebGPU, asked once: and again after its device was lost. */
export function webgpuSupport(): Promise<WebGPUSupport> {
  // Node 20 has no navigator; later ones have one without a GPU.
  asked ??= probeWebGPU(typeof navigator === 'undefined' ? undefined : (navigator as { readonly gpu?: Gpu }).gpu).then((support) => (answer = support));
  return asked;
}

const lost = new WeakSet<object>();

/** Notes when the browser takes a backend's device away; one that is disposed of is not lost. */
export async function watchDevice(backend: { readonly device: { readonly lost: Promise<{ readonly reason: string }> } }): Promise<void> {
  const { reason } = await backend.device.lost;
  if (reason === 'destroyed') return;
  lost.add(backend);
  asked = null;
  answer = undefined;
}

export function isDeviceLost(backend: object): boolean {
  return lost.has(backend);
}

/** Registers the backend. It is 250 kB, so it is fetched only when someone has chosen it. */
export async function registerWebGPU(tf: TF): Promise<void> {
  if (!tf.findBackendFactory('webgpu')) await import('@tensorflow/tfjs-backend-webgpu');
}
