/**
 * Where a browser looks for the files of a data set: a folder served beside the app, its own cache
 * (which also holds what a person dropped on the page), public mirrors. Works on a page and in a worker.
 */
import { download } from './download.ts';
import { mayBeIdx } from './mnist/idx.ts';
import { MNIST_MIRRORS, type Mirror } from './mnist/files.ts';
import { OWN_FILES } from './own/ownFile.ts';
import type { FilePlace } from './source.ts';
import { i18n } from '../words/i18n.ts';

export interface BrowserPlacesOptions {
  /** The address of the app's folder, with the closing slash: `new URL('.', location.href).href` on the page. */
  readonly base: string;
  readonly mirrors?: readonly Mirror[];
  /** Injected in tests. */
  readonly fetch?: typeof fetch;
  /** Null where the browser has none: it offers a cache on https pages and on localhost only. */
  readonly caches?: CacheStorage | null;
}

const SERVED_PATIENCE = 15;
const MIRROR_PATIENCE = 20;

/** What `LoadContext.places` is in a browser. */
export function browserPlaces(options: BrowserPlacesOptions): (dataset: string) => readonly FilePlace[] {
  const fetcher = options.fetch ?? fetch.bind(globalThis);
  return (dataset) => {
    const cache = cachePlace(dataset, options);
    // A person's own file is far more likely to be kept than to be served.
    if (dataset === OWN_FILES) return [...(cache ? [cache] : []), servedPlace(dataset, options.base, fetcher)];
    const mirrors = dataset === 'mnist' ? (options.mirrors ?? MNIST_MIRRORS) : [];
    return [
      servedPlace(dataset, options.base, fetcher),
      ...(cache ? [cache] : []),
      ...mirrors.map((mirror) => mirrorPlace(mirror, fetcher)),
    ];
  };
}

/** The folder `data/<dataset>/` beside the app; files of a known data set gzipped or not, a person's own as they are. */
function servedPlace(dataset: string, base: string, fetcher: typeof fetch): FilePlace {
  const folder = new URL(`data/${dataset}/`, base);
  const own = dataset === OWN_FILES;
  return {
    label: i18n.t('the served folder data/{dataset}', { dataset }),
    async read(name, { signal, progress }) {
      for (const file of own ? [encodeURIComponent(name)] : [`${name}.gz`, name]) {
        const bytes = await download(new URL(file, folder).href, { fetch: fetcher, signal, progress, patience: SERVED_PATIENCE });
        if (bytes && (own || mayBeIdx(bytes))) return bytes;
      }
      return null;
    },
  };
}

/** What the browser's store for the files of a data set is called. */
export function cacheName(dataset: string): string {
  return `netloom-data-${dataset}`;
}

/** The browser's own store of verified files; null where the browser offers none. */
export function cachePlace(dataset: string, options: Pick<BrowserPlacesOptions, 'base' | 'caches'>): FilePlace | null {
  const storage = options.caches === undefined ? (globalThis as { readonly caches?: CacheStorage }).caches : options.caches;
  if (!storage) return null;
  const open = () => storage.open(cacheName(dataset));
  const address = (name: string) => new URL(`data/${dataset}/${name}`, options.base).href;
  return {
    label: i18n.t('the browser’s cache'),
    ...(dataset === OWN_FILES ? { bySum: true } : {}),
    async read(name) {
      const response = await (await open()).match(address(name));
      return response ? new Uint8Array(await response.arrayBuffer()) : null;
    },
    async has(name) {
      return (await (await open()).match(address(name))) !== undefined;
    },
    async keep(name, bytes) {
      const body = new Blob([bytes as Uint8Array<ArrayBuffer>]);
      await (await open()).put(address(name), new Response(body, { headers: { 'content-type': 'application/octet-stream' } }));
    },
  };
}

/** A public copy of the gzipped files. */
export function mirrorPlace(mirror: Mirror, fetcher: typeof fetch): FilePlace {
  return {
    label: mirror.label,
    far: true,
    read: (name, { signal, progress }) => download(`${mirror.url}${name}.gz`, { fetch: fetcher, signal, progress, patience: MIRROR_PATIENCE }),
  };
}
