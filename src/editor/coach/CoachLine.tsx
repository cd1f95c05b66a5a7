import { Lightbulb, X } from 'lucide-react';
import { i18n } from '../../words/i18n.ts';
import { revealNode } from '../stores/sessionStore.ts';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Tooltip } from '../ui/Tooltip.tsx';
import { attemptIt } from './attemptIt.ts';
import styles from './CoachLine.module.css';
import { useCoach } from './useCoach.ts';

/** What keeps the run from learning, as it was measured, with one thing to try. Nothing where nothing does. */
export function CoachLine() {
  const { advice, hush } = useCoach();
  return (
    <section className={styles['coach']} aria-label={i18n.t('Coach')} data-silent={advice ? undefined : ''}>
      <div className={styles['words']} role="status">
        {advice ? (
          <>
            <Lightbulb className={styles['icon']} size={16} aria-hidden />
            <p>
              <strong>{advice.measured}</strong> <span className={styles['meaning']}>{advice.meaning}</span>
            </p>
          </>
        ) : null}
      </div>
      {advice ? (
        <div className={styles['acts']}>
          {advice.node === null ? null : <Button look="quiet" onClick={() => { revealNode(advice.node); }}>{i18n.t('Show')}</Button>}
          <Tooltip text={i18n.t('{meaning} {edit}, and train from the beginning. Undo takes the edit back.', { meaning: advice.meaning, edit: advice.attempt.edit })} side="top">
            <Button onClick={() => { attemptIt(advice.attempt); }}>{advice.attempt.label}</Button>
          </Tooltip>
          <IconButton label={i18n.t('Not now')} onClick={hush}>
            <X size={16} aria-hidden />
          </IconButton>
        </div>
      ) : null}
    </section>
  );
}
