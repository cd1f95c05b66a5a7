import { useEffect, useState } from 'react';
import { placedIds } from '../../graph/annotations.ts';
import { i18n } from '../../words/i18n.ts';
import { useRunStore } from '../stores/runStore.ts';
import { useDocument } from '../stores/documentStore.ts';
import { Welcome } from '../welcome/Welcome.tsx';
import styles from './Canvas.module.css';
import { CanvasMenu } from './CanvasMenu.tsx';
import { Flow } from './flow/Flow.tsx';
import { EnlargedPictures } from '../live/EnlargedPictures.tsx';
import { LiveWatch } from '../live/LiveWatch.tsx';
import { QuickAdd } from './QuickAdd.tsx';

/** How long the wires show at first which way data go, in milliseconds: twice the way of their dashes. */
const GREETING_MS = 1920;

/** The graph, and over it what helps to build it. */
export function Canvas() {
  const training = useRunStore((state) => state.state === 'training');
  const empty = placedIds(useDocument()).size === 0;
  const greeting = useGreeting();
  return (
    <section className={styles['canvas']} aria-label={i18n.t('Canvas')} data-training={training ? '' : undefined} data-greeting={greeting ? '' : undefined}>
      <CanvasMenu><Flow>{empty ? <Welcome /> : null}</Flow></CanvasMenu>
      <LiveWatch />
      <EnlargedPictures />
      <QuickAdd />
    </section>
  );
}

/** True for a moment after the page was opened: something moves, and says what will happen when Train is pressed. */
function useGreeting(): boolean {
  const [greeting, setGreeting] = useState(true);
  useEffect(() => {
    const timer = setTimeout(() => { setGreeting(false); }, GREETING_MS);
    return () => { clearTimeout(timer); };
  }, []);
  return greeting;
}
