import type { View } from '../view.ts';
import { classForm, isImage } from '../classes/classForm.ts';

/** Images that get a class each. */
export const digits: View = {
  id: 'digits',
  group: 'problem',
  label: 'Images and classes',
  summary: 'A pad to draw on, sample images with their answers, and what is taken for what.',
  fits(program) {
    const form = classForm(program);
    return form !== null && isImage(form.source.features.shape);
  },
  load: () => import('./Digits.tsx'),
};
