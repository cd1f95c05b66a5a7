/**
 * Hears of a graphics processor that the browser takes away. TensorFlow.js would wait for good for what
 * was queued on it, so nobody else says so.
 *
 * @param backend TensorFlow.js's own; only one with a WebGL context or a WebGPU device can lose it.
 */
export function onDeviceLost(backend: unknown, lost: () => void): void {
  const { gpgpu, device } = backend as { readonly gpgpu?: { readonly gl?: WebGL2RenderingContext }; readonly device?: { readonly lost?: Promise<{ readonly reason: string }> } };
  gpgpu?.gl?.canvas.addEventListener('webglcontextlost', () => { lost(); }, { once: true });
  void device?.lost?.then(({ reason }) => {
    // One that is disposed of is not lost.
    if (reason !== 'destroyed') lost();
  });
}
