/**
 * Hears of a graphics processor that the browser takes away. TensorFlow.js would wait for good for what
 * was queued on it, so nobody else says so.
 *
 * @param backend TensorFlow.js's own; only one with a WebGL context can lose it.
 */
export function onContextLost(backend: unknown, lost: () => void): void {
  const canvas = (backend as { readonly gpgpu?: { readonly gl?: WebGL2RenderingContext } }).gpgpu?.gl?.canvas;
  canvas?.addEventListener('webglcontextlost', () => { lost(); }, { once: true });
}
