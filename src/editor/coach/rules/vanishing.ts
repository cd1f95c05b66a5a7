import { i18n } from '../../../words/i18n.ts';
import { formatNumber } from '../../ui/format.ts';
import type { Rule } from '../advice.ts';
import { learns } from '../figures.ts';
import { normOf } from '../inside.ts';
import { hiddenBends, kernelLayers } from '../net.ts';
import { bentBy } from '../tries.ts';

/** Fewer bends lose no gradient that matters. */
const LAYERS = 3;
const TIMES = 300;

/** Each sigmoid passes on a quarter of a gradient at most: through many of them nothing arrives (Hochreiter, 1991; Glorot and Bengio, 2010). */
export const vanishing: Rule = {
  id: 'vanishing',
  advise(figures) {
    const { program, document, inside } = figures;
    if (!inside || learns(figures)) return null;
    const bends = hiddenBends(program).filter((bend) => bend.function !== 'relu');
    const layers = kernelLayers(program);
    const [first] = layers;
    const last = layers.at(-1);
    if (bends.length < LAYERS || !first || !last) return null;
    const [there, here] = [last, first].map(({ node }) => normOf(inside, 'weightGradients', node, 'kernel'));
    const attempt = bentBy(document, bends, 'relu', 'ReLU');
    if (!there || here === null || here === undefined || there < TIMES * here || !attempt) return null;
    return {
      node: first.node,
      measured:
        here > 0
          ? i18n.t('The gradient is {there} long in the last layer and {here} in the first, {times} times shorter.', { there: formatNumber(there), here: formatNumber(here), times: formatNumber(there / here, 2) })
          : i18n.t('The gradient is {there} long in the last layer and {here} in the first: nothing arrives.', { there: formatNumber(there), here: formatNumber(here) }),
      meaning: i18n.t('On its way back it passes {bends} sigmoids or tanhs, and each lets through only a part. A ReLU lets all of it through where it is open.', { bends: bends.length }),
      attempt,
    };
  },
};
