/** What a person reads where memory ends: how much was asked for, what takes most of it, what to do. */
import type { Operation, Program } from '../compiler/program.ts';
import { sizeOf } from '../graph/tensorType.ts';
import { optimizerInfo } from '../nodes/training/optimizers.ts';
import { i18n } from '../words/i18n.ts';
import { sentences } from '../words/list.ts';
import { MemoryError } from './replay/executor.ts';

const BYTES = 4;

/** True for what browsers, WebAssembly and our executors throw where there is no more memory. */
export function isMemoryFailure(error: unknown): boolean {
  if (error instanceof MemoryError) return true;
  const text = error instanceof Error ? error.message : String(error);
  if (error instanceof RangeError && /invalid (typed )?array( buffer)? length/i.test(text)) return true;
  return /out of memory|memory access|memory size|allocat|OOM|exceeds.*memory|Aborted/i.test(text);
}

/** @param program what was to be trained, where it is known. */
export function memoryMessage(error: unknown, program: Program | null): string {
  const { most, advice } = program ? largest(program) : { most: '', advice: i18n.t('Make the batch or the layers smaller.') };
  return sentences([asked(error), most, advice]);
}

function asked(error: unknown): string {
  return error instanceof MemoryError
    ? i18n.t('There is not enough memory for this graph: a step of it takes {amount}, more than can be had here.', { amount: amount(error.bytes) })
    : i18n.t('There is not enough memory for this graph: {reason}.', { reason: error instanceof Error ? error.message : String(error) });
}

/** The operation whose outputs or weights take most of a step. */
function largest({ operations, training: { batchSize, optimizer } }: Program): { readonly most: string; readonly advice: string } {
  // A weight has a gradient and what the optimizer keeps of it, an output has a gradient.
  const perWeight = 2 + Object.keys(optimizerInfo(optimizer.kind).memory(optimizer)).length;
  const weightsOf = ({ weights }: Operation): number => weights.reduce((sum, { shape }) => sum + shape.reduce((product, size) => product * size, 1), 0);
  const parts = operations.flatMap((operation) => [
    { operation, isOutput: true, bytes: BYTES * 2 * batchSize * sizeOf(operation.output.shape) },
    { operation, isOutput: false, bytes: BYTES * perWeight * weightsOf(operation) },
  ]);
  const [first] = parts.sort((a, b) => b.bytes - a.bytes);
  if (!first) return { most: '', advice: i18n.t('Make the batch smaller.') };
  const { operation: { label }, isOutput, bytes } = first;
  return isOutput
    ? { most: i18n.t('The largest part is the output of “{label}” for a batch of {rows, number}, with its gradient {amount}.', { label, rows: batchSize, amount: amount(bytes) }), advice: i18n.t('Make the batch or that layer smaller.') }
    : { most: i18n.t('The largest part is the weights of “{label}”, with what training keeps of each {amount}.', { label, amount: amount(bytes) }), advice: i18n.t('Make that layer smaller.') };
}

function amount(bytes: number): string {
  return bytes >= 1e9 ? `${(bytes / 1e9).toFixed(1)} GB` : `${Math.max(1, Math.round(bytes / 1e6))} MB`;
}
