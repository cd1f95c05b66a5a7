/** What a chart shows beside the run's own curve, in words for those who do not see it. */
import type { OtherCurve } from '../dock/chartScales.ts';
import type { ChangeMark } from '../training/branches.ts';
import { formatCount, formatNumber } from '../ui/format.ts';
import { atSteps, sentenceOf } from './ChartMarks.tsx';

export function describeOthers(marks: readonly ChangeMark[], others: readonly OtherCurve[]): readonly string[] {
  return [
    ...atSteps(marks).map(([step, texts]) => sentenceOf(step, texts)),
    ...others.map(({ label, points }) => {
      const last = points.findLast(({ loss, validationLoss }) => loss !== undefined || validationLoss !== undefined);
      return last ? `${label}, drawn faint: loss ${formatNumber(last.loss ?? last.validationLoss ?? NaN)} at step ${formatCount(last.step)}.` : `${label}, drawn faint.`;
    }),
  ];
}
