import { Trash2 } from 'lucide-react';
import type { GraphNode } from '../../graph/document.ts';
import { nodeKind } from '../../nodes/registry.ts';
import { useCompilationStore } from '../stores/compilationStore.ts';
import { deleteSelection } from '../actions/selection.ts';
import { runAction } from '../actions/useShortcuts.ts';
import { revealNode } from '../stores/sessionStore.ts';
import { Button } from '../ui/Button.tsx';
import { counted, formatCompact } from '../ui/format.ts';
import { Icon } from '../ui/Icon.tsx';
import styles from './Inspector.module.css';
import { SharedParams } from './SharedParams.tsx';

/** Several nodes at once: which, how large together, and what can be done with all of them. */
export function SelectionInspector({ nodes }: { readonly nodes: readonly GraphNode[] }) {
  const typed = useCompilationStore((state) => state.compilation.typed.nodes);
  const parameters = nodes.reduce((sum, { id }) => sum + (typed.get(id)?.parameters ?? 0), 0);
  const [first, ...others] = nodes;
  // A data set's settings follow from its source, and are its own.
  const kind = first && others.every((node) => node.kind === first.kind) ? nodeKind(first.kind) : undefined;
  const shared = kind?.category === 'data' ? undefined : kind;
  return (
    <>
      <header className={styles['header']}>
        <h2 className={styles['title']}>{`${counted(nodes.length, 'node')} selected`}</h2>
        <p className={styles['quiet']}>{`${formatCompact(parameters)} ${parameters === 1 ? 'parameter' : 'parameters'} together`}</p>
      </header>
      {shared && first ? <SharedParams key={nodes.map(({ id }) => id).join(' ')} nodes={[first, ...others]} kind={shared} /> : null}
      <section className={styles['section']} aria-label="Selected nodes">
        <ul className={styles['list']}>
          {nodes.map((node) => {
            const kind = nodeKind(node.kind);
            return (
              <li key={node.id}>
                <Button look="quiet" className={styles['listButton']} onClick={() => { revealNode(node.id); }}>
                  <span className={styles['hue']} data-category={kind?.category}>
                    <Icon name={kind?.icon ?? ''} />
                  </span>
                  {node.label ?? kind?.label ?? node.kind}
                </Button>
              </li>
            );
          })}
        </ul>
        <Button onClick={() => { runAction(deleteSelection); }}>
          <Trash2 size={14} aria-hidden />
          {`Delete ${counted(nodes.length, 'node')}`}
        </Button>
      </section>
    </>
  );
}
