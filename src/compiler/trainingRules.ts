/** Whether the warm-up and the stop conditions can do what they are set for. */
import type { Command } from '../graph/commands.ts';
import type { Stop } from '../graph/document.ts';
import type { StopMetric } from '../graph/trainingFields.ts';
import type { Checked } from './check.ts';
import type { Diagnostic } from './diagnostic.ts';
import { diagnostic } from './diagnostics.ts';
import { countsAccuracy } from './lower.ts';
import type { ProgramTraining } from './program.ts';
import { i18n } from '../words/i18n.ts';

export function checkTrainingSettings(checked: Checked, training: ProgramTraining): readonly Diagnostic[] {
  return [...warmUp(training), ...stopAccuracy(checked, training), ...stopValidation(training)];
}

function warmUp({ warmUpSteps, steps }: ProgramTraining): readonly Diagnostic[] {
  if (warmUpSteps === null || warmUpSteps < steps) return [];
  const shorter = Math.floor(steps / 10);
  const command: Command = { type: 'setTraining', training: { warmUpSteps: shorter > 0 ? shorter : undefined } };
  const label = shorter > 0 ? i18n.t('Warm up over {steps, plural, one {# step} other {# steps}}', { steps: shorter }) : i18n.t('Remove the warm-up');
  return [diagnostic('warm-up-too-long', { warmUp: warmUpSteps, steps }, { fix: { label, command } })];
}

function stopAccuracy(checked: Checked, { stop }: ProgramTraining): readonly Diagnostic[] {
  const watched = stop?.patience && /accuracy/i.test(stop.patience.metric);
  if (!stop || (stop.accuracy === undefined && !watched) || countsAccuracy(checked)) return [];
  const { accuracy, ...rest } = stop;
  const mended = watched && rest.patience ? { ...rest, patience: { ...rest.patience, metric: lossOf(rest.patience.metric) } } : rest;
  const label = accuracy === undefined ? i18n.t('Watch the loss instead') : i18n.t('Remove the target accuracy');
  return [diagnostic('stop-accuracy', { by: accuracy === undefined ? 'patience' : 'accuracy' }, { fix: { label, command: setStop(mended) } })];
}

function stopValidation({ stop, validation }: ProgramTraining): readonly Diagnostic[] {
  const patience = stop?.patience;
  if (!stop || !patience?.metric.startsWith('validation') || validation) return [];
  const metric = patience.metric === 'validationLoss' ? 'loss' : 'accuracy';
  return [diagnostic('stop-validation', {}, { fix: { label: i18n.t('Watch the training rows instead'), command: setStop({ ...stop, patience: { ...patience, metric } }) } })];
}

function lossOf(metric: StopMetric): StopMetric {
  return metric.startsWith('validation') ? 'validationLoss' : 'loss';
}

function setStop(stop: Stop): Command {
  const empty = Object.values(stop).every((value) => value === undefined);
  return { type: 'setTraining', training: { stop: empty ? undefined : stop } };
}
