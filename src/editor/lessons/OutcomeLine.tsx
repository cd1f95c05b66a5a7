import { i18n } from '../../words/i18n.ts';
import { undoEdit } from '../stores/documentStore.ts';
import { Button } from '../ui/Button.tsx';
import { classes } from '../ui/classes.ts';
import type { Outcome } from './follow.ts';
import styles from './LessonView.module.css';

/** What the last link did, and the way back. Its place is kept for screen readers while it is empty. */
export function OutcomeLine({ outcome, onClear }: { readonly outcome: Outcome | null; readonly onClear: () => void }) {
  const undo = () => {
    undoEdit();
    onClear();
  };
  return (
    <div role="status" className={classes(styles['outcome'], outcome && styles['said'], outcome?.ok === false && styles['refused'])}>
      {outcome ? (
        <>
          <span>{outcome.text}</span>
          {outcome.undoable ? <Button onClick={undo}>{i18n.t('Undo')}</Button> : <Button onClick={onClear}>{i18n.t('Close')}</Button>}
        </>
      ) : null}
    </div>
  );
}
