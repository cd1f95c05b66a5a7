import type { ProgramTraining } from '../../compiler/program.ts';
import type { Optimizer } from '../../graph/document.ts';
import { fieldsOf } from '../../graph/fields.ts';
import { optimizerInfo } from '../../nodes/training/optimizers.ts';
import { equal } from '../training/liveChanges.ts';
import { change, changedFields } from './differenceWords.ts';

/** What differs in how two runs were trained. */
export function trainingDifferences(before: ProgramTraining, after: ProgramTraining): readonly string[] {
  const compare = <K extends keyof ProgramTraining>(field: K, name: string) => (equal(before[field], after[field]) ? [] : [change(name, before[field], after[field])]);
  return [
    ...optimizerDifferences(before.optimizer, after.optimizer),
    ...compare('batchSize', 'batch size'),
    ...compare('steps', 'steps'),
    ...compare('seed', 'seed'),
    ...compare('shuffle', 'shuffling'),
    ...(before.schedule?.kind === after.schedule?.kind ? compare('schedule', 'rate schedule') : [change('rate schedule', before.schedule?.kind, after.schedule?.kind)]),
    ...compare('warmUpSteps', 'warm-up steps'),
    ...(before.clipping?.kind === after.clipping?.kind && before.clipping && after.clipping
      ? before.clipping.limit === after.clipping.limit ? [] : [change('clipping limit', before.clipping.limit, after.clipping.limit)]
      : compare('clipping', 'gradient clipping')),
    ...compare('stop', 'stop conditions'),
    ...(before.validation?.rows === after.validation?.rows ? [] : [change('validation rows', before.validation?.rows, after.validation?.rows)]),
  ];
}

function optimizerDifferences(before: Optimizer, after: Optimizer): readonly string[] {
  const { learningRate: from, ...old } = before;
  const { learningRate: to, ...now } = after;
  const rate = from === to ? [] : [change('learning rate', from, to)];
  if (before.kind !== after.kind) return [change('optimizer', optimizerInfo(before.kind).label, optimizerInfo(after.kind).label), ...rate];
  return [...rate, ...changedFields(old, now, fieldsOf(optimizerInfo(after.kind).params).filter(({ name }) => name !== 'learningRate'))];
}
