import { i18n } from '../../../words/i18n.ts';
import type { View } from '../view.ts';
import { textForm } from './textForm.ts';

/** A net that foretells the next character or word, put to writing. */
export const continueText: View = {
  id: 'continueText',
  group: 'problem',
  label: i18n.t('Continue the text'),
  summary: i18n.t('The net writes on from a beginning of yours, one character or word after the other.'),
  fits: (program) => textForm(program) !== null,
  load: () => import('./ContinueText.tsx'),
};
