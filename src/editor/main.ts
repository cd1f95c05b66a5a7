/** The page's first script: it settles the language, then loads the editor, or the graph that is shown inside another page. */
import { settleLanguage } from '../words/page.ts';
import { isEmbedded } from './embedded.ts';

async function begin(root: HTMLElement): Promise<void> {
  await settleLanguage();
  if (isEmbedded) (await import('./handout/embed/start.tsx')).startEmbedded(root);
  else await (await import('./start.tsx')).start(root);
}

const root = document.getElementById('root');
if (root) void begin(root);
