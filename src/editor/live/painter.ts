/** Paints what changed, all of it in the next frame and each canvas once at most. */

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
  const paints = [...waiting];
  waiting.clear();
  performance.mark('live-paint');
  for (const paint of paints) paint();
  performance.measure('live-paint', 'live-paint');
}

/** Calls back whenever the page has put on another theme. Gives back what ends it. */
export function onTheme(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  return () => { observer.disconnect(); };
}
