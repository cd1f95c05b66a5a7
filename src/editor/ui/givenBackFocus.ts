import { useState } from 'react';

/**
 * For a window that no button of its own opens: gives the focus back to what had it before. What was done in the window may have
 * given it to something else meanwhile; there it stays.
 */
export function useGivenBackFocus(): (event: Event) => void {
  // Asked while the window is first drawn, before it takes the focus.
  const [before] = useState(() => document.activeElement);
  return (event) => {
    event.preventDefault();
    const lost = document.activeElement === null || document.activeElement === document.body;
    if (lost && (before instanceof HTMLElement || before instanceof SVGElement)) before.focus();
  };
}
