/** Where an engine runs: in a worker or, where a worker has no WebGL and the page has, on the page's own thread. */
import { i18n, spokenCatalogue } from '../words/i18n.ts';
import { isEnvelope, type Envelope } from './envelope.ts';
import { onLifelineCut } from './lifeline.ts';
import type { Command, Event } from './protocol.ts';

/** Where commands go. */
export interface Host {
  post(command: Command): void;
  close(): void;
}

export interface HostOptions {
  /** The address of the app's folder, where `data/` lies, with the closing slash. */
  readonly base: string;
  /** Keeps neither checkpoints nor the files of data sets in the browser. */
  readonly keepsNothing: boolean;
  readonly receive: (event: Event) => void;
  /** The engine is gone, and why, as the end of a sentence. */
  readonly crashed: (reason: string) => void;
}

/** False where the page has WebGL and a worker has not (Safari before 17): the page's thread is then the faster one. */
export function workerSuffices(): boolean {
  if (typeof Worker === 'undefined') return false;
  if (typeof OffscreenCanvas !== 'undefined' && (!isWebKit() || hasWebGL(new OffscreenCanvas(1, 1)))) return true;
  return !hasWebGL(document.createElement('canvas'));
}

/** Only WebKit had OffscreenCanvas before it had WebGL on it. Elsewhere no context is made to find out: it would hold up the page for a quarter of a second where WebGL is software. */
function isWebKit(): boolean {
  return navigator.vendor.startsWith('Apple');
}

function hasWebGL(canvas: OffscreenCanvas | HTMLCanvasElement): boolean {
  try {
    const gl = canvas.getContext('webgl2') as WebGL2RenderingContext | null;
    gl?.getExtension('WEBGL_lose_context')?.loseContext();
    return gl !== null;
  } catch {
    return false;
  }
}

/** How many workers this page has started. */
let lifelines = 0;

/** A worker of its own, which can crash without the page. */
export function workerHost({ base, keepsNothing, receive, crashed }: HostOptions): Host {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'netloom-engine' });
  let open = true;
  const waiting = new AbortController();
  const lifeline = `netloom-engine ${performance.timeOrigin} ${++lifelines}`;
  const close = (): void => {
    open = false;
    waiting.abort();
    worker.terminate();
  };
  const crash = (reason: string): void => {
    if (open) crashed(reason);
  };
  worker.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (!open || !isEnvelope(data)) return;
    if (data.type === 'event') receive(data.event);
    else if (data.type === 'crash') crash(data.reason);
    else if (data.type === 'alive') onLifelineCut(lifeline, waiting.signal, () => { crash(i18n.t('the browser ended it')); });
  };
  worker.onerror = (event) => crash(event.message === '' ? i18n.t('its program could not be loaded') : event.message);
  worker.onmessageerror = () => crash(i18n.t('one of its messages could not be read'));
  const post = (envelope: Envelope): void => worker.postMessage(envelope);
  const spoken = spokenCatalogue();
  if (spoken) post({ type: 'speak', ...spoken });
  post({ type: 'start', base, lifeline, keepsNothing });
  return { post: (command) => post({ type: 'command', command }), close };
}

/** The same engine on this thread, fetched when it is first needed; turns are short, so that the page can draw. */
export function pageHost({ base, keepsNothing, receive, crashed }: HostOptions): Host {
  let open = true;
  const engine = import('./startEngine.ts').then(({ startEngine }) => startEngine(base, (event) => open && receive(event), { turn: 8, keepsNothing }));
  engine.catch((error: unknown) => open && crashed(error instanceof Error ? error.message : String(error)));
  return {
    post: (command) =>
      void engine.then(
        (started) => started.post(command),
        () => undefined,
      ),
    close: () => {
      open = false;
    },
  };
}
