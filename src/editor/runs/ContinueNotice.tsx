import { History, X } from 'lucide-react';
import { useMemo } from 'react';
import { i18n } from '../../words/i18n.ts';
import { useCompilationStore } from '../stores/compilationStore.ts';
import type { Recovery } from '../stores/runState.ts';
import { run } from '../stores/runStore.ts';
import { Button } from '../ui/Button.tsx';
import { formatCount } from '../ui/format.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { Tooltip } from '../ui/Tooltip.tsx';
import styles from './ContinueNotice.module.css';
import { fitsGraph } from './recovery.ts';
import { dismissRun } from './runsStore.ts';

/** After the page was closed in the midst of a run: one press goes on with it. Not there while another graph is open. */
export function ContinueNotice({ recovery }: { readonly recovery: Recovery }) {
  const open = useCompilationStore((store) => store.compilation.program);
  const fits = useMemo(() => fitsGraph(open, recovery.program), [open, recovery]);
  if (!fits) return null;
  const { step } = recovery.checkpoint;
  const dismiss = () => {
    if (recovery.run.key !== null) dismissRun(recovery.run.key);
    run.offer(null);
  };
  return (
    <div className={styles['notice']} role="group" aria-label={i18n.t('A run from before')}>
      <Tooltip text={i18n.t('The page was closed at step {step} of {steps} or a little after. The run goes on from there as if it had not been; Train begins a new one.', { step: formatCount(step), steps: formatCount(recovery.steps) })} side="top">
        <Button className={styles['go']} onClick={() => { run.continueFrom(recovery); }}>
          <History size={16} aria-hidden />
          {i18n.t('Continue from step {step}', { step: formatCount(step) })}
        </Button>
      </Tooltip>
      <IconButton label={i18n.t('Dismiss')} onClick={dismiss}>
        <X size={16} aria-hidden />
      </IconButton>
    </div>
  );
}
