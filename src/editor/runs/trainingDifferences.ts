import type { ProgramTraining } from '../../compiler/program.ts';
import type { Optimizer } from '../../graph/document.ts';
import { fieldsOf } from '../../graph/fields.ts';
import { optimizerInfo } from '../../nodes/training/optimizers.ts';
import { scheduleInfo } from '../../nodes/training/schedules.ts';
import { i18n } from '../../words/i18n.ts';
import { equal } from '../training/liveChanges.ts';
import { formatCount } from '../ui/format.ts';
import { change, changedFields, lowered } from './differenceWords.ts';

/** What differs in how two runs were trained. */
export function trainingDifferences(before: ProgramTraining, after: ProgramTraining): readonly string[] {
  const compare = <K extends keyof ProgramTraining>(field: K, name: string) => (equal(before[field], after[field]) ? [] : [change(name, before[field], after[field])]);
  return [
    ...optimizerDifferences(before.optimizer, after.optimizer),
    ...compare('batchSize', i18n.t('batch size')),
    ...(before.steps === after.steps ? [] : [i18n.t('steps {from} → {to}', { from: formatCount(before.steps), to: formatCount(after.steps) })]),
    ...compare('seed', i18n.t('seed')),
    ...compare('shuffle', i18n.t('shuffling')),
    ...(before.schedule?.kind === after.schedule?.kind ? compare('schedule', i18n.t('rate schedule')) : [change(i18n.t('rate schedule'), scheduleName(before.schedule), scheduleName(after.schedule))]),
    ...compare('warmUpSteps', i18n.t('warm-up steps')),
    ...(before.clipping?.kind === after.clipping?.kind && before.clipping && after.clipping
      ? before.clipping.limit === after.clipping.limit ? [] : [change(i18n.t('clipping limit'), before.clipping.limit, after.clipping.limit)]
      : compare('clipping', i18n.t('gradient clipping'))),
    ...compare('stop', i18n.t('stop conditions')),
    ...(before.validation?.rows === after.validation?.rows ? [] : [change(i18n.t('validation rows'), before.validation?.rows, after.validation?.rows)]),
  ];
}

function scheduleName(schedule: ProgramTraining['schedule']): string | null {
  return schedule ? lowered(scheduleInfo(schedule.kind).label) : null;
}

function optimizerDifferences(before: Optimizer, after: Optimizer): readonly string[] {
  const { learningRate: from, ...old } = before;
  const { learningRate: to, ...now } = after;
  const rate = from === to ? [] : [change(i18n.t('learning rate'), from, to)];
  if (before.kind !== after.kind) return [change(i18n.t('optimizer'), optimizerInfo(before.kind).label, optimizerInfo(after.kind).label), ...rate];
  return [...rate, ...changedFields(old, now, fieldsOf(optimizerInfo(after.kind).params).filter(({ name }) => name !== 'learningRate'))];
}
