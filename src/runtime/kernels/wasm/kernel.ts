/** The types of TensorFlow.js's kernels, and of the two backends that kernels here reach into. */
import type * as tfjs from '@tensorflow/tfjs';
import type { TF } from '../../../nodes/kind.ts';

export type KernelFunc = Parameters<TF['registerKernel']>[0]['kernelFunc'];
export type KernelArguments = Parameters<KernelFunc>[0];

/** The part of the WASM backend that kernels in JavaScript use. */
export interface WasmBackend {
  makeOutput(shape: number[], dtype: tfjs.DataType, memoryOffset?: number, values?: tfjs.backend_util.TypedArray): tfjs.TensorInfo;
  /** A view on the tensor's numbers in the WASM heap; a later allocation can make it invalid. */
  typedArrayFromHeap(info: tfjs.TensorInfo): tfjs.backend_util.TypedArray;
}

/** The input of that name, which the engine always gives. */
export function input(args: KernelArguments, name: string): tfjs.TensorInfo {
  const info = args.inputs[name];
  if (!info) throw new Error(`A kernel was called without its input “${name}”.`);
  return info;
}

/** The engine hands kernels whole tensors, though it promises only their description. */
export function tensorInput<T extends tfjs.Tensor>(args: KernelArguments, name: string): T {
  return input(args, name) as T;
}
