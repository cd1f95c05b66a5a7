import { i18n } from '../../../words/i18n.ts';
import { formatCount, formatNumber } from '../../ui/format.ts';
import type { Rule } from '../advice.ts';
import { activationsOf, type Rows } from '../inside.ts';

/** Sums of shares may miss 1 by so much. */
const TOLERANCE = 0.05;

/** A cross-entropy compares shares: numbers from 0 to 1 that add up to 1. What gets anything else has a loss without meaning. */
export const missingSoftmax: Rule = {
  id: 'missing-softmax',
  advise({ program, diagnostics, inside }) {
    const found = diagnostics.find(({ code }) => code === 'needs-softmax' || code === 'needs-sigmoid');
    const loss = program.losses.find(({ node }) => node === found?.node);
    const seen = loss && inside && activationsOf(inside, loss.prediction.node, loss.prediction.port);
    if (!found?.fix || !loss || !seen) return null;
    const softmax = found.code === 'needs-softmax';
    const measured = softmax ? sums(seen) : range(seen);
    if (measured === null) return null;
    return {
      node: loss.node,
      measured,
      meaning: softmax
        ? i18n.t('This loss compares shares of 1, so its number means nothing yet. A softmax makes shares of any numbers.')
        : i18n.t('This loss compares shares from 0 to 1, so its number means nothing yet. A sigmoid makes one of any number.'),
      attempt: { label: softmax ? i18n.t('Try a softmax') : i18n.t('Try a sigmoid'), edit: found.fix.label, command: found.fix.command },
    };
  },
};

function sums({ rows, size, values }: Rows): string | null {
  const all = Array.from({ length: rows }, (_, row) => values.subarray(row * size, (row + 1) * size).reduce((sum, value) => sum + value, 0));
  const wrong = all.filter((sum, row) => Math.abs(sum - 1) > TOLERANCE || values.subarray(row * size, (row + 1) * size).some((value) => value < 0)).length;
  if (wrong === 0) return null;
  return i18n.t('In {wrong} of {rows} rows the loss gets numbers that are no shares of 1: their sums run from {least} to {greatest}.', { wrong: formatCount(wrong), rows: formatCount(rows), least: formatNumber(Math.min(...all)), greatest: formatNumber(Math.max(...all)) });
}

function range({ values }: Rows): string | null {
  const wrong = values.filter((value) => value < 0 || value > 1).length;
  if (wrong === 0) return null;
  return i18n.t('{wrong} of the {numbers} numbers that the loss gets lie outside 0 to 1.', { wrong: formatCount(wrong), numbers: formatCount(values.length) });
}
