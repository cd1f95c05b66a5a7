/** How the learning rate falls over a run, by Keras's rules (keras.io/api/optimizers/learning_rate_schedules). */
import type { z } from '../../graph/zod.ts';
import type { Optimizer, Schedule } from '../../graph/document.ts';
import { cosineFields, exponentialFields, stepFields, type ScheduleKind } from '../../graph/trainingFields.ts';
import { i18n } from '../../words/i18n.ts';

/** How a schedule is written. `python` and `javascript` are expressions in `step` (from 0) for the share of the rate. */
export interface ScheduleCode {
  /** A Keras schedule. @param rate the learning rate as Python writes it. */
  keras(rate: string): string;
  readonly python: string;
  readonly javascript: string;
}

export interface ScheduleInfo {
  readonly kind: ScheduleKind;
  readonly label: string;
  /** One plain sentence. */
  readonly summary: string;
  /** In TeX: η₀ is the learning rate, t the step from 0. */
  readonly formula: string;
  readonly params: z.ZodObject;
  /** The share of the learning rate at a step, from 0, after the warm-up. */
  share(settings: Schedule, step: number): number;
  code(settings: Schedule): ScheduleCode;
}

function define<S extends z.ZodObject>(info: {
  readonly kind: ScheduleKind;
  readonly label: string;
  readonly summary: string;
  readonly formula: string;
  readonly params: S;
  share(settings: z.infer<S>, step: number): number;
  code(settings: z.infer<S>): ScheduleCode;
}): ScheduleInfo {
  return {
    ...info,
    share: (settings, step) => info.share(info.params.parse(settings), step),
    code: (settings) => info.code(info.params.parse(settings)),
  };
}

const step = define({
  kind: 'step',
  label: i18n.t('Steps down'),
  summary: i18n.t('Multiplies the rate by a factor every so many steps.'),
  formula: '\\eta_t = \\eta_0\\, f^{\\lfloor t / n \\rfloor}',
  params: stepFields,
  share: ({ everySteps, factor }, t) => factor ** Math.floor(t / everySteps),
  code: ({ everySteps, factor }) => ({
    keras: (rate) => `keras.optimizers.schedules.ExponentialDecay(${rate}, decay_steps=${everySteps}, decay_rate=${factor}, staircase=True)`,
    python: `${factor} ** (step // ${everySteps})`,
    javascript: `${factor} ** Math.floor(step / ${everySteps})`,
  }),
});

const exponential = define({
  kind: 'exponential',
  label: i18n.t('Exponential'),
  summary: i18n.t('Lets the rate shrink by the same share with every step.'),
  formula: '\\eta_t = \\eta_0\\, d^{\\,t / n}',
  params: exponentialFields,
  share: ({ decaySteps, decayRate }, t) => decayRate ** (t / decaySteps),
  code: ({ decaySteps, decayRate }) => ({
    keras: (rate) => `keras.optimizers.schedules.ExponentialDecay(${rate}, decay_steps=${decaySteps}, decay_rate=${decayRate})`,
    python: `${decayRate} ** (step / ${decaySteps})`,
    javascript: `${decayRate} ** (step / ${decaySteps})`,
  }),
});

const cosine = define({
  kind: 'cosine',
  label: i18n.t('Cosine'),
  summary: i18n.t('Falls slowly, then fast, then slowly again, along half a cosine (Loshchilov and Hutter, 2016).'),
  formula: '\\eta_t = \\eta_0 \\left( \\alpha + (1 - \\alpha)\\, \\tfrac12 \\left(1 + \\cos \\tfrac{\\pi \\min(t, n)}{n}\\right) \\right)',
  params: cosineFields,
  share: ({ decaySteps, alpha }, t) => alpha + (1 - alpha) * 0.5 * (1 + Math.cos((Math.PI * Math.min(t, decaySteps)) / decaySteps)),
  code: ({ decaySteps, alpha }) => ({
    keras: (rate) => `keras.optimizers.schedules.CosineDecay(${rate}, decay_steps=${decaySteps}, alpha=${alpha})`,
    python: `(${alpha} + ${1 - alpha} * 0.5 * (1 + math.cos(math.pi * min(step, ${decaySteps}) / ${decaySteps})))`,
    javascript: `(${alpha} + ${1 - alpha} * 0.5 * (1 + Math.cos(Math.PI * Math.min(step, ${decaySteps}) / ${decaySteps})))`,
  }),
});

/** In the order of the menu. */
export const schedules: readonly ScheduleInfo[] = [step, exponential, cosine];

/** The schedule of that kind. */
export function scheduleInfo(kind: ScheduleKind): ScheduleInfo {
  const info = schedules.find((candidate) => candidate.kind === kind);
  if (!info) throw new Error(`There is no schedule “${String(kind)}”.`);
  return info;
}

/** What decides the learning rate: of a document, or of a program. */
export interface RateSettings {
  readonly optimizer: Optimizer;
  readonly schedule?: Schedule | null | undefined;
  readonly warmUpSteps?: number | null | undefined;
}

/**
 * The learning rate of one step. The warm-up is that of Keras's CosineDecay with `warmup_target` and an
 * initial rate of 0: step t < w has the rate η·t/w, so the first step moves nothing, step w has the
 * whole rate, and the schedule counts from there.
 * @param step from 0.
 */
export function learningRateAt({ optimizer, schedule, warmUpSteps }: RateSettings, step: number): number {
  const warmUp = warmUpSteps ?? 0;
  if (step < warmUp) return (optimizer.learningRate * step) / warmUp;
  return schedule ? optimizer.learningRate * scheduleInfo(schedule.kind).share(schedule, step - warmUp) : optimizer.learningRate;
}
