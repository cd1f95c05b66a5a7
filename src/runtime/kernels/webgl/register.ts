/** What TensorFlow.js's WebGL backend does slowly. */
import type { TF } from '../../../nodes/kind.ts';
import { lrnGrad } from './lrnGrad.ts';

let registered = false;

/** Registers the kernels once. */
export function registerWebglKernels(tf: TF): void {
  if (registered) return;
  registered = true;
  const own = tf.getKernel('LRNGrad', 'webgl');
  if (own) tf.unregisterKernel('LRNGrad', 'webgl');
  tf.registerKernel({ ...own, kernelName: 'LRNGrad', backendName: 'webgl', kernelFunc: lrnGrad });
}
