/** Schedules, clipping and stop conditions as code, for all emitters. */
import type { StopMetric } from '../../graph/trainingFields.ts';
import { clippingInfo } from '../../nodes/training/clipping.ts';
import { optimizerInfo } from '../../nodes/training/optimizers.ts';
import { scheduleInfo } from '../../nodes/training/schedules.ts';
import type { ProgramTraining } from '../program.ts';
import { indented } from './lines.ts';

/** True where the rate is another at each step. */
export function ratesChange({ schedule, warmUpSteps }: ProgramTraining): boolean {
  return schedule !== null || warmUpSteps !== null;
}

/** The Keras optimizer with its schedule and its clipping. */
export function kerasOptimizer(training: ProgramTraining): string {
  const plain = optimizerInfo(training.optimizer.kind).code(training.optimizer).keras;
  const clip = training.clipping ? `, ${clippingInfo(training.clipping.kind).code(training.clipping.limit).keras}` : '';
  return plain.replace(/learning_rate=([^,)]+)/, (_, rate: string) => `learning_rate=${kerasRate(training, rate)}`).replace(/\)$/, `${clip})`);
}

function kerasRate({ schedule, warmUpSteps }: ProgramTraining, rate: string): string {
  const after = schedule && scheduleInfo(schedule.kind).code(schedule).keras;
  if (warmUpSteps === null) return after ? after(rate) : rate;
  // A straight line up, which stays at its end.
  if (!schedule || !after) return `keras.optimizers.schedules.PolynomialDecay(0.0, decay_steps=${warmUpSteps}, end_learning_rate=${rate})`;
  if (schedule.kind === 'cosine') return after('0.0').replace(/\)$/, `, warmup_target=${rate}, warmup_steps=${warmUpSteps})`);
  return `WarmUp(${rate}, ${warmUpSteps}, ${after(rate)})`;
}

/** The class that some Keras optimizers need, or null. */
export function kerasWarmUp({ schedule, warmUpSteps }: ProgramTraining): string | null {
  if (warmUpSteps === null || !schedule || schedule.kind === 'cosine') return null;
  return `class WarmUp(keras.optimizers.schedules.LearningRateSchedule):
    """Rises from 0 to the rate in a straight line; the schedule counts from there."""

    def __init__(self, rate, steps, after):
        self.rate, self.steps, self.after = rate, steps, after

    def __call__(self, step):
        step = ops.cast(step, "float32")
        return ops.where(step < self.steps, self.rate * step / self.steps, self.after(ops.maximum(step - self.steps, 0.0)))

    def get_config(self):
        return {"rate": self.rate, "steps": self.steps, "after": self.after}`;
}

/** `learning_rate(step)` in Python, or null where the rate stays. */
export function pythonRate(training: ProgramTraining): string | null {
  if (!ratesChange(training)) return null;
  const { optimizer: { learningRate: rate }, schedule, warmUpSteps } = training;
  const warmUp = warmUpSteps === null ? '' : `    if step < ${warmUpSteps}:\n        return ${rate} * step / ${warmUpSteps}\n    step -= ${warmUpSteps}\n`;
  const share = schedule ? ` * ${scheduleInfo(schedule.kind).code(schedule).python}` : '';
  return `def learning_rate(step):\n    """The rate of each step, counted from 0."""\n${warmUp}    return ${rate}${share}`;
}

/** The lines between `backward` and the optimizer's step. @param step the step from 0, as Python. */
export function torchBeforeUpdate(training: ProgramTraining, step: string, blanks: number): string {
  const lines = [
    ...(training.clipping ? [clippingInfo(training.clipping.kind).code(training.clipping.limit).pytorch] : []),
    ...(ratesChange(training) ? [`for group in optimizer.param_groups:\n    group["lr"] = learning_rate(${step})`] : []),
  ];
  return lines.map((line) => `${indented(line, blanks)}\n`).join('');
}

const PYTHON_NAMES: Readonly<Record<StopMetric, string>> = { loss: 'loss', accuracy: 'accuracy', validationLoss: 'validation_loss', validationAccuracy: 'validation_accuracy' };

