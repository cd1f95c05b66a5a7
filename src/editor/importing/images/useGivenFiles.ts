/** Files that are dropped on the window, or pasted while it is open, go into it and not to the page. */
import { useEffect, useRef, type DragEvent } from 'react';
import { filesIn, pickedFiles } from '../came.ts';
import type { GivenFile } from './readPictures.ts';

interface Handlers {
  readonly onDragOver: (event: DragEvent) => void;
  readonly onDrop: (event: DragEvent) => void;
}

export function useGivenFiles(take: (files: readonly GivenFile[]) => void): Handlers {
  const latest = useRef(take);
  useEffect(() => { latest.current = take; });
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (files.length === 0) return;
      event.preventDefault();
      event.stopPropagation();
      latest.current(pickedFiles(files));
    };
    document.addEventListener('paste', paste, true);
    return () => { document.removeEventListener('paste', paste, true); };
  }, []);
  return dropHandlers(take);
}

/** Handlers for a part of the page that takes dropped files and folders for itself. */
export function dropHandlers(take: (files: readonly GivenFile[]) => void): Handlers {
  return {
    onDragOver(event) {
      event.preventDefault();
      event.stopPropagation();
    },
    onDrop(event) {
      event.preventDefault();
      event.stopPropagation();
      const entries = [...event.dataTransfer.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
      const files = pickedFiles(event.dataTransfer.files);
      void (entries.length > 0 ? filesIn(entries) : Promise.resolve(files)).then(take);
    },
  };
}
