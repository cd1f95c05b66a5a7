import { i18n } from '../../../words/i18n.ts';
import { formatNumber, formatPercent } from '../../ui/format.ts';
import type { Rule } from '../advice.ts';
import { begin, meanBetween, recent } from '../curve.ts';
import { learns, wellOn } from '../figures.ts';
import { hiddenBends, straightLayers } from '../net.ts';
import { withUnits } from '../tries.ts';

/** Of the loss at the beginning: what it may still fall from one quarter of the run to the next and count as settled. */
const SETTLED = 0.05;
/** A layer of more units than this is seldom what holds a net back. */
const FEW = 16;

/** The loss has settled far from the goal, and a hidden layer is narrow: the function does not fit into the net. */
export const tooFewUnits: Rule = {
  id: 'too-few-units',
  advise(figures) {
    const { program, losses, accuracies } = figures;
    if (!wellOn(figures, 0.5) || learns(figures) || straightLayers(program)) return null;
    const first = begin(losses);
    const fell = meanBetween(losses, 0.5, 0.75) - meanBetween(losses, 0.75, 1);
    const dense = hiddenBends(program).flatMap(({ layer }) => (layer?.kind === 'dense' ? [layer] : []));
    const narrowest = dense.reduce<(typeof dense)[number] | null>((least, layer) => (least && unitsOf(least) <= unitsOf(layer) ? least : layer), null);
    if (!narrowest || unitsOf(narrowest) > FEW || !(Math.abs(fell) < SETTLED * first)) return null;
    const right = recent(accuracies);
    const settled = { loss: formatNumber(recent(losses)), label: narrowest.label, units: unitsOf(narrowest), right: formatPercent(right) };
    return {
      node: narrowest.node,
      measured: Number.isFinite(right)
        ? i18n.t('The loss has settled at {loss} with {right} of the rows right, and {label} has {units, plural, one {# unit} other {# units}}.', settled)
        : i18n.t('The loss has settled at {loss}, and {label} has {units, plural, one {# unit} other {# units}}.', settled),
      meaning: i18n.t('What is to be learnt seems to need more lines than this layer can draw: each unit draws one.'),
      attempt: withUnits(narrowest.node, narrowest.label, Math.max(8, 4 * unitsOf(narrowest))),
    };
  },
};

function unitsOf({ params }: { readonly params: Readonly<Record<string, unknown>> }): number {
  return Number(params['units'] ?? Infinity);
}
