import type { View } from '../view.ts';
import { onlyLoss, onlySource } from '../programForm.ts';

/** More classes than this make no matrix that can be read. */
const MAX_CLASSES = 20;

/** Images that get a class each. */
export const digits: View = {
  id: 'digits',
  group: 'problem',
  label: 'Images and classes',
  summary: 'A pad to draw on, sample images with their answers, and what is taken for what.',
  fits(program) {
    const source = onlySource(program);
    const loss = onlyLoss(program);
    const classes = source?.labels.classes ?? 0;
    if (!source || !loss || source.features.shape.length !== 3 || classes < 2 || classes > MAX_CLASSES) return false;
    const channels = source.features.shape[2];
    return (channels === 1 || channels === 3) && loss.predictionType.shape.length === 1 && loss.predictionType.shape[0] === classes;
  },
  load: () => import('./Digits.tsx'),
};
