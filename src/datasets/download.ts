/** A file from the web, with progress and with an end to waiting. */
import { i18n } from '../words/i18n.ts';

export interface DownloadOptions {
  readonly fetch: typeof fetch;
  readonly signal: AbortSignal;
  readonly progress: (fraction: number | null) => void;
  /** Seconds without a byte after which the download is given up. */
  readonly patience: number;
}

/**
 * The file's bytes, or null where the server says that it has none (404, 410) or answers with a web
 * page, as a server of single-page apps does for any address.
 * @throws Error with a whole sentence when the server cannot be reached, refuses or falls silent.
 */
export async function download(url: string, options: DownloadOptions): Promise<Uint8Array | null> {
  const silence = new AbortController();
  const signal = AbortSignal.any([options.signal, silence.signal]);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const heard = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      silence.abort(new Error(i18n.t('It sent nothing for {seconds} seconds.', { seconds: options.patience })));
    }, options.patience * 1000);
  };
  try {
    heard();
    const response = await options.fetch(url, { signal, credentials: 'omit' });
    if (response.status === 404 || response.status === 410 || /^text\/html\b/.test(response.headers.get('content-type') ?? '')) {
      await response.body?.cancel();
      return null;
    }
    if (!response.ok) throw new Error(i18n.t('It answered with the status {status}.', { status: response.status }));
    return await readAll(response, options.progress, heard);
  } catch (error) {
    options.signal.throwIfAborted();
    if (silence.signal.aborted) throw silence.signal.reason;
    // What fetch throws for a refused connection, no network and a forbidden cross-origin read alike.
    if (error instanceof TypeError) throw new Error(i18n.t('It cannot be reached.'), { cause: error });
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

async function readAll(response: Response, progress: DownloadOptions['progress'], heard: () => void): Promise<Uint8Array> {
  if (!response.body) return new Uint8Array(await response.arrayBuffer());
  const announced = Number(response.headers.get('content-length'));
  const pieces: Uint8Array[] = [];
  let length = 0;
  const reader = response.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    heard();
    pieces.push(value);
    length += value.length;
    // Where the server compresses on the way, the announced length is the compressed one.
    progress(announced > 0 ? Math.min(1, length / announced) : null);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
