import { afterEach, describe, expect, it, vi } from 'vitest';
import { isContextLost } from './activate.ts';
import { probeWebGPU, supportOf, watchDevice, type Adapter, type Gpu } from './webgpu.ts';

const gpu = (adapter: Adapter | null): Gpu => ({ requestAdapter: () => Promise.resolve(adapter) });

describe('WebGPU is offered', () => {
  it('where the adapter is a graphics processor, under its name', async () => {
    expect(await probeWebGPU(gpu({ info: { vendor: 'nvidia', architecture: 'ampere', description: '' } }))).toEqual({ available: true, adapter: 'nvidia ampere' });
    expect(supportOf({ info: { vendor: 'apple', architecture: 'metal-3', description: 'Apple M2' } })).toEqual({ available: true, adapter: 'Apple M2' });
    expect(supportOf({ info: { isFallbackAdapter: false } })).toEqual({ available: true, adapter: 'graphics processor' });
  });

  it('asking for the fast one of two graphics processors', async () => {
    const requestAdapter = vi.fn(() => Promise.resolve(null));
    await probeWebGPU({ requestAdapter });
    expect(requestAdapter).toHaveBeenCalledWith({ powerPreference: 'high-performance' });
  });
});

describe('WebGPU is refused, with the reason', () => {
  afterEach(() => void vi.useRealTimers());

  it.each<[string, Adapter]>([
    ['SwiftShader', { info: { vendor: 'google', architecture: 'swiftshader' } }],
    ['llvmpipe', { info: { vendor: 'mesa', description: 'llvmpipe (LLVM 17.0.6, 256 bits)' } }],
    ['lavapipe', { info: { description: 'lavapipe' } }],
    ['Windows’s own', { info: { vendor: 'microsoft', description: 'Microsoft Basic Render Driver' } }],
    ['WARP', { info: { vendor: 'microsoft', architecture: 'warp' } }],
    ['a fallback adapter', { info: { vendor: 'unknown', isFallbackAdapter: true } }],
    ['a fallback adapter of an older browser', { isFallbackAdapter: true }],
  ])('for %s, which computes on the processor', (_, adapter) => {
    expect(supportOf(adapter)).toMatchObject({ available: false, reason: expect.stringMatching(/^WebGPU runs in software here/) as string });
  });

  it('where there is none, no adapter, or an error', async () => {
    expect(await probeWebGPU(undefined)).toMatchObject({ available: false, reason: expect.stringContaining('no WebGPU') as string });
    expect(await probeWebGPU(gpu(null))).toMatchObject({ available: false, reason: expect.stringContaining('no graphics processor') as string });
    expect(await probeWebGPU({ requestAdapter: () => Promise.reject(new Error('blocked')) })).toEqual({ available: false, reason: 'WebGPU could not be asked: blocked.' });
  });

  it('where the driver never answers', async () => {
    vi.useFakeTimers();
    const support = probeWebGPU({ requestAdapter: () => new Promise(() => undefined) });
    await vi.runAllTimersAsync();
    expect(await support).toMatchObject({ available: false, reason: expect.stringContaining('did not answer') as string });
  });
});

describe('a device that the browser takes away', () => {
  const backendThatEnds = (reason: string) => ({ device: { lost: Promise.resolve({ reason }) } });

  it('counts as a lost context, one that was disposed of does not', async () => {
    const [taken, disposed] = [backendThatEnds('unknown'), backendThatEnds('destroyed')];
    expect(isContextLost(taken)).toBe(false);
    await Promise.all([watchDevice(taken), watchDevice(disposed)]);
    expect(isContextLost(taken)).toBe(true);
    expect(isContextLost(disposed)).toBe(false);
  });
});
