import { Redo2, Undo2 } from 'lucide-react';
import { i18n } from '../../../words/i18n.ts';
import { Button } from '../../ui/Button.tsx';
import type { StepChange, Steps } from './steps.ts';
import { stepWords } from './useSteps.ts';

interface StepButtonsProps {
  readonly steps: Steps;
  readonly onStep: (change: StepChange) => void;
}

/** Undo and Redo of the window itself: the page's own are behind it, and mean the graph. */
export function StepButtons({ steps: { done, undone }, onStep }: StepButtonsProps) {
  const [last, next] = [done.at(-1), undone.at(-1)];
  return (
    <>
      <Button look="quiet" disabled={!last} aria-keyshortcuts="Control+Z" title={last ? i18n.t('Take back: {step}', { step: stepWords(last.kind) }) : undefined} onClick={() => { onStep({ type: 'undo' }); }}>
        <Undo2 size={14} aria-hidden />
        {i18n.t('Undo')}
      </Button>
      <Button look="quiet" disabled={!next} aria-keyshortcuts="Control+Shift+Z" title={next ? i18n.t('Do again: {step}', { step: stepWords(next.kind) }) : undefined} onClick={() => { onStep({ type: 'redo' }); }}>
        <Redo2 size={14} aria-hidden />
        {i18n.t('Redo')}
      </Button>
    </>
  );
}
