import { useDocument } from '../stores/documentStore.ts';
import { useSessionStore } from '../stores/sessionStore.ts';
import styles from './Inspector.module.css';
import { NodeInspector } from './NodeInspector.tsx';
import { SelectionInspector } from './SelectionInspector.tsx';
import { TrainingInspector } from './TrainingInspector.tsx';

/** The right panel: the selected node, several of them, or the training when nothing is selected. */
export function Inspector() {
  const document = useDocument();
  const selected = useSessionStore((state) => state.selectedNodes);
  const nodes = document.nodes.filter((node) => selected.includes(node.id));
  const [first] = nodes;
  return (
    <aside aria-label="Inspector" className={styles['inspector']}>
      {first === undefined ? <TrainingInspector document={document} /> : nodes.length === 1 ? <NodeInspector key={first.id} node={first} document={document} /> : <SelectionInspector nodes={nodes} />}
    </aside>
  );
}
