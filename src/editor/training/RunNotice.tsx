import { CircleX, History, Info } from 'lucide-react';
import { i18n } from '../../words/i18n.ts';
import { ContinueNotice } from '../runs/ContinueNotice.tsx';
import { run, useRunStore } from '../stores/runStore.ts';
import { revealNode, showDockTab } from '../stores/sessionStore.ts';
import { Button } from '../ui/Button.tsx';
import { formatCount } from '../ui/format.ts';
import { Tooltip } from '../ui/Tooltip.tsx';
import { BlameNotice } from './BlameNotice.tsx';
import styles from './TrainingBar.module.css';
import type { RunView } from './useRunView.ts';

/** What stands in the way of training, or between the open graph and the run: one sentence, and the way there. */
export function RunNotice({ view }: { readonly view: RunView }) {
  const failure = useRunStore((store) => store.failure);
  const blame = useRunStore((store) => store.blame);
  const recovery = useRunStore((store) => store.recovery);
  const stopped = useRunStore((store) => store.stopped);
  const mark = useRunStore((store) => store.marks.at(-1));
  // Why the run ended, or what was changed last while it went on.
  const said = stopped ?? (mark ? i18n.t('From step {step}: {text}.', { step: formatCount(mark.step), text: mark.text }) : null);
  const [first] = view.errors;
  if (first) {
    const go = () => {
      showDockTab('problems');
      if (first.node !== undefined) revealNode(first.node);
    };
    return (
      <Tooltip text={first.message} side="top">
        <Button look="quiet" className={styles['notice']} data-severity="error" onClick={go}>
          <CircleX size={16} aria-hidden />
          <span className={styles['ellipsis']}>{i18n.t('{problems, plural, one {# problem} other {# problems}} to solve. {message}', { problems: view.errors.length, message: first.message })}</span>
        </Button>
      </Tooltip>
    );
  }
  if (failure !== null && blame !== null) return <BlameNotice failure={failure} blame={blame} />;
  if (failure !== null && recovery !== null) {
    return (
      <Tooltip text={failure} side="top">
        <Button look="quiet" className={styles['notice']} data-severity="error" onClick={() => { run.continueFrom(recovery); }}>
          <CircleX size={16} role="img" aria-label={i18n.t('Failed')} />
          <span className={styles['ellipsis']}>{i18n.t('Continue from step {step}. {failure}', { step: formatCount(recovery.checkpoint.step), failure })}</span>
        </Button>
      </Tooltip>
    );
  }
  if (failure !== null) {
    return (
      <Tooltip text={failure} side="top">
        <p className={styles['notice']} data-severity="error" tabIndex={0}>
          <CircleX size={16} role="img" aria-label={i18n.t('Failed')} />
          <span className={styles['ellipsis']}>{failure}</span>
        </p>
      </Tooltip>
    );
  }
  if (recovery?.reason === 'closed') return <ContinueNotice recovery={recovery} />;
  if (said !== null && !view.stale) {
    return (
      <Tooltip text={said} side="top">
        <p className={styles['notice']} tabIndex={0}>
          <Info size={16} aria-hidden />
          <span className={styles['ellipsis']}>{said}</span>
        </p>
      </Tooltip>
    );
  }
  if (view.stale) {
    return (
      <Tooltip text={i18n.t('The graph has changed since this run began. Train starts the new graph from step 0.')} side="top">
        <p className={styles['notice']} data-severity="warning" tabIndex={0}>
          <History size={16} aria-hidden />
          <span className={styles['ellipsis']}>{i18n.t('The graph has changed. Train starts the new one.')}</span>
        </p>
      </Tooltip>
    );
  }
  return null;
}
