/** The start of a graph that is shown inside another page: the graph of the link, and nothing that is kept. */
import '../../theme/tokens.css';
import '../../theme/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { decodeLink } from '../../../graph/link.ts';
import type { FileProblem } from '../../../graph/jsonText.ts';
import { firstGraph } from '../../files/firstGraph.ts';
import { GRAPH_PREFIX } from '../../files/share.ts';
import { embeddedTheme } from '../../embedded.ts';
import { startWith } from '../../stores/documentStore.ts';
import { usePreferencesStore } from '../../stores/preferencesStore.ts';
import { prepareWhenIdle } from '../../training/early.ts';
import { TooltipProvider } from '../../ui/Tooltip.tsx';
import { EmbedView } from './EmbedView.tsx';

/** Shows the graph of the page's address; without one, the first preset. */
export function startEmbedded(root: HTMLElement): void {
  usePreferencesStore.setState({ theme: embeddedTheme });
  const problems = openAddress();
  createRoot(root).render(
    <StrictMode>
      <TooltipProvider><EmbedView problems={problems} /></TooltipProvider>
    </StrictMode>,
  );
  // Another graph in the same frame is another page.
  window.addEventListener('hashchange', () => { location.reload(); });
  if (problems.length === 0) prepareWhenIdle();
}

/** What is wrong with the link; nothing where its graph is open. */
function openAddress(): readonly FileProblem[] {
  if (!location.hash.startsWith(GRAPH_PREFIX)) {
    startWith(firstGraph());
    return [];
  }
  const result = decodeLink(location.hash.slice(GRAPH_PREFIX.length));
  if (!result.ok) return result.problems;
  startWith(result.document);
  return [];
}
