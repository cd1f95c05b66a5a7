import { CircleX, Info } from 'lucide-react';
import { dataSource } from '../../../datasets/registry.ts';
import { i18n } from '../../../words/i18n.ts';
import { sentences } from '../../../words/list.ts';
import { useRunStore } from '../../stores/runStore.ts';
import { RunBar } from '../../training/RunBar.tsx';
import styles from '../../training/TrainingBar.module.css';
import type { RunView } from '../../training/useRunView.ts';
import { Tooltip } from '../../ui/Tooltip.tsx';

/** The run's verbs and figures, without what leads elsewhere in the editor. */
export function EmbedBar() {
  return <RunBar>{(view) => <Word view={view} />}</RunBar>;
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
  const wrong = error ? sentences([i18n.t('This graph cannot be trained as it is.'), error.message]) : failure;
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
