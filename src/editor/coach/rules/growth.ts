import { i18n } from '../../../words/i18n.ts';
import { formatNumber } from '../../ui/format.ts';
import type { Rule } from '../advice.ts';
import { begin, meanBetween, recent } from '../curve.ts';
import { withRate } from '../tries.ts';

/** A loss that is so many times what it was at first, or what it was a quarter of the run ago, is no noise of batches. */
const TIMES = 3;
/** Fewer points show no growth. */
const POINTS = 8;

/** A rate beyond 2 / curvature ends each step farther from the goal than it began (LeCun et al., 1998, "Efficient BackProp", 5). */
export const growth: Rule = {
  id: 'growth',
  advise({ losses, document, step }) {
    const first = begin(losses);
    const last = recent(losses);
    if (losses.length < POINTS || first <= 0 || !(last > TIMES * first) || !(last > 1.2 * meanBetween(losses, 0.4, 0.7))) return null;
    return {
      node: null,
      measured: i18n.t('The loss grows: from {first} to {last} in {step, plural, one {# step} other {# steps}}.', { first: formatNumber(first), last: formatNumber(last), step }),
      meaning: i18n.t('Each step goes farther than the way to the goal. A smaller learning rate than {learningRate} takes shorter ones.', { learningRate: formatNumber(document.training.optimizer.learningRate) }),
      attempt: withRate(document, 0.1),
    };
  },
};
