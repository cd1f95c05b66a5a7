/**
 * The service worker of the built page: keeps everything that was built, answers from there, and isolates the page where its host
 * sends no headers for that. It is a program of its own and knows nothing of the app. docs/HOSTING.md says how to be rid of it.
 */
import { PrecacheController, type PrecacheEntry } from 'workbox-precaching';
import { isolated } from './isolation.ts';
import { EarlierFiles } from './earlierFiles.ts';

const scope = self as unknown as ServiceWorkerGlobalScope;
/** The build puts its list of files in this name's place. */
const files = (self as unknown as { readonly __WB_MANIFEST: readonly (PrecacheEntry | string)[] }).__WB_MANIFEST;

const controller = new PrecacheController();
controller.addToCacheList([...files]);
const earlier = new EarlierFiles(`netloom-earlier-${scope.registration.scope}`);
/** The page itself, whatever stands behind its question mark. */
const page = new URL('index.html', scope.registration.scope).href;

scope.addEventListener('install', (event) => { event.waitUntil(controller.install(event)); });

scope.addEventListener('activate', (event) => { event.waitUntil(activate(event)); });

/** Pages that began with the version before go on with it: what they have not fetched yet is kept for them. */
async function activate(event: ExtendableEvent): Promise<void> {
  const open = await scope.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const cache = await caches.open(controller.strategy.cacheName);
  if (open.length > 0) await earlier.take(cache, new Set(controller.getCachedURLs().map((url) => controller.getCacheKeyForURL(url) ?? url)));
  else await earlier.forget();
  await controller.activate(event);
  // On a first visit the page was there before: it works without a network from now on, not from the next time on.
  await scope.clients.claim();
}

// A page asks for it when its person does; otherwise a new version waits until no page of the old one is open.
scope.addEventListener('message', ({ data }: ExtendableMessageEvent) => {
  if ((data as { readonly type?: unknown } | null)?.type === 'SKIP_WAITING') void scope.skipWaiting();
});

scope.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || !request.url.startsWith(scope.registration.scope)) return;
  const answer = answerTo(event);
  if (answer) event.respondWith(answer);
});

/** Null for what was not built (data sets, for one): the browser asks the host as ever. */
function answerTo(event: FetchEvent): Promise<Response> | null {
  const { request } = event;
  const url = new URL(request.url);
  url.search = '';
  url.hash = '';
  const wanted = url.href === scope.registration.scope ? page : url.href;
  if (controller.getCacheKeyForURL(wanted)) {
    // A store that the browser has damaged or closed must not keep a page from a host that it can reach.
    const kept = controller.strategy.handle({ event, request: wanted === request.url ? request : new Request(wanted) }).catch(() => fetch(request));
    return kept.then((response) => isolated(response, request.destination));
  }
  if (!url.href.startsWith(new URL('assets/', scope.registration.scope).href)) return null;
  return earlier.find(url.href).then(async (response) => isolated(response ?? (await fetch(request)), request.destination));
}
