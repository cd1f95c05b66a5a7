import { memo } from 'react';
import { i18n } from '../../words/i18n.ts';
import { formatNumber } from '../ui/format.ts';
import styles from './live.module.css';
import { useLiveStore } from './liveStore.ts';

/** The strip at the foot of a loss's card: its value for the chosen sample alone; nothing while that is not known. */
export const LossStrip = memo(function LossStrip({ node }: { readonly node: string }) {
  // As text: a card renders for a number that reads otherwise, and for no other.
  const text = useLiveStore(({ losses }) => (losses[node] === undefined ? null : formatNumber(losses[node])));
  const sampleName = useLiveStore(({ scene }) => scene?.sampleName ?? '');
  if (text === null) return null;
  return (
    <p className={`${styles['strip'] ?? ''} ${styles['lossStrip'] ?? ''}`} data-compact="" title={i18n.t('The loss of {sampleName} alone. The figure beside Train is that of a whole batch.', { sampleName })}>
      <span className={styles['caption']}>{i18n.t('sample {value}', { value: text })}</span>
    </p>
  );
});
