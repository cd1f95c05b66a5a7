import { i18n } from '../../../words/i18n.ts';
import type { View } from '../view.ts';
import { onlyLoss, onlySource, planeInput } from '../programForm.ts';

/** Places on a plane into any net that answers with one number. */
export const outputField: View = {
  id: 'outputField',
  group: 'problem',
  label: i18n.t('Output over the plane'),
  summary: i18n.t('What the network answers at each place of the plane.'),
  fits(program) {
    const source = onlySource(program);
    const loss = onlyLoss(program);
    if (!source || !loss || planeInput(program) === null) return false;
    return source.labels.shape.length === 1 && source.labels.shape[0] === 1 && loss.predictionType.shape.length === 1 && loss.predictionType.shape[0] === 1;
  },
  load: () => import('./OutputField.tsx'),
};
