import type { Totals } from '../../compiler/program.ts';
import { i18n } from '../../words/i18n.ts';
import { sentences } from '../../words/list.ts';
import { formatBytes, formatCompact, formatCount } from '../ui/format.ts';
import { Tooltip } from '../ui/Tooltip.tsx';
import styles from './Dock.module.css';

/** The size of the whole graph: `455,946 parameters · 3.9 M multiply-adds · 12 MB`. */
export function StatusLine({ totals }: { readonly totals: Totals }) {
  const { parameters, trainableParameters, multiplyAdds, memoryBytes } = totals;
  const frozen = parameters - trainableParameters;
  const help = sentences([
    frozen > 0 ? i18n.t('{frozen} of the parameters are not trained.', { frozen: formatCount(frozen) }) : '',
    i18n.t('Multiply-adds are counted for one example, forward. Memory is that of the weights, their gradients, the optimizer and the activations of one batch.'),
  ]);
  return (
    <Tooltip text={help} side="top">
      <p className={styles['status']} tabIndex={0}>
        <span>{i18n.t('{parameters, plural, one {# parameter} other {# parameters}}', { parameters })}</span>
        <span className={styles['wideOnly']}>{i18n.t('{count, plural, one {{multiplyAdds} multiply-add} other {{multiplyAdds} multiply-adds}}', { count: multiplyAdds, multiplyAdds: formatCompact(multiplyAdds) })}</span>
        <span className={styles['wideOnly']}>{formatBytes(memoryBytes)}</span>
      </p>
    </Tooltip>
  );
}
