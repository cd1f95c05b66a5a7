import { useEffect, useState } from 'react';
import { i18n } from '../../words/i18n.ts';
import { setOverlay } from '../stores/overlayStore.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { countKept, keptWords, removeAndReload, type Counts } from './kept.ts';

const close = () => { setOverlay({ reset: false }); };

/** Says what would be removed from this browser, asks once, and does it. */
export function ResetDialog() {
  const [counts, setCounts] = useState<Counts | null>(null);
  useEffect(() => { void countKept().then(setCounts); }, []);
  return (
    <Dialog
      open
      onClose={close}
      role="alertdialog"
      title={i18n.t('Reset for the next class')}
      description={i18n.t('This is removed from this browser for good, and the page begins as on a first visit:')}
      actions={(
        <>
          <Button onClick={close}>{i18n.t('Keep everything')}</Button>
          <Button look="danger" disabled={!counts} onClick={removeAndReload}>{i18n.t('Remove all of it')}</Button>
        </>
      )}
    >
      {counts ? <ul>{keptWords(counts).map((line) => <li key={line}>{line}</li>)}</ul> : <p aria-busy>{i18n.t('Counting what is kept here.')}</p>}
      <p>{i18n.t('What is kept for use without a network stays, and so do MNIST’s files; nothing of other pages is touched. Close other windows of Netloom first: they would write again what they have open.')}</p>
    </Dialog>
  );
}
