/** What a chart shows beside the run's own curve, in words for those who do not see it. */
import { i18n } from '../../words/i18n.ts';
import type { OtherCurve } from '../dock/chartScales.ts';
import type { ChangeMark } from '../training/branches.ts';
import { formatCount, formatNumber } from '../ui/format.ts';
import { atSteps, sentenceOf } from './ChartMarks.tsx';

export function describeOthers(marks: readonly ChangeMark[], others: readonly OtherCurve[]): readonly string[] {
  return [
    ...atSteps(marks).map(([step, texts]) => sentenceOf(step, texts)),
    ...others.map(({ label, points }) => {
      const last = points.findLast(({ loss, validationLoss }) => loss !== undefined || validationLoss !== undefined);
      return last ? i18n.t('{label}, drawn faint: loss {loss} at step {step}.', { label, loss: formatNumber(last.loss ?? last.validationLoss ?? NaN), step: formatCount(last.step) }) : i18n.t('{label}, drawn faint.', { label });
    }),
  ];
}
