import { i18n } from '../../../words/i18n.ts';
import type { View } from '../view.ts';
import { classForm, isImage } from '../classes/classForm.ts';

/** Images that get a class each. */
export const digits: View = {
  id: 'digits',
  group: 'problem',
  label: i18n.t('Images and classes'),
  summary: i18n.t('A pad to draw on or the camera, sample images with their answers, and what is taken for what.'),
  fits(program) {
    const form = classForm(program);
    return form !== null && isImage(form.source.features.shape);
  },
  load: () => import('./Digits.tsx'),
};
