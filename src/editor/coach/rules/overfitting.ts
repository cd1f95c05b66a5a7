import { i18n } from '../../../words/i18n.ts';
import { formatCount, formatNumber } from '../../ui/format.ts';
import type { Rule } from '../advice.ts';
import { begin, mean, meanBetween } from '../curve.ts';
import { stopped } from '../tries.ts';

/** Fewer measurements show no turn. */
const POINTS = 8;
/** Measurements that are taken together, since one may lie. */
const TOGETHER = 3;
const TIMES = 1.25;
/** Of the loss that the run began with: where the rows held back have less of it left, they are known, too. */
const SMALL = 0.05;
/** Measurements without a better one that are waited for. */
const PATIENCE = 5;

/** Validation rows are done worse and worse while those of the training are still done better: they are learnt by heart. */
export const overfitting: Rule = {
  id: 'overfitting',
  advise({ document, program, validation, losses }) {
    const everySteps = program.training.validation?.everySteps;
    if (everySteps === undefined || validation.length < POINTS || program.training.stop?.patience) return null;
    const smooth = validation.slice(TOGETHER - 1).map(({ step }, at) => ({ step, value: mean(validation.slice(at, at + TOGETHER).map(({ value }) => value)) }));
    const least = smooth.reduce((best, point) => (point.value < best.value ? point : best));
    const last = smooth.at(-1) ?? least;
    const first = losses[0]?.step ?? 0;
    const at = (least.step - first) / ((losses.at(-1)?.step ?? 0) - first);
    const learning = meanBetween(losses, 0.9, 1) < meanBetween(losses, Math.max(0, at - 0.05), at + 0.05);
    if (least === last || last.value < TIMES * least.value || last.value < SMALL * begin(losses) || !learning) return null;
    return {
      node: null,
      measured: i18n.t('On the rows held back the loss was {least} around step {step} and is {now} now, while that of the training rows still falls.', { least: formatNumber(least.value), step: formatCount(least.step), now: formatNumber(last.value) }),
      meaning: i18n.t('The net learns its rows by heart and not what they have in common. Stopping where the rows held back were done best keeps what holds for new ones.'),
      attempt: stopped(document, PATIENCE * everySteps),
    };
  },
};
