import type { Picture } from '../picture.ts';
import { onlyLoss, onlySource, planeInput, singleUnit } from '../programForm.ts';

const MAX_POINTS = 500;

/** One unit that says yes or no to places on a plane. */
export const separatingLine: Picture = {
  id: 'separatingLine',
  label: 'Separating line',
  fits(program) {
    const unit = singleUnit(program);
    const source = onlySource(program);
    if (!unit || !source || !planeInput(program) || !onlyLoss(program)) return false;
    return (unit.activation === 'step' || unit.activation === 'sigmoid') && source.labels.shape.length === 1 && source.labels.shape[0] === 1 && source.trainRows <= MAX_POINTS;
  },
  load: () => import('./SeparatingLine.tsx'),
};
