import { openPreset } from '../actions/file.ts';
import { firstGraph } from '../files/firstGraph.ts';
import { Button } from '../ui/Button.tsx';
import styles from './Welcome.module.css';

/** What an empty canvas shows: the first three moves, and a graph to begin from. */
export function Welcome() {
  const document = firstGraph();
  return (
    <div className={styles['welcome']}>
      <h2>Build a network in three moves</h2>
      <ol>
        <li>Drag <b>Dataset</b>, a layer and <b>Loss</b> from the palette onto the canvas.</li>
        <li>Wire them: from the right edge of one node to the left edge of the next. Features go into the layer, labels to the loss.</li>
        <li>Press <b>Train</b> and watch the loss fall.</li>
      </ol>
      <p>
        Or begin from something that works:{' '}
        <Button onClick={() => { openPreset({ title: document.meta.title, document }); }}>Open {document.meta.title}</Button>
      </p>
    </div>
  );
}
