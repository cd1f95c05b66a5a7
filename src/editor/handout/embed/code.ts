/** The lines of HTML that show the open graph in another page. */
import { encodeLink, MAX_LINK_CHARACTERS } from '../../../graph/link.ts';
import type { GraphDocument } from '../../../graph/document.ts';
import { i18n } from '../../../words/i18n.ts';
import { downloadFile } from '../../files/download.ts';
import { fileNameFor } from '../../files/saveFile.ts';
import { GRAPH_PREFIX } from '../../files/share.ts';
import { currentDocument } from '../../stores/documentStore.ts';
import { notify } from '../../stores/sessionStore.ts';
import { formatCount } from '../../ui/format.ts';

/** In pixels: room for the graph, the bar, and the charts under it. */
const HEIGHT = 620;

/** @param app the address of the app, without search and hash. */
export function embedCode(document: GraphDocument, app: string): string {
  const address = `${app}?embed${GRAPH_PREFIX}${encodeLink(document)}`;
  // What computes in threads needs the page around it to let it; without, it computes in one.
  const title = i18n.t('{title}: a network to train, in Netloom', { title: document.meta.title });
  // eslint-disable-next-line lingui/no-unlocalized-strings -- HTML
  return `<iframe src="${escaped(address)}" title="${escaped(title)}" width="100%" height="${HEIGHT}" style="border: 1px solid #dde0e6; border-radius: 8px;" loading="lazy" allow="cross-origin-isolated; fullscreen"></iframe>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Copies that code; where the browser does not allow it, it is a file. */
export async function copyEmbedCode(): Promise<void> {
  const document = currentDocument();
  const code = embedCode(document, `${location.origin}${location.pathname}`);
  const characters = encodeLink(document).length;
  if (characters > MAX_LINK_CHARACTERS) {
    notify({ severity: 'warning', title: i18n.t('The graph is too large to embed'), lines: [i18n.t('Its link would have {characters} characters, and at most {most} arrive everywhere. Large tables and starting weights take most of them: take them out, or hand on the graph as a file.', { characters: formatCount(characters), most: formatCount(MAX_LINK_CHARACTERS) })] });
    return;
  }
  try {
    await navigator.clipboard.writeText(code);
    notify({ severity: 'info', title: i18n.t('The embed code is copied'), lines: [i18n.t('Paste it into the HTML of a page: it shows this graph as it is now, to be trained there. Nothing was sent anywhere.')] });
  } catch {
    const name = fileNameFor(document.meta.title).replace(/\.json$/, '-embed.html');
    downloadFile(new Blob([`${code}\n`], { type: 'text/html' }), name);
    notify({ severity: 'info', title: i18n.t('The embed code is saved as {name}', { name }), lines: [i18n.t('The browser does not allow copying here. Open the file as text and copy its line into the HTML of a page.')] });
  }
}
