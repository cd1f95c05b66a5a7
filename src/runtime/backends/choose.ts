/** Which backend runs a program: a pure function of the machine, the program's size and the person's wish. */
import type { Program } from '../../compiler/program.ts';
import type { BackendId, BackendInfo, BackendPreference } from '../protocol.ts';
import { rendererName, type Capabilities } from './capabilities.ts';
import { i18n } from '../../words/i18n.ts';
import { sentences } from '../../words/list.ts';

/** From this many multiply-adds in one step on, a graphics processor is worth its start and its calls. An estimate: no machine with one has been measured yet. */
export const WEBGL_FROM = 20_000_000;

/** From this many on, threads gain more than their meetings cost (bench/machine.ts). */
export const THREADS_FROM = 3_000_000;

export interface BackendChoice {
  /** The chosen one first, then what to fall back to. */
  readonly order: readonly BackendId[];
  readonly info: BackendInfo;
}

/** Multiply-adds of one training step: forward, and twice as many for the gradients of inputs and weights. */
export function stepCost(program: Program): number {
  return 3 * program.totals.multiplyAdds * program.training.batchSize;
}

/** Chooses by itself for `auto`, else takes the wish where the machine can fulfil it. */
export function chooseBackend(capabilities: Capabilities, cost: number, preference: BackendPreference): BackendChoice {
  const choices = describeChoices(capabilities);
  const available = new Set(choices.filter((choice) => choice.available).map((choice) => choice.id));
  const automatic = automaticChoice(capabilities, cost);
  const ranked = [...new Set([automatic.id, ...fallbacks(capabilities)])].filter((id) => available.has(id));
  const wished = preference === 'auto' ? null : choices.find((choice) => choice.id === preference);
  const granted = wished?.available === true ? wished : null;
  const order = granted ? [granted.id, ...ranked.filter((id) => id !== granted.id)] : ranked;
  const id = order[0] ?? 'cpu';
  const reason = granted ? i18n.t('You chose this one.') : wished ? sentences([wished.note, automatic.reason]) : automatic.reason;
  const label = choices.find((choice) => choice.id === id)?.label ?? id;
  return { order, info: { id, label, reason, preference, choices } };
}

function automaticChoice({ webgl, wasm }: Capabilities, cost: number): { readonly id: BackendId; readonly reason: string } {
  const gpu = webgl.available && !webgl.software;
  if (gpu && cost >= WEBGL_FROM) return { id: 'webgl', reason: i18n.t('There is a graphics processor, and the graph is large enough for it.') };
  if (wasm.available && wasm.simd) return { id: 'wasm', reason: gpu ? i18n.t('The graph is too small to keep a graphics processor busy.') : noGpu(webgl) };
  if (!wasm.available) return { id: 'cpu', reason: sentences([noGpu(webgl), wasm.reason]) };
  return cost >= THREADS_FROM ? { id: 'wasm', reason: noGpu(webgl) } : { id: 'cpu', reason: i18n.t('This browser’s WebAssembly has no SIMD, so plain JavaScript is faster on a graph of this size.') };
}

function noGpu(webgl: Capabilities['webgl']): string {
  return webgl.available ? i18n.t('WebGL runs in software here ({renderer}), which is slower.', { renderer: rendererName(webgl.renderer) }) : webgl.reason;
}

/** Software WebGL comes last, and WebGPU not at all: plain JavaScript is faster on everything but large convolutions. */
function fallbacks({ webgl }: Capabilities): readonly BackendId[] {
  return webgl.available && !webgl.software ? ['webgl', 'wasm', 'cpu'] : ['wasm', 'cpu', 'webgl'];
}

function describeChoices({ webgl, wasm, webgpu }: Capabilities): BackendInfo['choices'] {
  return [
    webgl.available
      ? { id: 'webgl', label: i18n.t('{api}: {processor}', { api: 'WebGL', processor: rendererName(webgl.renderer) }), available: true, note: webgl.software ? i18n.t('WebGL runs in software here, which is slow.') : i18n.t('Computes on the graphics processor.') }
      : { id: 'webgl', label: 'WebGL', available: false, note: webgl.reason },
    webgpu?.available
      ? { id: 'webgpu', label: i18n.t('{api}: {processor}', { api: 'WebGPU', processor: webgpu.adapter }), available: true, note: i18n.t('Computes on the graphics processor by the newer way. Not yet measured, so never chosen automatically.') }
      : { id: 'webgpu', label: 'WebGPU', available: !webgpu, note: webgpu?.reason ?? i18n.t('Whether this machine has it is found out when it is chosen, or by the next run.') },
    wasm.available
      ? { id: 'wasm', label: wasmLabel(wasm.simd, wasm.threads), available: true, note: wasm.note }
      : { id: 'wasm', label: 'WASM', available: false, note: wasm.reason },
    { id: 'cpu', label: i18n.t('Plain JavaScript'), available: true, note: i18n.t('Runs everywhere.') },
  ];
}

function wasmLabel(simd: boolean, threads: number): string {
  return i18n.t('{engine}, {threads, plural, one {# thread} other {# threads}}', { engine: simd ? 'WASM SIMD' : 'WASM', threads });
}
