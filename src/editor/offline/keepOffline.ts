/** The built page is kept by its service worker, so that it opens without a network; and a new version of it waits for a word. */
import { i18n } from '../../words/i18n.ts';
import { connectionNow, countsBytes } from '../ui/connection.ts';
import { dismissNotice, notify } from '../stores/sessionStore.ts';
import { calm } from './calm.ts';
import { keepWork } from './keepWork.ts';

/** How often a page that stays open asks for a new version, in milliseconds. Browsers ask at each visit by themselves. */
const EVERY = 60 * 60 * 1000;

/** Once, after the first screen: the service worker reads the whole app, which must not hold up anything else. */
export async function keepOffline(): Promise<void> {
  // While it is being developed the page must be what was written last.
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  let controlled = navigator.serviceWorker.controller !== null;
  // Who reads a page that shows a graph in a frame has not come for the whole app.
  if (!controlled && (window.parent !== window || countsBytes(connectionNow()))) return;
  const { Workbox } = await import('workbox-window');
  // Below the page's own folder, wherever that lies.
  const worker = new Workbox(new URL('serviceWorker.js', document.baseURI).href, { updateViaCache: 'none' });
  let asked = false;
  let offer: number | null = null;
  worker.addEventListener('waiting', () => {
    if (offer !== null) dismissNotice(offer);
    offer = notify({
      severity: 'info',
      title: i18n.t('A new version is ready'),
      lines: [i18n.t('It comes by itself when Netloom is closed and opened again. To use it now, the page is loaded again: the graph, its runs and what Undo knows are kept.')],
      stays: true,
      action: { label: i18n.t('Use it now'), press: () => { void takeUp(); } },
    });
  });
  const takeUp = async () => {
    if (!(await keepWork())) return;
    asked = true;
    worker.messageSkipWaiting();
  };
  worker.addEventListener('controlling', () => {
    if (asked) location.reload();
    else if (controlled) {
      notify({
        severity: 'info',
        title: i18n.t('Another window uses a new version now'),
        lines: [i18n.t('This one goes on with the version that it began with. Load it again when it suits you: the graph and its runs are kept.')],
        stays: true,
        action: { label: i18n.t('Load again'), press: () => { void keepWork().then((safe) => { if (safe) location.reload(); }); } },
      });
    }
    controlled = true;
  });
  // The first time it reads 14 MB, and shares the processor and the network with whoever trains meanwhile.
  if (!controlled) await calm();
  // A browser that refuses (private windows, a host that does not serve the file) leaves a page that needs its network.
  await worker.register().catch(() => undefined);
  setInterval(() => { if (!document.hidden && navigator.onLine) void worker.update().catch(() => undefined); }, EVERY);
}