/** A class `StopWatch` in Python, or null where nothing stops training. */
export function pythonStopWatch({ stop }: ProgramTraining): string | null {
  if (!stop) return null;
  const { loss, accuracy, patience } = stop;
  const name = patience && PYTHON_NAMES[patience.metric];
  const higher = patience && /accuracy/i.test(patience.metric);
  return `class StopWatch:
    """Says why training should stop, or None."""

    best = best_step = None

    def see(self, step, measured):
        """What was measured at this step, by name."""
${loss === undefined ? '' : `        if measured.get("loss", math.inf) <= ${loss}:\n            return f"The loss reached {measured['loss']:.6g} at step {step}."\n`}${accuracy === undefined ? '' : `        if measured.get("accuracy", -math.inf) >= ${accuracy}:\n            return f"The accuracy reached {measured['accuracy']:.6g} at step {step}."\n`}${
    patience
      ? `        value = measured.get("${name}")
        if value is not None and (self.best is None or value ${higher ? `- ${patience.minDelta} >` : `+ ${patience.minDelta} <`} self.best):
            self.best, self.best_step = value, step
        elif value is not None and step - self.best_step >= ${patience.steps}:
            return f"The ${name?.replace('_', ' ')} has not improved on {self.best:.6g} for {step - self.best_step} steps."\n`
      : ''
  }        return None`;
}

/** Sets each step's rate and clips its gradients, whatever asks for the update; or null. */
export function tfjsGoverned(training: ProgramTraining): string | null {
  const { optimizer: { learningRate: rate }, schedule, warmUpSteps, clipping } = training;
  const changes = ratesChange(training);
  if (!changes && !clipping) return null;
  const warmUp = warmUpSteps === null ? '' : `  if (step < ${warmUpSteps}) return ${rate} * step / ${warmUpSteps};\n  step -= ${warmUpSteps};\n`;
  const share = schedule ? ` * ${scheduleInfo(schedule.kind).code(schedule).javascript}` : '';
  const rateSource = `/** The rate of each step, counted from 0. */\nfunction learningRate(step) {\n${warmUp}  return ${rate}${share};\n}\n\n`;
  const setRate = `    const rate = learningRate(taken);
    taken += 1;
    if (optimizer.setLearningRate) optimizer.setLearningRate(rate);
    else optimizer.learningRate = rate;
`;
  const clipSource = clipping ? `function clipped(gradients) {\n  return ${clippingInfo(clipping.kind).code(clipping.limit).tfjs};\n}\n\n` : '';
  return `${changes ? rateSource : ''}${clipSource}/** The optimizer, ${[...(changes ? ['with the rate of each step'] : []), ...(clipping ? ['with clipped gradients'] : [])].join(' and ')}. */
function governed(optimizer) {
  const apply = optimizer.applyGradients.bind(optimizer);
${changes ? '  let taken = 0;\n' : ''}  optimizer.applyGradients = (given) => tf.tidy(() => {
    const gradients = Array.isArray(given) ? Object.fromEntries(given.map(({ name, tensor }) => [name, tensor])) : given;
${changes ? setRate : ''}    apply(${clipping ? 'clipped(gradients)' : 'gradients'});
  });
  return optimizer;
}`;
}

/** A function `whyStop(step, measured)` in JavaScript, or null. */
export function tfjsStopWatch({ stop }: ProgramTraining): string | null {
  if (!stop) return null;
  const { loss, accuracy, patience } = stop;
  const better = patience && (/accuracy/i.test(patience.metric) ? `value - ${patience.minDelta} > best` : `value + ${patience.minDelta} < best`);
  return `let best = null;
let bestStep = 0;
/** Says why training should stop, or null. */
function whyStop(step, measured) {
${loss === undefined ? '' : `  if (measured.loss <= ${loss}) return \`The loss reached \${measured.loss} at step \${step}.\`;\n`}${accuracy === undefined ? '' : `  if (measured.accuracy >= ${accuracy}) return \`The accuracy reached \${measured.accuracy} at step \${step}.\`;\n`}${
    patience
      ? `  const value = measured.${patience.metric};
  if (value !== undefined && (best === null || ${better})) [best, bestStep] = [value, step];
  else if (value !== undefined && step - bestStep >= ${patience.steps}) return \`The figure has not improved on \${best} for \${step - bestStep} steps.\`;\n`
      : ''
  }  return null;
}`;
}
