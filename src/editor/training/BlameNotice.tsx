import { CircleX } from 'lucide-react';
import type { Blame } from '../../runtime/protocol.ts';
import { i18n } from '../../words/i18n.ts';
import { sentences } from '../../words/list.ts';
import { attemptIt } from '../coach/attemptIt.ts';
import { triesFor } from '../coach/tries.ts';
import { useDocument } from '../stores/documentStore.ts';
import { revealNode } from '../stores/sessionStore.ts';
import { Button } from '../ui/Button.tsx';
import { Tooltip } from '../ui/Tooltip.tsx';
import styles from './TrainingBar.module.css';

/** Where a run's numbers first stopped being numbers: the way to that node, and what usually helps at one press. */
export function BlameNotice({ failure, blame }: { readonly failure: string; readonly blame: Blame }) {
  const document = useDocument();
  const known = document.nodes.some(({ id }) => id === blame.node);
  return (
    <div className={styles['blame']} role="group" aria-label={i18n.t('What went wrong')}>
      <Tooltip text={sentences([blame.message, i18n.t('The weights from before that step are kept.'), failure])} side="top">
        <Button look="quiet" className={styles['notice']} data-severity="error" disabled={!known} onClick={() => { revealNode(blame.node); }}>
          <CircleX size={16} role="img" aria-label={i18n.t('Failed')} />
          <span className={styles['ellipsis']}>{blame.message}</span>
        </Button>
      </Tooltip>
      {triesFor(blame, document).map((each) => (
        <Tooltip key={each.label} text={i18n.t('{edit}, and train from the beginning. Undo takes the edit back.', { edit: each.edit })} side="top">
          <Button onClick={() => { attemptIt(each); }}>{each.label}</Button>
        </Tooltip>
      ))}
    </div>
  );
}
