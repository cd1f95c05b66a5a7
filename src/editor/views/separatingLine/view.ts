import { i18n } from '../../../words/i18n.ts';
import type { View } from '../view.ts';
import { onlyLoss, onlySource, planeInput, singleUnit } from '../programForm.ts';

const MAX_POINTS = 500;

/** One unit that says yes or no to places on a plane. */
export const separatingLine: View = {
  id: 'separatingLine',
  group: 'problem',
  label: i18n.t('Separating line'),
  summary: i18n.t('The points and the line that the unit draws between them.'),
  fits(program) {
    const unit = singleUnit(program);
    const source = onlySource(program);
    if (!unit || !source || !planeInput(program) || !onlyLoss(program)) return false;
    return (unit.activation === 'step' || unit.activation === 'sigmoid') && source.labels.shape.length === 1 && source.labels.shape[0] === 1 && source.trainRows <= MAX_POINTS;
  },
  load: () => import('./SeparatingLine.tsx'),
};
