import { History, Play } from 'lucide-react';
import { Slider } from 'radix-ui';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { CheckpointInfo } from '../../runtime/protocol.ts';
import { i18n } from '../../words/i18n.ts';
import { run, useRunStore } from '../stores/runStore.ts';
import { useRunView } from '../training/useRunView.ts';
import { Button } from '../ui/Button.tsx';
import { formatCount, formatNumber } from '../ui/format.ts';
import styles from './Scrubber.module.css';
import { further, lossAt, nearest, strideOf } from './scrubbing.ts';

/** How long the keyboard must rest before the run goes back, in milliseconds. */
const SETTLE_MS = 350;

/**
 * Goes back to a checkpoint of the run: dragged, or by the keys. The run pauses when it is taken hold of, and goes
 * back when it is let go. Not there while there is nothing to go back to.
 * @param onLook gets the step that is looked at, and null when there is none any more.
 */
export function Scrubber({ onLook }: { readonly onLook: (step: number | null) => void }) {
  const checkpoints = useRunStore((store) => store.checkpoints);
  const marks = useRunStore((store) => store.marks);
  const now = useRunStore((store) => store.progress?.step ?? 0);
  const steps = useRunStore((store) => store.progress?.steps ?? 0);
  const { draft, look, settle } = useDraft(onLook);
  if (checkpoints.length === 0) return null;
  const end = Math.max(now, checkpoints.at(-1)?.step ?? 0, 1);
  const shown = draft?.step ?? now;
  const onKeyDown = (event: KeyboardEvent) => {
    const stride = strideOf(event.key);
    if (stride === undefined) return;
    event.preventDefault();
    const target = further(checkpoints, shown, stride);
    if (target) look(target, SETTLE_MS);
  };
  return (
    <div className={styles['scrubber']} role="group" aria-label={i18n.t('Rewind')}>
      <span className={styles['name']}>
        <History size={16} aria-hidden />
        {i18n.t('Rewind')}
      </span>
      <Slider.Root
        className={styles['root']}
        data-picture
        dir="ltr"
        value={[shown]}
        min={0}
        max={end}
        step={1}
        onKeyDown={onKeyDown}
        onValueChange={([step = 0]) => { look(nearest(checkpoints, step)); }}
        onValueCommit={settle}
      >
        <Slider.Track className={styles['track']}>
          <Slider.Range className={styles['range']} />
        </Slider.Track>
        <span className={styles['ticks']} aria-hidden>
          {checkpoints.map(({ id, step }) => <span key={id} className={styles['tick']} style={{ left: `${(100 * step) / end}%` }} />)}
          {marks.map(({ step, text }) => <span key={`${step} ${text}`} className={styles['change']} style={{ left: `${(100 * step) / end}%` }} />)}
        </span>
        <Slider.Thumb
          className={styles['thumb']}
          aria-label={i18n.t('Rewind to step')}
          aria-valuetext={i18n.t('Step {step} of {steps}', { step: formatCount(shown), steps: formatCount(steps) })}
          aria-description={i18n.t('The arrow keys go from checkpoint to checkpoint. Training pauses, and goes on from there when you press Train.')}
          onBlur={settle}
        />
      </Slider.Root>
      <Where step={shown} steps={steps} checkpoint={draft} />
    </div>
  );
}

/** The checkpoint that is looked at until the run stands there. */
function useDraft(onLook: (step: number | null) => void) {
  const [draft, setDraft] = useState<CheckpointInfo | null>(null);
  const wanted = useRef<CheckpointInfo | null>(null);
  /** The one that is shown, by its id: it may be let go of meanwhile. */
  const looked = useRef<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    const drop = useRunStore.subscribe((after, before) => {
      const arrived = after.rewoundTo !== null && after.rewoundTo !== before.rewoundTo;
      const over = after.state !== before.state && (after.state === 'training' || after.state === 'failed' || after.state === 'loading');
      const gone = looked.current !== null && !after.checkpoints.some(({ id }) => id === looked.current);
      if (wanted.current === null && (arrived || over || gone)) {
        looked.current = null;
        setDraft(null);
        onLook(null);
      }
    });
    return () => {
      drop();
      clearTimeout(timer.current);
    };
  }, [onLook]);
  const settle = () => {
    clearTimeout(timer.current);
    const target = wanted.current;
    wanted.current = null;
    if (!target) return;
    if (target.step === useRunStore.getState().progress?.step && useRunStore.getState().state !== 'training') {
      setDraft(null);
      onLook(null);
    } else run.rewind(target.id);
  };
  const look = (target: CheckpointInfo | undefined, settleMs?: number) => {
    if (!target) return;
    if (useRunStore.getState().state === 'training') run.pause();
    wanted.current = target;
    looked.current = target.id;
    setDraft(target);
    onLook(target.step);
    clearTimeout(timer.current);
    if (settleMs !== undefined) timer.current = setTimeout(settle, settleMs);
  };
  return { draft, look, settle };
}

interface WhereProps {
  readonly step: number;
  readonly steps: number;
  /** The one that is looked at before the run stands there. */
  readonly checkpoint: CheckpointInfo | null;
}

/** `Step 1,240 of 6,000 · loss 0.031`, and the way on from there. */
function Where({ step, steps, checkpoint }: WhereProps) {
  const points = useRunStore((store) => store.points);
  const wentBack = useRunStore((store) => store.rewoundTo !== null && store.oldBranch.length > 0);
  const paused = useRunStore((store) => store.state === 'paused');
  const { stale } = useRunView();
  const loss = checkpoint?.loss ?? lossAt(points, step);
  return (
    <>
      <span className={styles['where']} style={{ minWidth: `${2 * formatCount(steps).length + 24}ch` }}>
        {loss === undefined
          ? i18n.t('Step {step} of {steps}', { step: formatCount(step), steps: formatCount(steps) })
          : i18n.t('Step {step} of {steps} · loss {loss}', { step: formatCount(step), steps: formatCount(steps), loss: formatNumber(loss) })}
      </span>
      <span className={styles['way']}>
        {wentBack && paused && checkpoint === null && !stale ? (
          <Button className={styles['go']} onClick={run.train}>
            <Play size={14} aria-hidden />
            {i18n.t('Continue from here')}
          </Button>
        ) : null}
      </span>
    </>
  );
}
