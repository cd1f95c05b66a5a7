import { Trash2 } from 'lucide-react';
import type { Frame, GraphNode, Note } from '../../graph/document.ts';
import { nodeKind } from '../../nodes/registry.ts';
import { i18n } from '../../words/i18n.ts';
import { useCompilationStore } from '../stores/compilationStore.ts';
import { deleteSelection } from '../actions/selection.ts';
import { runAction } from '../actions/runAction.ts';
import { ColourChoice, sharedColour } from '../annotations/ColourChoice.tsx';
import { paint } from '../annotations/edits.ts';
import { frameName, namesOf, noteName } from '../annotations/words.ts';
import { currentDocument } from '../stores/documentStore.ts';
import { revealNode } from '../stores/sessionStore.ts';
import { Button } from '../ui/Button.tsx';
import { formatCompact } from '../ui/format.ts';
import { Icon } from '../ui/Icon.tsx';
import styles from './Inspector.module.css';
import { SharedParams } from './SharedParams.tsx';

interface SelectionInspectorProps {
  readonly nodes: readonly GraphNode[];
  readonly notes: readonly Note[];
  readonly frames: readonly Frame[];
}

/** Several nodes, notes and frames at once: which, how large together, and what can be done with all of them. */
export function SelectionInspector({ nodes, notes, frames }: SelectionInspectorProps) {
  const typed = useCompilationStore((state) => state.compilation.typed.nodes);
  const parameters = nodes.reduce((sum, { id }) => sum + (typed.get(id)?.parameters ?? 0), 0);
  const [first, ...others] = nodes;
  // A data set's settings follow from its source, and are its own.
  const kind = first && others.every((node) => node.kind === first.kind) ? nodeKind(first.kind) : undefined;
  const shared = kind?.category === 'data' ? undefined : kind;
  const marks = [...frames.map((frame) => ({ id: frame.id, icon: 'frame', name: frameName(frame) })), ...notes.map((note) => ({ id: note.id, icon: 'sticky-note', name: noteName(note) }))];
  const all = [...nodes, ...marks].map(({ id }) => id);
  const names = namesOf(currentDocument(), all);
  return (
    <>
      <header className={styles['header']}>
        <h2 className={styles['title']}>{i18n.t('{names} selected', { names })}</h2>
        {nodes.length > 0 ? <p className={styles['quiet']}>{i18n.t('{parameters, plural, one {{shown} parameter together} other {{shown} parameters together}}', { parameters, shown: formatCompact(parameters) })}</p> : null}
      </header>
      {shared && first ? <SharedParams key={nodes.map(({ id }) => id).join(' ')} nodes={[first, ...others]} kind={shared} /> : null}
      {marks.length > 0 ? (
        <section className={styles['section']} aria-label={i18n.t('Notes and frames')}>
          <ColourChoice value={sharedColour(notes, frames)} onChange={(colour) => { paint(all, colour); }} />
        </section>
      ) : null}
      <section className={styles['section']} aria-label={marks.length > 0 ? i18n.t('Selection') : i18n.t('Selected nodes')}>
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
          {marks.map(({ id, icon, name }) => (
            <li key={id}>
              <Button look="quiet" className={styles['listButton']} onClick={() => { revealNode(id); }}>
                <span className={styles['hue']}><Icon name={icon} /></span>
                {name}
              </Button>
            </li>
          ))}
        </ul>
        <Button onClick={() => { runAction(deleteSelection); }}>
          <Trash2 size={14} aria-hidden />
          {i18n.t('Delete {names}', { names })}
        </Button>
      </section>
    </>
  );
}
