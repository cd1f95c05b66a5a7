import { i18n } from '../../../words/i18n.ts';
import type { Rule } from '../advice.ts';
import { learns } from '../figures.ts';
import { seenIn, type Inside } from '../inside.ts';
import { kernelLayers } from '../net.ts';
import { drawn } from '../tries.ts';

/** Units that begin alike get the same gradients for ever: many of them can do no more than one (Goodfellow, Bengio and Courville, 2016, 8.4). */
export const sameStart: Rule = {
  id: 'same-start',
  advise(figures) {
    const { program, document, inside, step } = figures;
    if (!inside || learns(figures)) return null;
    for (const { node, label } of kernelLayers(program)) {
      const units = copies(inside, node);
      const attempt = units > 1 ? drawn(document, kernelLayers(program).map((layer) => layer.node)) : null;
      if (!attempt) continue;
      return {
        node,
        measured: i18n.t('After {step, plural, one {# step} other {# steps}} the {units, plural, one {# unit} other {# units}} of {label} have the very same weights.', { step, units, label }),
        meaning: i18n.t('Units that begin alike are moved alike, so that all of them do the work of one. Random weights make them differ.'),
        attempt,
      };
    }
    return null;
  },
};

/** How many units the kernel has if each has the weights of the first; 0 where they differ or were not looked at. Sums of equal numbers are equal to the last bit. */
function copies(inside: Inside, node: string): number {
  const seen = seenIn(inside, 'weights', node, 'kernel');
  const units = seen?.shape.at(-1) ?? 0;
  if (seen?.as !== 'values' || !seen.values.some((value) => value !== 0)) return 0;
  return seen.values.every((value, at) => value === seen.values[at - (at % units)]) ? units : 0;
}
