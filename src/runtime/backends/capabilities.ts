/** What this machine can compute with. Asked once, before anything is loaded. */
import { isNode } from '../tensorflow.ts';
import type { WebGPUSupport } from './webgpu.ts';
import { i18n } from '../../words/i18n.ts';

export type WebGLSupport =
  | { readonly available: true; readonly renderer: string; readonly software: boolean }
  | { readonly available: false; readonly reason: string };

export type WasmSupport =
  | { readonly available: true; readonly simd: boolean; readonly threads: number; readonly note: string }
  | { readonly available: false; readonly reason: string };

export interface Capabilities {
  readonly webgl: WebGLSupport;
  readonly wasm: WasmSupport;
  /** Answers late (`webgpuSupport`): undefined until it has. */
  readonly webgpu?: WebGPUSupport;
}

/** Renderers that draw on the processor: Chromium's, Mesa's (two), Windows's. */
const SOFTWARE_RENDERERS = /swiftshader|llvmpipe|softpipe|microsoft basic render|software/i;

/** True where the name of a WebGL renderer says that no graphics processor stands behind it. */
export function isSoftwareRenderer(renderer: string): boolean {
  return SOFTWARE_RENDERERS.test(renderer);
}

/** "ANGLE (NVIDIA, NVIDIA GeForce RTX 3060 (0x2504) Direct3D11 ...)" becomes "NVIDIA GeForce RTX 3060". */
export function rendererName(renderer: string): string {
  const inner = /^ANGLE \((?<rest>.*)\)$/.exec(renderer)?.groups?.['rest'];
  if (inner === undefined) return renderer;
  if (/swiftshader/i.test(inner)) return 'SwiftShader';
  const device = inner.split(', ')[1] ?? inner;
  return device.replace(/^ANGLE Metal Renderer: /, '').replace(/ \(0x[0-9a-f]+\).*$/i, '').replace(/ (Direct3D|OpenGL|Vulkan).*$/, '').trim();
}

/** Looks at WebGL 2, WebAssembly and threads, in a page, a worker or Node. Leaves nothing behind. */
export function probeCapabilities(): Capabilities {
  return { webgl: probeWebGL(), wasm: probeWasm() };
}

function probeWebGL(): WebGLSupport {
  if (isNode()) return { available: false, reason: i18n.t('Node has no WebGL.') };
  const canvas = newCanvas();
  if (!canvas) return { available: false, reason: i18n.t('This browser gives background threads no WebGL.') };
  const gl = canvas.getContext('webgl2') as WebGL2RenderingContext | null;
  if (!gl) return { available: false, reason: i18n.t('This browser has no WebGL 2, or it is switched off.') };
  try {
    if (!gl.getExtension('EXT_color_buffer_float')) {
      return { available: false, reason: i18n.t('This graphics driver cannot write 32-bit numbers, so results would be too coarse to learn from.') };
    }
    const names = gl.getExtension('WEBGL_debug_renderer_info');
    const renderer = String(gl.getParameter(names ? names.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
    return { available: true, renderer, software: isSoftwareRenderer(renderer) };
  } finally {
    // A page may hold few contexts at a time; this one has answered.
    gl.getExtension('WEBGL_lose_context')?.loseContext();
  }
}

function newCanvas(): OffscreenCanvas | HTMLCanvasElement | null {
  if (typeof document !== 'undefined') return document.createElement('canvas');
  return typeof OffscreenCanvas === 'undefined' ? null : new OffscreenCanvas(1, 1);
}

/** A module of one function that uses a SIMD instruction: valid only where SIMD is. */
const SIMD_MODULE = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11]);

/** More threads than this gain nothing on the layer sizes that people train in a browser. */
const MAX_THREADS = 8;

function probeWasm(): WasmSupport {
  if (typeof WebAssembly === 'undefined') return { available: false, reason: i18n.t('This browser has no WebAssembly, or it is switched off.') };
  const simd = WebAssembly.validate(SIMD_MODULE);
  const isolated = isNode() || (typeof crossOriginIsolated !== 'undefined' && crossOriginIsolated && typeof SharedArrayBuffer !== 'undefined');
  const cores = isNode() ? process.getBuiltinModule('node:os').availableParallelism() : navigator.hardwareConcurrency;
  if (!simd) return { available: true, simd, threads: 1, note: i18n.t('This browser has no SIMD, so it is slower.') };
  if (!isolated) return { available: true, simd, threads: 1, note: i18n.t('One thread, because the page is not cross-origin isolated.') };
  return { available: true, simd, threads: Math.max(1, Math.min(cores, MAX_THREADS)), note: i18n.t('Uses the processor with several numbers at a time.') };
}
