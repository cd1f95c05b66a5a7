import type { Totals } from '../../compiler/program.ts';
import { formatBytes, formatCompact, formatCount } from '../ui/format.ts';
import { Tooltip } from '../ui/Tooltip.tsx';
import styles from './Dock.module.css';

/** The size of the whole graph: `455,946 parameters · 3.9 M multiply-adds · 12 MB`. */
export function StatusLine({ totals }: { readonly totals: Totals }) {
  const { parameters, trainableParameters, multiplyAdds, memoryBytes } = totals;
  const frozen = parameters - trainableParameters;
  const help = `${frozen > 0 ? `${formatCount(frozen)} of the parameters are not trained. ` : ''}Multiply-adds are counted for one example, forward. Memory is that of the weights, their gradients, the optimizer and the activations of one batch.`;
  return (
    <Tooltip text={help} side="top">
      <p className={styles['status']} tabIndex={0}>
        <span>{`${formatCount(parameters)} ${parameters === 1 ? 'parameter' : 'parameters'}`}</span>
        <span className={styles['wideOnly']}>{`${formatCompact(multiplyAdds)} ${multiplyAdds === 1 ? 'multiply-add' : 'multiply-adds'}`}</span>
        <span className={styles['wideOnly']}>{formatBytes(memoryBytes)}</span>
      </p>
    </Tooltip>
  );
}
