import { learningRateAt } from '../../../nodes/training/schedules.ts';
import { i18n } from '../../../words/i18n.ts';
import { formatNumber, formatPercent } from '../../ui/format.ts';
import type { Rule } from '../advice.ts';
import { begin, meanBetween, recent } from '../curve.ts';
import type { Figures } from '../figures.ts';
import { normOf, type Inside } from '../inside.ts';
import { withRate } from '../tries.ts';

const STEPS = 100;
/** A step that moves weights by a thousandth of their length is about right (Karpathy, CS231n, "Ratio of weights:updates"); this is far below. */
const USUAL = 1e-3;
const SMALL = 2e-4;
/** A step as long as this may leap over the goal. */
const LONG = 1e-2;
/** Of the loss, since the beginning. */
const FALLEN = 0.1;

/** The loss falls steadily and hardly: every step is right, and too short. */
export const rateTooLow: Rule = {
  id: 'rate-too-low',
  advise(figures) {
    const { document, losses, step, inside } = figures;
    const first = begin(losses);
    const parts = [0, 0.25, 0.5, 0.75].map((from) => meanBetween(losses, from, from + 0.25));
    const falls = parts.every((part, at) => at === 0 || part < (parts[at - 1] ?? 0));
    const fallen = (first - recent(losses)) / first;
    if (step < STEPS || !inside || first <= 0 || !falls || fallen > FALLEN) return null;
    const share = shareOfStep(figures, inside);
    if (share === null || share > SMALL) return null;
    // As much larger as brings steps to the usual length, or half of the loss down in as many steps; never so much that it may leap.
    const wanted = Math.min(LONG / share, Math.max(USUAL / share, 0.5 / fallen));
    const times = 10 ** Math.min(3, Math.max(1, Math.ceil(Math.log10(wanted) - 0.2)));
    return {
      node: null,
      measured: i18n.t('In {step, plural, one {# step} other {# steps}} the loss fell by {fallen}, and the last step moved the weights by {share} % of their length.', { step, fallen: formatPercent(fallen), share: formatNumber(100 * share, 2) }),
      meaning: i18n.t('It goes the right way in steps that are too short. Around 0.1 % a step is usual: a larger learning rate than {learningRate} gets there sooner.', { learningRate: formatNumber(document.training.optimizer.learningRate) }),
      attempt: withRate(document, times),
    };
  },
};

/** How far a step moves all weights, as a part of their length; null where they were not looked at. Optimizers that scale each weight's step move each by about the rate. */
function shareOfStep({ program, step }: Figures, inside: Inside): number | null {
  let weights = 0;
  let gradients = 0;
  let count = 0;
  for (const { node, weights: specs } of program.operations) {
    for (const { name, trainable, shape } of specs) {
      if (!trainable) continue;
      weights += (normOf(inside, 'weights', node, name) ?? NaN) ** 2;
      gradients += (normOf(inside, 'weightGradients', node, name) ?? NaN) ** 2;
      count += shape.reduce((product, side) => product * side, 1);
    }
  }
  const { optimizer } = program.training;
  const rate = learningRateAt(program.training, step);
  const direction = optimizer.kind === 'sgd' ? Math.sqrt(gradients) : optimizer.kind === 'momentum' ? Math.sqrt(gradients) / Math.max(0.01, 1 - (optimizer.momentum ?? 0.9)) : Math.sqrt(count);
  const share = (rate * direction) / Math.sqrt(weights);
  return Number.isFinite(share) && share > 0 ? share : null;
}
