/** Paints what changed, each canvas once a frame at most: as many as a frame has time for, the others in the next ones. */

/** Milliseconds of a frame for all that is live; the rest of the page wants some too. */
const SHARE = 6;

const waiting = new Set<() => void>();
let request = 0;

export function paintSoon(paint: () => void): void {
  waiting.add(paint);
  if (request === 0) request = requestAnimationFrame(flush);
}

export function paintNoMore(paint: () => void): void {
  waiting.delete(paint);
}

function flush(): void {
  request = 0;
  performance.mark('live-paint');
  const end = performance.now() + SHARE;
  for (const paint of waiting) {
    waiting.delete(paint);
    paint();
    if (performance.now() > end) break;
  }
  performance.measure('live-paint', 'live-paint');
  performance.clearMarks('live-paint');
  performance.clearMeasures('live-paint');
  if (waiting.size > 0) request = requestAnimationFrame(flush);
}

/** Calls back whenever the page has put on another theme. Gives back what ends it. */
export function onTheme(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  return () => { observer.disconnect(); };
}
