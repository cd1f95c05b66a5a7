import { decodeLink, encodeLink, MAX_LINK_CHARACTERS } from '../../graph/link.ts';
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
      title: 'The graph is too large for a link',
      lines: [`The link would have ${text.length.toLocaleString('en-US')} characters; mail and chat programs cut links after about ${MAX_LINK_CHARACTERS.toLocaleString('en-US')}. Save the graph as a file and send that.`],
    });
    return;
  }
  const link = `${location.origin}${location.pathname}${GRAPH_PREFIX}${text}`;
  try {
    await navigator.clipboard.writeText(link);
    notify({ severity: 'info', title: 'The link is copied', lines: ['It holds the whole graph; whoever opens it gets a copy. Nothing was sent anywhere.'] });
  } catch {
    // Without permission for the clipboard, the address bar is a place to copy from.
    history.replaceState(null, '', `${GRAPH_PREFIX}${text}`);
    notify({ severity: 'info', title: 'The link is in the address bar', lines: ['The browser does not allow copying here. Copy the address of this page instead.'] });
  }
}

/** Opens the graph that the page's address carries, if any, and takes it out of the address. */
export function openLinkInAddress(): void {
  if (!location.hash.startsWith(GRAPH_PREFIX)) return;
  const text = location.hash.slice(GRAPH_PREFIX.length);
  history.replaceState(null, '', location.pathname + location.search);
  openParsed(decodeLink(text), 'shared link');
}
