import { i18n } from '../../../words/i18n.ts';
import { formatCount } from '../../ui/format.ts';
import type { Rule } from '../advice.ts';
import { solved } from '../figures.ts';
import { activationsOf, silentUnits, type Rows } from '../inside.ts';
import { hiddenBends } from '../net.ts';
import { bentBy, drawn } from '../tries.ts';

/** Some silent units are normal, and make answers sparse (Glorot, Bordes and Bengio, 2011); with this share hardly anything is left. */
const SHARE = 0.7;
const UNITS = 4;
/** A unit that is silent for fewer rows may well speak for others. */
const ROWS = 16;
/** A long first step silences many units that come back by themselves. */
const STEPS = 100;

/** A ReLU that gives 0 for every row has no slope: no gradient ever reaches its weights. */
export const deadRelu: Rule = {
  id: 'dead-relu',
  advise(figures) {
    const { program, document, inside, step, ended } = figures;
    if (!inside || (step < STEPS && !ended) || solved(figures)) return null;
    for (const bend of hiddenBends(program)) {
      const seen = bend.function === 'relu' ? activationsOf(inside, bend.operation.node) : null;
      if (!seen || seen.units < UNITS || (seen.size === seen.units && seen.rows < ROWS)) continue;
      const silent = silentUnits(seen);
      const fresh = bend.layer && drawn(document, [bend.layer.node]);
      const attempt = fresh ?? bentBy(document, [bend], 'leakyRelu', bend.operation.weights.length > 0 ? 'ELU' : i18n.t('leaky ReLU'));
      if (silent < SHARE * seen.units || !attempt) continue;
      return {
        node: bend.operation.node,
        measured: measured(seen, silent, bend.operation.label),
        meaning: fresh
          ? i18n.t('A ReLU that is always 0 has no slope, so that its weights never change again. A random start has units on both sides.')
          : i18n.t('A ReLU that is always 0 has no slope, so that its weights never change again. A function that falls below 0 keeps a slope.'),
        attempt,
      };
    }
    return null;
  },
};

function measured({ units, size, rows }: Rows, silent: number, label: string): string {
  const values = { silent: formatCount(silent), units, label, rows };
  return size === units
    ? i18n.t('{silent} of the {units, plural, one {# unit} other {# units}} of {label} give 0 for each of {rows, plural, one {# row} other {# rows}}.', values)
    : i18n.t('{silent} of the {units, plural, one {# feature map} other {# feature maps}} of {label} give 0 for each of {rows, plural, one {# row} other {# rows}}.', values);
}
