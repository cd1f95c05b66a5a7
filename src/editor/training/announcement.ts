/** What a screen reader hears of a run: changes of its state, never every step. */
import type { EngineState, MetricPoint, Progress } from '../../runtime/protocol.ts';
import { i18n } from '../../words/i18n.ts';
import { sentences } from '../../words/list.ts';
import { formatCount, formatNumber } from '../ui/format.ts';

export interface RunMoment {
  readonly state: EngineState | 'empty';
  readonly progress: Progress | null;
  readonly points: readonly MetricPoint[];
  readonly failure: string | null;
  /** Loaded to be looked at, without a word of the person's: nothing is said of that. */
  readonly unasked?: boolean;
}

/** A sentence for the change from one moment to the next, or null where nothing needs to be said. */
export function announcement(before: RunMoment, after: RunMoment): string | null {
  if (before.state === after.state) return null;
  switch (after.state) {
    case 'empty':
      return null;
    case 'loading':
      return after.unasked ? null : i18n.t('Loading the graph and its data.');
    case 'training':
      return before.state === 'paused' ? i18n.t('Training goes on from step {step}.', { step: formatCount(after.progress?.step ?? 0) }) : i18n.t('Training started.');
    case 'paused':
      return i18n.t('Paused at {where}.', { where: whereText(after) });
    case 'done':
      return i18n.t('Training finished at {where}.', { where: whereText(after) });
    case 'idle':
      if (before.state === 'loading') return after.unasked ? null : i18n.t('Ready to train.');
      return i18n.t('Back at step 0, with the initial weights.');
    case 'failed':
      return sentences([i18n.t('Training failed.'), after.failure ?? '']);
  }
}

/** `step 1,000, loss 0.0038`. */
function whereText({ progress, points }: RunMoment): string {
  const step = formatCount(progress?.step ?? 0);
  const loss = lastValue(points, 'loss');
  return loss === undefined ? i18n.t('step {step}', { step }) : i18n.t('step {step}, loss {loss}', { step, loss: formatNumber(loss) });
}

/** The latest measured value of a metric. */
export function lastValue(points: readonly MetricPoint[], metric: 'loss' | 'accuracy' | 'validationLoss' | 'validationAccuracy'): number | undefined {
  return points.findLast((point) => point[metric] !== undefined)?.[metric];
}
