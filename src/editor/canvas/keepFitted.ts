/**
 * A graph that is seen as a whole stays so while panels open and fold around it. Once a person has moved or zoomed the
 * canvas it is theirs, until they ask to see everything again.
 */
export interface FittedView {
  /** The graph is shown as a whole; `again` does so anew, at once. */
  readonly fitted: (again: () => void) => void;
  /** A person looks at a place of their own. */
  readonly left: () => void;
  /** Follows the size of an element; gives what ends it. */
  readonly follow: (frame: HTMLElement) => () => void;
}

export function keepFitted(): FittedView {
  let show: (() => void) | null = null;
  return {
    fitted(again) { show = again; },
    left() { show = null; },
    follow(frame) {
      let { offsetWidth: width, offsetHeight: height } = frame;
      const watch = new ResizeObserver(() => {
        // Covered by a view, the canvas has no size; and it comes back as it was.
        if (frame.offsetWidth === 0 || (frame.offsetWidth === width && frame.offsetHeight === height)) return;
        ({ offsetWidth: width, offsetHeight: height } = frame);
        show?.();
      });
      watch.observe(frame);
      return () => { watch.disconnect(); };
    },
  };
}
