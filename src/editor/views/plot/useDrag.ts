import { useRef, type PointerEvent } from 'react';

interface DragHandlers {
  readonly onPointerDown: (event: PointerEvent<Element>) => void;
  readonly onPointerMove: (event: PointerEvent<Element>) => void;
  readonly onPointerUp: (event: PointerEvent<Element>) => void;
  readonly onPointerCancel: (event: PointerEvent<Element>) => void;
}

/** Where the pointer is, in CSS pixels from the corner of the drawing that the element belongs to. */
function placeOf(event: PointerEvent<Element>): readonly [x: number, y: number] {
  const { currentTarget } = event;
  const drawing = currentTarget instanceof SVGElement ? (currentTarget.ownerSVGElement ?? currentTarget) : currentTarget;
  const box = drawing.getBoundingClientRect();
  return [event.clientX - box.left, event.clientY - box.top];
}

/**
 * Handlers for something that is dragged with a mouse, a pen or a finger.
 * @param move is told each place of the pointer, from the press on.
 * @param end is told when the drag is over.
 */
export function useDrag(move: (x: number, y: number) => void, end?: () => void): DragHandlers {
  const dragging = useRef(false);
  const finish = () => {
    if (!dragging.current) return;
    dragging.current = false;
    end?.();
  };
  return {
    onPointerDown(event) {
      if (event.button !== 0) return;
      event.preventDefault();
      // A drawing takes no focus; a tab that kept it would also keep Ctrl+Z to itself.
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      event.currentTarget.setPointerCapture(event.pointerId);
      dragging.current = true;
      move(...placeOf(event));
    },
    onPointerMove(event) {
      if (dragging.current) move(...placeOf(event));
    },
    onPointerUp: finish,
    onPointerCancel: finish,
  };
}
