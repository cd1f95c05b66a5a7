import type * as tfjs from '@tensorflow/tfjs';
import type { TF } from '../../../nodes/kind.ts';
import type { KernelFunc, WasmBackend } from './kernel.ts';

/** The part of the CPU backend that a borrowed kernel needs. */
interface CpuBackend {
  makeTensorInfo(shape: number[], dtype: tfjs.DataType, values: tfjs.backend_util.TypedArray): tfjs.TensorInfo;
  readSync(dataId: tfjs.TensorInfo['dataId']): tfjs.backend_util.TypedArray;
  disposeData(dataId: tfjs.TensorInfo['dataId'], force?: boolean): boolean;
}

/** A WASM kernel that copies its inputs out, runs the CPU backend's kernel of that name, and copies the result in. */
export function borrowedFromCpu(tf: TF, name: string): KernelFunc {
  return (args) => {
    const kernel = tf.getKernel(name, 'cpu');
    const cpu = tf.engine().findBackend('cpu');
    if (!kernel || !cpu) throw new Error(`Neither WASM nor plain JavaScript has the kernel ${name}.`);
    const lender = cpu as unknown as CpuBackend;
    const borrower = args.backend as unknown as WasmBackend;
    const copies = Object.entries(args.inputs).map(([key, info]) => [key, info && lender.makeTensorInfo(info.shape, info.dtype, borrower.typedArrayFromHeap(info).slice())] as const);
    const result = kernel.kernelFunc({ inputs: Object.fromEntries(copies), attrs: args.attrs ?? {}, backend: cpu });
    const outputs = (Array.isArray(result) ? result : [result]).map((info) => borrower.makeOutput(info.shape, info.dtype, undefined, lender.readSync(info.dataId)));
    for (const info of [...copies.map(([, copy]) => copy), ...(Array.isArray(result) ? result : [result])]) {
      if (info) lender.disposeData(info.dataId, true);
    }
    return outputs.length === 1 ? (outputs[0] as tfjs.TensorInfo) : outputs;
  };
}
