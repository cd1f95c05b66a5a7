import { useRunStore } from '../stores/runStore.ts';
import { useDocument } from '../stores/documentStore.ts';
import { Welcome } from '../welcome/Welcome.tsx';
import styles from './Canvas.module.css';
import { CanvasMenu } from './CanvasMenu.tsx';
import { Flow } from './flow.tsx';
import { EnlargedPictures } from '../live/EnlargedPictures.tsx';
import { LiveWatch } from '../live/LiveWatch.tsx';
import { QuickAdd } from './QuickAdd.tsx';

/** The graph, and over it what helps to build it. */
export function Canvas() {
  const training = useRunStore((state) => state.state === 'training');
  const empty = useDocument().nodes.length === 0;
  return (
    <main className={styles['canvas']} aria-label="Canvas" data-training={training ? '' : undefined}>
      <CanvasMenu><Flow>{empty ? <Welcome /> : null}</Flow></CanvasMenu>
      <LiveWatch />
      <EnlargedPictures />
      <QuickAdd />
    </main>
  );
}
