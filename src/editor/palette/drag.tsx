import { useEffect, useRef, useState, type PointerEvent as ReactPointerEvent, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import type { Position } from '../../graph/document.ts';
import { canvasView, type PagePoint } from '../canvas/canvasView.ts';
import { Icon } from '../ui/Icon.tsx';
import styles from './drag.module.css';

/** Less than this many pixels is a press and not a drag. */
const THRESHOLD = 5;

/** What is dragged: how it looks in the hand, and what becomes of it where it is let go over the canvas. */
interface Dragged {
  readonly label: string;
  readonly icon: string;
  /** A CSS colour. */
  readonly hue: string;
  readonly drop: (at: Position, wire: string | null) => void;
}

/**
 * Drags something out of the palette by pointer events, which mouse, pen and finger share.
 * `ghost` is what follows the pointer; it is drawn over the page.
 */
export function usePaletteDrag({ label, icon, hue, drop }: Dragged): { onPointerDown: (event: ReactPointerEvent) => void; ghost: ReactNode } {
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
      if (dragging && view?.contains(point)) drop(view.toCanvas(point), view.wireAt(point));
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
          <span style={{ color: hue }}><Icon name={icon} size={15} /></span>
          {label}
        </div>,
        document.body,
      )
    : null;
  return { onPointerDown, ghost };
}
