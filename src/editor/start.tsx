/** The start of the editor: what was open last, or the first preset; then the graph of the link, if the page was opened by one. */
import './theme/tokens.css';
import './theme/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Direction } from 'radix-ui';
import { i18n, spokenLanguage } from '../words/i18n.ts';
import { App } from './App.tsx';
import { isToRemove } from './classroom/mark.ts';
import { firstGraph } from './files/firstGraph.ts';
import { startKeeping } from './graphs/keeping.ts';
import { pristine } from './graphs/pristine.ts';
import { restoreGraph } from './graphs/restore.ts';
import { recordJourney } from './lessons/journey.ts';
import { loadFirstParts, loadOtherParts } from './parts.tsx';
import { keepRuns } from './runs/keep.ts';
import { startAgain, startWith } from './stores/documentStore.ts';
import { notify } from './stores/sessionStore.ts';
import { idle } from './ui/later.tsx';

/** Shows the editor in the page. */
export async function start(root: HTMLElement): Promise<void> {
  if (isToRemove()) {
    await (await import('./classroom/kept.ts')).removeKept();
    // Preferences were read with this page; the next one begins with none.
    location.reload();
    return;
  }
  const firstParts = loadFirstParts();
  const restored = await restoreGraph();
  if (restored) startAgain(restored.history);
  else startWith(pristine(firstGraph()));
  startKeeping(restored?.hold ?? null, restored?.made ?? false, () => {
    notify({
      severity: 'warning',
      title: i18n.t('This browser keeps no graphs'),
      lines: [i18n.t('Its store is full or closed to this page. Save the graph as a file before you close the page.')],
    });
  });
  recordJourney();
  createRoot(root).render(
    <StrictMode>
      <Direction.Provider dir={spokenLanguage().direction}><App /></Direction.Provider>
    </StrictMode>,
  );
  openLink();
  window.addEventListener('hashchange', openLink);
  await firstParts;
  loadOtherParts();
  keepRuns();
  const [{ prepareWhenIdle }, { watchFiles }, { holdRules }] = await Promise.all([import('./training/early.ts'), import('./importing/watchFiles.ts'), import('./lessons/holdRules.ts')]);
  holdRules();
  prepareWhenIdle();
  watchFiles();
  await idle();
  await (await import('./graphs/graphsStore.ts')).sweepShelf().catch(() => undefined);
  const { keepOffline } = await import('./offline/keepOffline.ts');
  await keepOffline();
}

/** Reading links is code that few visits need. */
function openLink(): void {
  if (location.hash !== '') void import('./files/share.ts').then(({ openLinkInAddress }) => { openLinkInAddress(); });
}
