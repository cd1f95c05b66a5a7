/** Which edits of an open graph a loaded run can take up without a new start. */
import type { Operation, Program, ProgramTraining } from '../../compiler/program.ts';
import { optimizerInfo } from '../../nodes/training/optimizers.ts';
import type { LiveChanges } from '../../runtime/protocol.ts';

/** Kinds whose `rate` is a share that is dropped while training. */
const DROPPING = new Set(['dropout', 'spatialDropout2d']);

/**
 * What leads from the loaded program to the open one, where that is nothing but the learning rate, the
 * momentum, the batch size and dropout rates. Empty where both train alike; null where more differs.
 */
export function liveChanges(open: Program, loaded: Program): LiveChanges | null {
  if (!equal(withSettingsOf(open, loaded), loaded)) return null;
  const { training: now } = open;
  const { training: before } = loaded;
  const momentum = momentumOf(now);
  const rates = Object.fromEntries(open.operations.flatMap((operation, index) => rateChange(operation, loaded.operations[index])));
  return {
    ...(now.optimizer.learningRate === before.optimizer.learningRate ? {} : { learningRate: now.optimizer.learningRate }),
    ...(momentum === undefined || momentum === momentumOf(before) ? {} : { momentum }),
    ...(now.batchSize === before.batchSize ? {} : { batchSize: now.batchSize }),
    ...(Object.keys(rates).length === 0 ? {} : { rates }),
  };
}

/** True where there is nothing to change. */
export function isEmptyChange(changes: LiveChanges): boolean {
  return Object.keys(changes).length === 0;
}

/** The open program, but with the loaded one's values wherever a run may change them, and in what follows from those. */
function withSettingsOf(open: Program, loaded: Program): Program {
  const { training: now } = open;
  const { training: before } = loaded;
  const sameBatch = now.batchSize === before.batchSize;
  return {
    ...open,
    operations: open.operations.map((operation, index) => withRateOf(operation, loaded.operations[index])),
    totals: { ...open.totals, memoryBytes: loaded.totals.memoryBytes },
    training: {
      ...now,
      optimizer: { ...now.optimizer, learningRate: before.optimizer.learningRate, momentum: before.optimizer.momentum },
      batchSize: before.batchSize,
      stepsPerEpoch: before.stepsPerEpoch,
      // A run that is counted in epochs has other steps with another batch.
      steps: sameBatch ? now.steps : before.steps,
    },
  };
}

function withRateOf(operation: Operation, loaded: Operation | undefined): Operation {
  if (!DROPPING.has(operation.kind) || loaded?.kind !== operation.kind) return operation;
  return { ...operation, params: { ...operation.params, rate: loaded.params['rate'] ?? null } };
}

function rateChange(operation: Operation, loaded: Operation | undefined): readonly (readonly [string, number])[] {
  const rate = operation.params['rate'];
  return DROPPING.has(operation.kind) && typeof rate === 'number' && rate !== loaded?.params['rate'] ? [[operation.node, rate]] : [];
}

/** With its default where the document leaves it out; undefined for optimizers without one. */
function momentumOf({ optimizer }: ProgramTraining): number | undefined {
  if (optimizer.kind !== 'momentum') return undefined;
  const { momentum } = optimizerInfo('momentum').params.parse(optimizer);
  return typeof momentum === 'number' ? momentum : undefined;
}

/** Whether two values of JSON hold the same, in whichever order their keys were written. A key that is undefined is not there. */
export function equal(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || Array.isArray(a) !== Array.isArray(b)) return false;
  if (Array.isArray(a) && a.length !== (b as readonly unknown[]).length) return false;
  const left = a as Readonly<Record<string, unknown>>;
  const right = b as Readonly<Record<string, unknown>>;
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].every((key) => equal(left[key], right[key]));
}
