import { i18n } from '../../../words/i18n.ts';
import type { Importer } from '../importer.ts';

/** A text, to foretell its next character or word. */
export const textImporter: Importer = {
  id: 'text',
  sources: ['textWindows'],
  change: i18n.t('Change text…'),
  label: i18n.t('A text (.txt), to foretell what comes next'),
  accept: ['.txt', '.text', '.md'],
  recognises: (came) => came.length === 1 && /\.(?:txt|text|md)$/i.test(came[0]?.name ?? ''),
  load: async () => (await import('./TextWindow.tsx')).TextWindow,
};
