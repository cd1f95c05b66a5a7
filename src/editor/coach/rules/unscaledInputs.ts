import { i18n } from '../../../words/i18n.ts';
import { formatNumber } from '../../ui/format.ts';
import type { Rule } from '../advice.ts';
import { learns } from '../figures.ts';
import { activationsOf, type Rows } from '../inside.ts';
import { inserted } from '../tries.ts';

/** The compiler's own bound for features whose range is known: Playground's run to 6 and train well. */
const USUAL = 20;

/** Inputs of some hundreds make sums of some hundreds, which drive units to their limits and updates beyond their goal (LeCun et al., 1998, "Efficient BackProp", 4.3). */
export const unscaledInputs: Rule = {
  id: 'unscaled-inputs',
  advise(figures) {
    const { program, document, diagnostics, inside } = figures;
    if (!inside || learns(figures)) return null;
    for (const { node, features } of program.sources) {
      const seen = activationsOf(inside, node, 'features');
      const worst = seen && farthest(seen, features.shape.length > 1);
      const next = program.operations.find(({ inputs }) => inputs.some((from) => from.node === node && from.port === 'features'));
      if (!worst || Math.max(Math.abs(worst.mean), worst.spread) <= USUAL || (next && /Norm$/.test(next.kind))) continue;
      const known = diagnostics.find((each) => each.code === 'unscaled-features' && each.node === node)?.fix;
      const attempt = known ? { label: i18n.t('Try scaled inputs'), edit: known.label, command: known.command } : inserted(document, { after: node, port: 'features' }, 'batchNorm', i18n.t('batch norm'));
      if (!attempt) continue;
      return {
        node,
        measured: i18n.t('{name} is {mean} on average, with a spread of {spread}; nets learn best from inputs around 0 to 1.', { name: worst.name, mean: formatNumber(worst.mean), spread: formatNumber(worst.spread) }),
        meaning: i18n.t('Large inputs make large sums, which push units to their limits and make updates jump. Scaling them first mends it.'),
        attempt,
      };
    }
    return null;
  },
};

interface Column {
  readonly name: string;
  readonly mean: number;
  /** Standard deviation. */
  readonly spread: number;
}

/** The column that lies farthest from the usual; all numbers of an image count as one. */
function farthest({ rows, size, values }: Rows, whole: boolean): Column | null {
  const columns = whole ? 1 : size;
  let worst: Column | null = null;
  for (let column = 0; column < columns; column++) {
    const own = whole ? values : Float32Array.from({ length: rows }, (_, row) => values[row * size + column] ?? 0);
    const mean = own.reduce((sum, value) => sum + value, 0) / own.length;
    const spread = Math.sqrt(own.reduce((sum, value) => sum + (value - mean) ** 2, 0) / own.length);
    if (!worst || Math.max(Math.abs(mean), spread) > Math.max(Math.abs(worst.mean), worst.spread)) worst = { name: whole ? i18n.t('What is fed in') : i18n.t('Input {number}', { number: column + 1 }), mean, spread };
  }
  return worst;
}
