import { i18n } from '../../words/i18n.ts';
import { openPreset } from '../actions/file.ts';
import { firstGraph } from '../files/firstGraph.ts';
import { Button } from '../ui/Button.tsx';
import { Marked } from '../ui/Marked.tsx';
import styles from './Welcome.module.css';

/** What an empty canvas shows: the first three moves, and a graph to begin from. */
export function Welcome() {
  const document = firstGraph();
  return (
    <div className={styles['welcome']}>
      <h2>{i18n.t('Build a network in three moves')}</h2>
      <ol>
        <li><Marked text={i18n.t('Drag <0>Dataset</0>, a layer and <1>Loss</1> from the palette onto the canvas.')} /></li>
        <li>{i18n.t('Wire them: from the right edge of one node to the left edge of the next. Features go into the layer, labels to the loss.')}</li>
        <li><Marked text={i18n.t('Press <0>Train</0> and watch the loss fall.')} /></li>
      </ol>
      <p>
        {i18n.t('Or begin from something that works:')}{' '}
        <Button onClick={() => { openPreset({ title: document.meta.title, document }); }}>{i18n.t('Open {title}', { title: document.meta.title })}</Button>
      </p>
    </div>
  );
}
