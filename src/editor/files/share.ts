import { decodeLink, encodeLink, MAX_LINK_CHARACTERS } from '../../graph/link.ts';
import { i18n } from '../../words/i18n.ts';
import { currentDocument } from '../stores/documentStore.ts';
import { notify } from '../stores/sessionStore.ts';
import { openParsed } from './openText.ts';

/** What stands in an address before the graph that it holds. */
export const GRAPH_PREFIX = '#graph=';

/** Copies a link that holds the open graph, or says why it cannot. */
export async function copyLink(): Promise<void> {
  const text = encodeLink(currentDocument());
  if (text.length > MAX_LINK_CHARACTERS) {
    notify({
      severity: 'warning',
      title: i18n.t('The graph is too large for a link'),
      lines: [i18n.t('The link would have {characters} characters; mail and chat programs cut links after about {most}. Save the graph as a file and send that.', { characters: text.length.toLocaleString('en-US'), most: MAX_LINK_CHARACTERS.toLocaleString('en-US') })],
    });
    return;
  }
  const link = `${location.origin}${location.pathname}${GRAPH_PREFIX}${text}`;
  try {
    await navigator.clipboard.writeText(link);
    notify({ severity: 'info', title: i18n.t('The link is copied'), lines: [i18n.t('It holds the whole graph; whoever opens it gets a copy. Nothing was sent anywhere.')] });
  } catch {
    // Without permission for the clipboard, the address bar is a place to copy from.
    history.replaceState(null, '', `${GRAPH_PREFIX}${text}`);
    notify({ severity: 'info', title: i18n.t('The link is in the address bar'), lines: [i18n.t('The browser does not allow copying here. Copy the address of this page instead.')] });
  }
}

/** Opens the graph that the page's address carries, if any, and takes it out of the address. */
export function openLinkInAddress(): void {
  if (!location.hash.startsWith(GRAPH_PREFIX)) return;
  const text = location.hash.slice(GRAPH_PREFIX.length);
  history.replaceState(null, '', location.pathname + location.search);
  openParsed(decodeLink(text), i18n.t('shared link'));
}
