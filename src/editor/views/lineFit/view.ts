import { i18n } from '../../../words/i18n.ts';
import type { View } from '../view.ts';
import { onlyLoss, onlySource, singleUnit } from '../programForm.ts';

/** More squares than this are a tangle. */
const MAX_POINTS = 60;
const SQUARES = new Set(['meanSquaredError', 'halfSumSquaredError']);

/** One number in, one out, a straight line between, and squared errors. */
export const lineFit: View = {
  id: 'lineFit',
  group: 'problem',
  label: i18n.t('Line and squared errors'),
  summary: i18n.t('The points, the line through them, and the bowl of its errors.'),
  fits(program) {
    const source = onlySource(program);
    const unit = singleUnit(program);
    const loss = onlyLoss(program);
    if (!source || !unit || !loss || unit.activation !== 'linear' || unit.dense.params['useBias'] === false) return false;
    const single = source.features.shape.length === 1 && source.features.shape[0] === 1 && source.labels.shape[0] === 1;
    return single && source.trainRows <= MAX_POINTS && SQUARES.has(loss.function) && loss.prediction.node !== source.node;
  },
  load: () => import('./LineFit.tsx'),
};
