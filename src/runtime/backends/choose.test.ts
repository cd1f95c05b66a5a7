import { describe, expect, it } from 'vitest';
import { isSoftwareRenderer, rendererName, type Capabilities } from './capabilities.ts';
import { chooseBackend, PLAIN_JAVASCRIPT_LIMIT, WEBASSEMBLY_LIMIT } from './choose.ts';

const NVIDIA = 'ANGLE (NVIDIA, NVIDIA GeForce RTX 3060 (0x00002504) Direct3D11 vs_5_0 ps_5_0, D3D11)';
const SWIFTSHADER = 'ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero) (0x0000C0DE)), SwiftShader driver)';
const LARGE = WEBASSEMBLY_LIMIT + 1;

const machine = (renderer: string): Capabilities => ({
  webgl: { available: true, renderer, software: isSoftwareRenderer(renderer) },
  wasm: { available: true, simd: true, threads: 2, note: '' },
});

describe('the automatic choice', () => {
  it('is plain JavaScript for small graphs, WASM for middling ones, the graphics processor for large ones', () => {
    const ids = [PLAIN_JAVASCRIPT_LIMIT, WEBASSEMBLY_LIMIT, LARGE].map((cost) => chooseBackend(machine(NVIDIA), cost, 'auto').info.id);
    expect(ids).toEqual(['cpu', 'wasm', 'webgl']);
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
