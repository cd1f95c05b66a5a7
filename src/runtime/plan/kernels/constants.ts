/** Kernels whose result depends on nothing that changes. */
import { reshaped } from '../step.ts';
import type { DType } from '../trace.ts';
import type { KernelRule, KernelRules } from './kernel.ts';

/** One number, repeated: later steps read it where it is needed. */
function uniform(value: number): KernelRule {
  return {
    describe: (call) => [{ shape: call.shape('x'), dtype: call.input('x').dtype }],
    lower: (build, _, [output]) => [build.map('copy', output?.shape ?? [], build.constant(value))],
  };
}

export const constants: KernelRules = {
  ZerosLike: uniform(0),
  OnesLike: uniform(1),
  Fill: {
    describe: (call) => [{ shape: call.numbers('shape'), dtype: (call.attr('dtype') ?? 'float32') as DType }],
    lower: (build, call, [output]) => [build.map('copy', output?.shape ?? [], reshaped(build.constant(Number(call.attr('value'))), []))],
  },
};
