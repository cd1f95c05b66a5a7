import { describe, expect, it } from 'vitest';
import { isSoftwareRenderer, rendererName, type Capabilities } from './capabilities.ts';
import { chooseBackend, WEBGL_FROM } from './choose.ts';

const NVIDIA = 'ANGLE (NVIDIA, NVIDIA GeForce RTX 3060 (0x00002504) Direct3D11 vs_5_0 ps_5_0, D3D11)';
const SWIFTSHADER = 'ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero) (0x0000C0DE)), SwiftShader driver)';
const LARGE = WEBGL_FROM;

const machine = (renderer: string): Capabilities => ({
  webgl: { available: true, renderer, software: isSoftwareRenderer(renderer) },
  wasm: { available: true, simd: true, threads: 2, note: '' },
});

describe('the automatic choice', () => {
  it('is WASM for small and middling graphs, the graphics processor for large ones', () => {
    const ids = [1, WEBGL_FROM - 1, LARGE].map((cost) => chooseBackend(machine(NVIDIA), cost, 'auto').info.id);
    expect(ids).toEqual(['wasm', 'wasm', 'webgl']);
  });

  it('is plain JavaScript where there is no WASM, and for small graphs where it has no SIMD', () => {
    const without: Capabilities = { ...machine(SWIFTSHADER), wasm: { available: false, reason: 'No WebAssembly.' } };
    const slow: Capabilities = { ...machine(SWIFTSHADER), wasm: { available: true, simd: false, threads: 1, note: '' } };
    expect([chooseBackend(without, LARGE, 'auto').info.id, chooseBackend(slow, 1, 'auto').info.id, chooseBackend(slow, LARGE, 'auto').info.id]).toEqual(['cpu', 'cpu', 'wasm']);
  });

  it('is WASM where WebGL is software, and says so', () => {
    const { info, order } = chooseBackend(machine(SWIFTSHADER), LARGE, 'auto');
    expect(info).toMatchObject({ id: 'wasm', label: 'WASM SIMD, 2 threads', reason: 'WebGL runs in software here (SwiftShader), which is slower.' });
    expect(order).toEqual(['wasm', 'cpu', 'webgl']);
  });
});

describe('a wish', () => {
  it('is granted where the machine can', () => {
    expect(chooseBackend(machine(SWIFTSHADER), LARGE, 'webgl').info).toMatchObject({ id: 'webgl', label: 'WebGL: SwiftShader', reason: 'You chose this one.' });
  });

  it('that cannot be granted is told why, and the automatic choice is taken', () => {
    const none: Capabilities = { ...machine(NVIDIA), webgl: { available: false, reason: 'Node has no WebGL.' } };
    const { info, order } = chooseBackend(none, LARGE, 'webgl');
    expect(info.id).toBe('wasm');
    expect(info.reason).toMatch(/^Node has no WebGL\./);
    expect(order).not.toContain('webgl');
  });
});

describe('WebGPU', () => {
  const withGpu: Capabilities = { ...machine(NVIDIA), webgpu: { available: true, adapter: 'nvidia ampere' } };

  it('is never chosen automatically, nor fallen back to', () => {
    for (const cost of [1, LARGE, 1000 * LARGE]) {
      expect(chooseBackend(withGpu, cost, 'auto').order).not.toContain('webgpu');
      expect(chooseBackend(withGpu, cost, 'wasm').order).not.toContain('webgpu');
    }
  });

  it('is granted where there is a graphics processor for it, with the automatic choice behind it', () => {
    const { info, order } = chooseBackend(withGpu, LARGE, 'webgpu');
    expect(info).toMatchObject({ id: 'webgpu', label: 'WebGPU: nvidia ampere', reason: 'You chose this one.' });
    expect(order).toEqual(['webgpu', 'webgl', 'wasm', 'cpu']);
  });

  it('can be wished for while the machine has not answered yet', () => {
    expect(chooseBackend(machine(NVIDIA), LARGE, 'webgpu').info).toMatchObject({ id: 'webgpu', label: 'WebGPU' });
    expect(chooseBackend(machine(NVIDIA), LARGE, 'auto').info.choices.find(({ id }) => id === 'webgpu')).toMatchObject({ available: true });
  });

  it('is refused with the reason, in the menu and to who wished for it', () => {
    const { info } = chooseBackend({ ...machine(NVIDIA), webgpu: { available: false, reason: 'No adapter.' } }, LARGE, 'webgpu');
    expect(info).toMatchObject({ id: 'webgl', reason: expect.stringMatching(/^No adapter\./) as string });
    expect(info.choices.find(({ id }) => id === 'webgpu')).toEqual({ id: 'webgpu', label: 'WebGPU', available: false, note: 'No adapter.' });
  });
});

describe('renderers', () => {
  it('on the processor are known by their names', () => {
    for (const name of [SWIFTSHADER, 'llvmpipe (LLVM 15.0.7, 256 bits)', 'softpipe', 'ANGLE (Microsoft, Microsoft Basic Render Driver Direct3D11)']) expect(isSoftwareRenderer(name), name).toBe(true);
    expect(isSoftwareRenderer(NVIDIA)).toBe(false);
  });

  it('are named without what only drivers need', () => {
    expect(rendererName(NVIDIA)).toBe('NVIDIA GeForce RTX 3060');
    expect(rendererName('ANGLE (Apple, ANGLE Metal Renderer: Apple M1, Unspecified Version)')).toBe('Apple M1');
  });
});
