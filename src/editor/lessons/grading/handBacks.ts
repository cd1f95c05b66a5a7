/** Hand-backs that are dropped on the page are graded: a folder of a class, or several files. */
import { i18n } from '../../../words/i18n.ts';
import type { Importer } from '../../importing/importer.ts';
import { isHandBackFile } from './heads.ts';

export const handBacks: Importer = {
  id: 'hand-backs',
  sources: [],
  label: i18n.t('What a class hands back of a lesson'),
  accept: ['.json'],
  begin: i18n.t('Grade…'),
  recognises: (came) => came.some(isHandBackFile),
  load: async () => (await import('./GradingWindow.tsx')).GradingWindow,
};
