import { counted, formatNumber, formatPercent } from '../../ui/format.ts';
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
    const attempt = inserted(document, { before: second.node }, 'tanh', 'a tanh');
    if (!attempt) return null;
    const right = recent(accuracies);
    return {
      node: second.node,
      measured: `The loss went from ${formatNumber(begin(losses))} to ${formatNumber(recent(losses))}${Number.isFinite(right) ? `, with ${formatPercent(right)} of the rows right` : ''}, and nothing bends what passes through the net's ${counted(layers.length, 'layer')}.`,
      meaning: 'Sums of sums are sums: without a bend between them these layers can do no more than one of them, a straight line. A tanh bends.',
      attempt,
    };
  },
};
