import { useEffect, useRef, useState, type PointerEvent as ReactPointerEvent, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import type { NodeKind } from '../../nodes/kind.ts';
import { canvasView, type PagePoint } from '../canvas/canvasView.ts';
import { dropNode } from '../canvas/edits.ts';
import { Icon } from '../ui/Icon.tsx';
import styles from './drag.module.css';

/** Less than this many pixels is a press and not a drag. */
const THRESHOLD = 5;

/**
 * Drags a kind out of the palette by pointer events, which mouse, pen and finger share.
 * `ghost` is what follows the pointer; it is drawn over the page.
 */
export function useKindDrag(kind: NodeKind): { onPointerDown: (event: ReactPointerEvent) => void; ghost: ReactNode } {
  const [at, setAt] = useState<PagePoint | null>(null);
  const stop = useRef<(() => void) | null>(null);
  useEffect(() => () => stop.current?.(), []);

  function onPointerDown(down: ReactPointerEvent): void {
    if (down.button !== 0) return;
    const start = { x: down.clientX, y: down.clientY };
    const listening = new AbortController();
    let dragging = false;
    const finish = () => {
      listening.abort();
      stop.current = null;
      setAt(null);
    };
    const move = (event: PointerEvent) => {
      if (event.pointerId !== down.pointerId) return;
      dragging ||= Math.hypot(event.clientX - start.x, event.clientY - start.y) > THRESHOLD;
      if (dragging) setAt({ x: event.clientX, y: event.clientY });
    };
    const up = (event: PointerEvent) => {
      if (event.pointerId !== down.pointerId) return;
      finish();
      const point = { x: event.clientX, y: event.clientY };
      const view = canvasView();
      if (dragging && view?.contains(point)) dropNode(kind.id, view.toCanvas(point), view.wireAt(point));
    };
    const key = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !dragging) return;
      event.stopPropagation();
      finish();
    };
    const options = { signal: listening.signal };
    window.addEventListener('pointermove', move, options);
    window.addEventListener('pointerup', up, options);
    window.addEventListener('pointercancel', finish, options);
    window.addEventListener('keydown', key, { ...options, capture: true });
    stop.current = finish;
  }

  const ghost = at
    ? createPortal(
        <div className={styles['ghost']} style={{ transform: `translate(${at.x}px, ${at.y}px)` }} aria-hidden>
          <span style={{ color: `var(--category-${kind.category})` }}><Icon name={kind.icon} size={15} /></span>
          {kind.label}
        </div>,
        document.body,
      )
    : null;
  return { onPointerDown, ghost };
}
