import { useEffect, useRef, type KeyboardEvent, type RefObject } from 'react';
import { endWriting, useCanvasStore } from '../canvas/canvasStore.ts';

type Field = HTMLInputElement | HTMLTextAreaElement;

/**
 * A text that is written in its place on the canvas. However it is left, what was written is kept; Undo takes it back. Left by a key,
 * the focus goes back to the note or frame.
 * @param keep takes the text; `fresh` where it is the first of something that was only just added.
 */
export function useWriting<F extends Field>(id: string, keep: (text: string, fresh: boolean, field: F) => void): {
  readonly field: RefObject<F | null>;
  readonly onBlur: () => void;
  readonly onKeyDown: (event: KeyboardEvent<F>, leaves?: boolean) => void;
} {
  const field = useRef<F>(null);
  useEffect(() => {
    field.current?.focus({ preventScroll: true });
    field.current?.select();
  }, []);
  const leave = () => {
    const written = field.current;
    const { writing } = useCanvasStore.getState();
    if (!written || writing?.id !== id) return;
    keep(written.value, writing.fresh, written);
    endWriting(id);
  };
  return {
    field,
    onBlur: leave,
    onKeyDown(event, leaves = false) {
      event.stopPropagation();
      if (event.nativeEvent.isComposing || !(leaves || event.key === 'Escape' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey)))) return;
      event.preventDefault();
      const place = event.currentTarget.closest<HTMLElement>('.react-flow__node');
      leave();
      place?.focus({ preventScroll: true });
    },
  };
}
