import { useState } from 'react';
import type { GraphNode } from '../../graph/document.ts';
import { i18n } from '../../words/i18n.ts';
import { Button } from '../ui/Button.tsx';
import { addDataset, changeDataset, openStarter, type Imported } from './finish.ts';
import styles from './importing.module.css';

interface ImportActionsProps {
  /** Why it cannot be imported yet, in a sentence; null where it can. */
  readonly why: string | null;
  /** The node whose data are changed; null where a new one is made. */
  readonly node: GraphNode | null;
  /** Keeps the data and says what they are. */
  readonly make: () => Promise<Imported>;
  readonly onClose: () => void;
}

/** The buttons below an import: a graph made for the data, or the data alone. */
export function ImportActions({ why, node, make, onClose }: ImportActionsProps) {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const finish = async (hand: (imported: Imported) => void) => {
    setBusy(true);
    setFailure(null);
    try {
      hand(await make());
      onClose();
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error));
      setBusy(false);
    }
  };
  const disabled = busy || why !== null;
  return (
    <div className={styles['finish']}>
      <p role="status" className={failure === null ? styles['why'] : styles['refused']}>{failure ?? (busy ? i18n.t('Keeping the data.') : why)}</p>
      {node ? (
        <Button look="primary" disabled={disabled} onClick={() => { void finish((imported) => { changeDataset(node, imported); }); }}>{i18n.t('Change the data')}</Button>
      ) : (
        <>
          <Button disabled={disabled} onClick={() => { void finish(addDataset); }}>{i18n.t('Add to this graph')}</Button>
          <Button look="primary" disabled={disabled} onClick={() => { void finish(openStarter); }}>{i18n.t('Open a starter graph')}</Button>
        </>
      )}
    </div>
  );
}
