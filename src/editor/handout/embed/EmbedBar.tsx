import { CircleX, Info } from 'lucide-react';
import { dataSource } from '../../../datasets/registry.ts';
import { useRunStore } from '../../stores/runStore.ts';
import { LoadingFigure } from '../../training/LoadingFigure.tsx';
import { RunButtons } from '../../training/RunButtons.tsx';
import { RunFigures } from '../../training/RunFigures.tsx';
import { SpeedControl } from '../../training/SpeedControl.tsx';
import { Announcer } from '../../training/TrainingBar.tsx';
import styles from '../../training/TrainingBar.module.css';
import { useRunView, type RunView } from '../../training/useRunView.ts';
import { Tooltip } from '../../ui/Tooltip.tsx';

/** The run's verbs and figures, without what leads elsewhere in the editor. */
export function EmbedBar() {
  const view = useRunView();
  const state = useRunStore((store) => store.state);
  const loading = useRunStore((store) => store.loading);
  return (
    <section aria-label="Training" className={styles['bar']}>
      <div className={styles['inner']}>
        <RunButtons view={view} />
        <SpeedControl />
        <div className={styles['middle']}>
          {state === 'loading' ? <LoadingFigure message={loading?.message ?? 'Building the network'} fraction={loading?.fraction ?? null} /> : <RunFigures />}
        </div>
        <Word view={view} />
      </div>
      <Announcer />
    </section>
  );
}

/** Why it cannot be trained, why training ended, or that its data are others than the graph names. */
function Word({ view }: { readonly view: RunView }) {
  const failure = useRunStore((store) => store.failure);
  const stopped = useRunStore((store) => store.stopped);
  const stoodIn = useRunStore(({ data, program }) =>
    (program?.sources ?? []).flatMap(({ node, source }) => {
      const loaded = data[node];
      return loaded && loaded.name !== dataSource(source)?.label ? [`${loaded.name}. ${loaded.origin}`] : [];
    }).join(' '));
  const [error] = view.errors;
  const wrong = error ? `This graph cannot be trained as it is. ${error.message}` : failure;
  const text = wrong ?? stopped ?? stoodIn;
  if (text === '') return null;
  return (
    <Tooltip text={text} side="top">
      <p className={styles['notice']} data-severity={wrong === null ? undefined : 'error'} tabIndex={0}>
        {wrong === null ? <Info size={16} aria-hidden /> : <CircleX size={16} aria-hidden />}
        <span className={styles['ellipsis']}>{text}</span>
      </p>
    </Tooltip>
  );
}
