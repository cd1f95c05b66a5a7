/** What a screen reader hears of a run: changes of its state, never every step. */
import type { EngineState, MetricPoint, Progress } from '../../runtime/protocol.ts';
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
      return after.unasked ? null : 'Loading the graph and its data.';
    case 'training':
      return before.state === 'paused' ? `Training goes on from step ${formatCount(after.progress?.step ?? 0)}.` : 'Training started.';
    case 'paused':
      return `Paused at ${whereText(after)}.`;
    case 'done':
      return `Training finished at ${whereText(after)}.`;
    case 'idle':
      if (before.state === 'loading') return after.unasked ? null : 'Ready to train.';
      return 'Back at step 0, with the initial weights.';
    case 'failed':
      return `Training failed. ${after.failure ?? ''}`.trim();
  }
}

/** `step 1,000, loss 0.0038`. */
function whereText({ progress, points }: RunMoment): string {
  const step = `step ${formatCount(progress?.step ?? 0)}`;
  const loss = lastValue(points, 'loss');
  return loss === undefined ? step : `${step}, loss ${formatNumber(loss)}`;
}

/** The latest measured value of a metric. */
export function lastValue(points: readonly MetricPoint[], metric: 'loss' | 'accuracy' | 'validationLoss' | 'validationAccuracy'): number | undefined {
  return points.findLast((point) => point[metric] !== undefined)?.[metric];
}
