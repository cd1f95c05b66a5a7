import { i18n } from '../../../words/i18n.ts';
import { formatPercent } from '../../ui/format.ts';
import type { Rule } from '../advice.ts';
import { learns } from '../figures.ts';
import { activationsOf, shareOf } from '../inside.ts';
import { hiddenBends, type BendFunction } from '../net.ts';
import { drawn, withRate } from '../tries.ts';

/** This share of numbers at the limits leaves nearly no slope in the layer. */
const SHARE = 0.9;

/** Where the slope is under a twenty-fifth of the greatest: tanh beyond 0.98, sigmoid beyond 0.99. */
const AT_LIMIT: Readonly<Record<Exclude<BendFunction, 'relu'>, (value: number) => boolean>> = {
  tanh: (value) => Math.abs(value) > 0.98,
  sigmoid: (value) => value < 0.01 || value > 0.99,
};

/** Sigmoids and tanhs are level at their limits: no gradient comes through (Glorot and Bengio, 2010). */
export const saturated: Rule = {
  id: 'saturated',
  advise(figures) {
    const { program, document, inside } = figures;
    if (!inside || learns(figures)) return null;
    for (const { operation, function: name, layer } of hiddenBends(program)) {
      const seen = name === 'relu' ? null : activationsOf(inside, operation.node);
      const share = seen && name !== 'relu' ? shareOf(seen.values, AT_LIMIT[name]) : 0;
      if (share < SHARE) continue;
      const layers = hiddenBends(program).flatMap((bend) => bend.layer?.node ?? []);
      return {
        node: (layer ?? operation).node,
        measured:
          name === 'tanh'
            ? i18n.t('{share} of what leaves {label} lies at the limits of its tanh, −1 or 1.', { share: formatPercent(share), label: operation.label })
            : i18n.t('{share} of what leaves {label} lies at the limits of its sigmoid, 0 or 1.', { share: formatPercent(share), label: operation.label }),
        meaning: i18n.t('There the curve is level, so that no gradient comes through to the weights before it. Smaller weights bring the units back to where it is steep.'),
        attempt: drawn(document, layers) ?? withRate(document, 0.1),
      };
    }
    return null;
  },
};
