/** What TensorFlow.js's WASM backend lacks, or does slowly, to train the kinds of this house. */
import type { TF } from '../../../nodes/kind.ts';
import { borrowedFromCpu } from './borrowed.ts';
import { conv2dBackpropFilter, conv2dBackpropInput } from './conv2dGradients.ts';
import { batchMatMul } from './matMul.ts';
import { maxPoolGrad } from './maxPoolGrad.ts';

/** Not in the WASM backend at all, and rare or small enough for plain JavaScript. */
const BORROWED = ['DepthwiseConv2dNativeBackpropFilter', 'DepthwiseConv2dNativeBackpropInput', 'UnsortedSegmentSum', 'Einsum'];

let registered = false;

/** Registers the kernels once; may be called before or after the backend starts. */
export function registerWasmKernels(tf: TF): void {
  if (registered) return;
  registered = true;
  for (const name of BORROWED) {
    if (!tf.getKernel(name, 'wasm')) tf.registerKernel({ kernelName: name, backendName: 'wasm', kernelFunc: borrowedFromCpu(tf, name) });
  }
  replace(tf, 'Conv2DBackpropFilter', () => conv2dBackpropFilter(tf));
  replace(tf, 'Conv2DBackpropInput', (own) => conv2dBackpropInput(tf, own));
  replace(tf, 'BatchMatMul', (own) => batchMatMul(tf, own));
  replace(tf, 'MaxPoolGrad', () => maxPoolGrad(tf));
}

type Kernel = Parameters<TF['registerKernel']>[0]['kernelFunc'];

/** Puts a kernel in place of the backend's own, which the new one may still call; its set-up is kept. */
function replace(tf: TF, name: string, make: (own: Kernel | undefined) => Kernel): void {
  const own = tf.getKernel(name, 'wasm');
  if (own) tf.unregisterKernel(name, 'wasm');
  tf.registerKernel({ ...own, kernelName: name, backendName: 'wasm', kernelFunc: make(own?.kernelFunc) });
}
