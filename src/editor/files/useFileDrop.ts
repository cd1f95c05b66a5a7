import { useEffect, useState } from 'react';
import { i18n } from '../../words/i18n.ts';
import { notify } from '../stores/sessionStore.ts';
import { takeDropped } from './dropped.ts';

/** Takes files that are dropped anywhere on the page. True while some are held over it. */
export function useFileDrop(): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const listening = new AbortController();
    const options = { signal: listening.signal };
    // eslint-disable-next-line lingui/no-unlocalized-strings -- the browser's name for them
    const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    window.addEventListener('dragover', (event) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      setOver(true);
    }, options);
    window.addEventListener('dragleave', (event) => {
      if (event.relatedTarget === null) setOver(false);
    }, options);
    window.addEventListener('drop', (event) => {
      if (!event.dataTransfer || !holdsFiles(event)) return;
      event.preventDefault();
      setOver(false);
      const dropped = takeDropped(event.dataTransfer);
      const at = { x: event.clientX, y: event.clientY };
      import('./drop.ts').then(({ openDropped }) => openDropped(dropped, at)).catch((error: unknown) => {
        notify({ severity: 'error', title: i18n.t('The dropped file could not be read'), lines: [error instanceof Error ? error.message : String(error), i18n.t('Open it with File, Open instead.')] });
      });
    }, options);
    return () => { listening.abort(); };
  }, []);
  return over;
}
