/** From a text that came from anywhere to the open graph. Whatever is wrong with it, the open graph stays. */
import type { ParseResult } from '../../graph/parse.ts';
import { parseDocument } from '../../graph/parse.ts';
import { i18n } from '../../words/i18n.ts';
import { openDocument } from '../stores/documentStore.ts';
import { setOverlay } from '../stores/overlayStore.ts';
import { notify, revealNode, select } from '../stores/sessionStore.ts';

/** Shows the graph, or lists what is wrong with it. True when it was opened. */
export function openParsed(result: ParseResult, name: string): boolean {
  if (!result.ok) {
    setOverlay({ refusedFile: { name, problems: result.problems } });
    return false;
  }
  select([]);
  openDocument(result.document, i18n.t('Open {name}', { name }));
  revealNode(null);
  if (result.migratedFrom !== null) {
    notify({
      severity: 'info',
      title: i18n.t('“{name}” was brought up to date', { name }),
      lines: [i18n.t('It was written in version {migratedFrom} of the format. Save it to keep it in the present one.', { migratedFrom: result.migratedFrom })],
    });
  }
  return true;
}

export function openText(text: string, name: string): boolean {
  return openParsed(parseDocument(text), name);
}
