import { counted, formatNumber } from '../../ui/format.ts';
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
      measured: `The loss grows: from ${formatNumber(first)} to ${formatNumber(last)} in ${counted(step, 'step')}.`,
      meaning: `Each step goes farther than the way to the goal. A smaller learning rate than ${formatNumber(document.training.optimizer.learningRate)} takes shorter ones.`,
      attempt: withRate(document, 0.1),
    };
  },
};
