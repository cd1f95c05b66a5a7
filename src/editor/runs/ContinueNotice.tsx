import { History, X } from 'lucide-react';
import { useMemo } from 'react';
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
    <div className={styles['notice']} role="group" aria-label="A run from before">
      <Tooltip text={`The page was closed at step ${formatCount(step)} of ${formatCount(recovery.steps)} or a little after. The run goes on from there as if it had not been; Train begins a new one.`} side="top">
        <Button className={styles['go']} onClick={() => { run.continueFrom(recovery); }}>
          <History size={16} aria-hidden />
          {`Continue from step ${formatCount(step)}`}
        </Button>
      </Tooltip>
      <IconButton label="Dismiss" onClick={dismiss}>
        <X size={16} aria-hidden />
      </IconButton>
    </div>
  );
}
