import { i18n } from '../../../words/i18n.ts';
import { classForm, isImage } from '../classes/classForm.ts';
import type { View } from '../view.ts';

/** Any net that tells images apart. */
export const likes: View = {
  id: 'likes',
  group: 'inside',
  label: i18n.t('What a unit likes'),
  summary: i18n.t('The images that excite a unit most, and the pixels that matter for an answer.'),
  fits(program) {
    const form = classForm(program);
    return form !== null && isImage(form.source.features.shape);
  },
  load: () => import('./Likes.tsx'),
};
