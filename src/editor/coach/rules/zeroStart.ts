import { i18n } from '../../../words/i18n.ts';
import type { Rule } from '../advice.ts';
import { learns } from '../figures.ts';
import { normOf } from '../inside.ts';
import { kernelLayers } from '../net.ts';
import { drawn } from '../tries.ts';

/** With all weights 0 nothing passes on, forward or backward: each layer's gradient is a product with the weights of its neighbours. */
export const zeroStart: Rule = {
  id: 'zero-start',
  advise(figures) {
    const { program, document, inside, step } = figures;
    if (!inside || learns(figures)) return null;
    const still = kernelLayers(program).filter(({ node }) => normOf(inside, 'weights', node, 'kernel') === 0 && normOf(inside, 'weightGradients', node, 'kernel') === 0);
    const attempt = drawn(document, still.map(({ node }) => node));
    if (!still[0] || !attempt) return null;
    return {
      node: still[0].node,
      measured:
        still.length === 1
          ? i18n.t('After {step, plural, one {# step} other {# steps}} all weights of {label} are 0, and so are their gradients.', { step, label: still[0].label })
          : i18n.t('After {step, plural, one {# step} other {# steps}} all weights of {layers, plural, one {# layer} other {# layers}} are 0, and so are their gradients.', { step, layers: still.length }),
      meaning: i18n.t('Weights of 0 pass nothing on, so that no weight is told which way to go. Random ones break the tie.'),
      attempt,
    };
  },
};
