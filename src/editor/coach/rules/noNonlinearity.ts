import { i18n } from '../../../words/i18n.ts';
import { formatNumber, formatPercent } from '../../ui/format.ts';
import type { Rule } from '../advice.ts';
import { begin, recent } from '../curve.ts';
import { learns, wellOn } from '../figures.ts';
import { straightLayers } from '../net.ts';
import { inserted } from '../tries.ts';

/** Layers without a bend between them are one layer: a product of matrices is a matrix. */
export const noNonlinearity: Rule = {
  id: 'no-nonlinearity',
  advise(figures) {
    const { program, document, losses, accuracies } = figures;
    const layers = straightLayers(program);
    const second = layers?.[1];
    if (!layers || !second || !wellOn(figures, 0.25) || learns(figures)) return null;
    const attempt = inserted(document, { before: second.node }, 'tanh', i18n.t('a tanh'));
    if (!attempt) return null;
    const right = recent(accuracies);
    const went = { first: formatNumber(begin(losses)), last: formatNumber(recent(losses)), layers: layers.length, right: formatPercent(right) };
    return {
      node: second.node,
      measured: Number.isFinite(right)
        ? i18n.t("The loss went from {first} to {last}, with {right} of the rows right, and nothing bends what passes through the net's {layers, plural, one {# layer} other {# layers}}.", went)
        : i18n.t("The loss went from {first} to {last}, and nothing bends what passes through the net's {layers, plural, one {# layer} other {# layers}}.", went),
      meaning: i18n.t('Sums of sums are sums: without a bend between them these layers can do no more than one of them, a straight line. A tanh bends.'),
      attempt,
    };
  },
};
