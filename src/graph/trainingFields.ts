/** The fields of rate schedules, gradient clipping and stop conditions: one description for the file, the inspector and the messages. */
import { z } from './zod.ts';
import { choice, integer, number } from './fields.ts';
import { i18n } from '../words/i18n.ts';

export const SCHEDULES = ['step', 'exponential', 'cosine'] as const;
export type ScheduleKind = (typeof SCHEDULES)[number];
export const CLIPPINGS = ['value', 'norm', 'globalNorm'] as const;
export type ClippingKind = (typeof CLIPPINGS)[number];
export const STOP_METRICS = ['loss', 'accuracy', 'validationLoss', 'validationAccuracy'] as const;
export type StopMetric = (typeof STOP_METRICS)[number];

const steps = (label: string, help: string, defaultValue: number) => integer({ label, help, min: 1, max: 1e9, unit: 'steps', default: defaultValue });

export const stepFields = z.looseObject({
  everySteps: steps(i18n.t('Every'), i18n.t('How many steps the rate stays the same. Fewer make it fall sooner.'), 500),
  factor: number({ label: i18n.t('Factor'), help: i18n.t('What the rate is multiplied by each time. Smaller makes it fall faster.'), min: 1e-6, max: 1, step: 0.05, default: 0.5 }),
});

export const exponentialFields = z.looseObject({
  decaySteps: steps(i18n.t('Over'), i18n.t('After so many steps the rate has been multiplied by the decay rate once.'), 1000),
  decayRate: number({ label: i18n.t('Decay rate'), help: i18n.t('The share of the rate that is left after that many steps. Smaller makes it fall faster.'), min: 1e-6, max: 1, step: 0.05, default: 0.5 }),
});

export const cosineFields = z.looseObject({
  decaySteps: steps(i18n.t('Over'), i18n.t('How many steps the fall takes. After them the rate stays where it is.'), 1000),
  alpha: number({ label: i18n.t('Alpha'), help: i18n.t('The share of the rate that is left at the end. 0 falls to nothing.'), min: 0, max: 1, step: 0.05, default: 0 }),
});

export const scheduleSchema = z.discriminatedUnion('kind', [
  z.looseObject({ kind: z.literal('step'), ...stepFields.shape }),
  z.looseObject({ kind: z.literal('exponential'), ...exponentialFields.shape }),
  z.looseObject({ kind: z.literal('cosine'), ...cosineFields.shape }),
]);

export const clippingFields = z.looseObject({
  limit: number({ label: i18n.t('Limit'), help: i18n.t('The most that is let through. Smaller holds steps back more.'), min: 1e-6, max: 1e6, step: 0.1, default: 1 }),
});

export const clippingSchema = z.looseObject({ kind: z.enum(CLIPPINGS), ...clippingFields.shape });

export const patienceFields = z.looseObject({
  metric: choice({
    label: i18n.t('Watched'),
    help: i18n.t('The figure that has to improve.'),
    options: { loss: i18n.t('Loss'), accuracy: i18n.t('Accuracy'), validationLoss: i18n.t('Validation loss'), validationAccuracy: i18n.t('Validation accuracy') },
    default: 'loss',
  }),
  steps: steps(i18n.t('Patience'), i18n.t('How many steps may pass without a better figure. More waits longer.'), 500),
  minDelta: number({ label: i18n.t('At least by'), help: i18n.t('A smaller improvement counts as none.'), min: 0, max: 1e6, step: 0.001, default: 0, advanced: true }),
});

export const stopSchema = z.looseObject({
  /** Stops when the loss is at or below this. */
  loss: z.number().min(-1e9).max(1e9).optional(),
  /** Stops when the share of right answers is at or above this. */
  accuracy: z.number().min(0).max(1).optional(),
  patience: patienceFields.optional(),
});
