/** Something that is done over and over while a button is held: with a mouse, a finger, a pen, or the space bar. */
import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';

/** Milliseconds from one time to the next. */
const EVERY = 100;

export interface Hold {
  readonly held: boolean;
  readonly handlers: {
    readonly onPointerDown: (event: PointerEvent) => void;
    readonly onPointerUp: () => void;
    readonly onPointerCancel: () => void;
    readonly onLostPointerCapture: () => void;
    readonly onKeyDown: (event: KeyboardEvent) => void;
    readonly onKeyUp: (event: KeyboardEvent) => void;
    readonly onBlur: () => void;
    readonly onClick: (event: { readonly detail: number }) => void;
    readonly onContextMenu: (event: { preventDefault(): void }) => void;
  };
}

/** @param act is done at once when the button is pressed, then again and again. @param ended is told when it is let go. */
export function useHold(act: () => void, ended: () => void): Hold {
  const [held, setHeld] = useState(false);
  const latest = useRef({ act, ended });
  useEffect(() => { latest.current = { act, ended }; });
  useEffect(() => {
    if (!held) return undefined;
    latest.current.act();
    const timer = setInterval(() => { latest.current.act(); }, EVERY);
    return () => {
      clearInterval(timer);
      latest.current.ended();
    };
  }, [held]);
  const letGo = () => { setHeld(false); };
  const isKey = (event: KeyboardEvent) => event.key === ' ' || event.key === 'Enter';
  return {
    held,
    handlers: {
      onPointerDown(event) {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        setHeld(true);
      },
      onPointerUp: letGo,
      onPointerCancel: letGo,
      onLostPointerCapture: letGo,
      onKeyDown(event) {
        if (!isKey(event)) return;
        event.preventDefault();
        setHeld(true);
      },
      onKeyUp(event) { if (isKey(event)) setHeld(false); },
      onBlur: letGo,
      // A screen reader presses without pointer or key: that is once.
      onClick(event) {
        if (event.detail !== 0) return;
        act();
        ended();
      },
      // A long press with a finger is no wish for a menu.
      onContextMenu(event) { event.preventDefault(); },
    },
  };
}
