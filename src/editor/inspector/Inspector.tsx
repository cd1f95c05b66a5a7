import { i18n } from '../../words/i18n.ts';
import { fragmentOf } from '../actions/fragment.ts';
import { groupNamed, withMembers } from '../../graph/groups/groups.ts';
import { useDocument } from '../stores/documentStore.ts';
import { useSessionStore } from '../stores/sessionStore.ts';
import { FrameInspector, NoteInspector } from './AnnotationInspector.tsx';
import { GroupInspector } from './GroupInspector.tsx';
import styles from './Inspector.module.css';
import { NodeInspector } from './NodeInspector.tsx';
import { SelectionInspector } from './SelectionInspector.tsx';
import { TrainingInspector } from './TrainingInspector.tsx';

/** The right panel: the selected node, note or frame, several of them, or the training when nothing is selected. */
export function Inspector() {
  return <aside data-inspector="" aria-label={i18n.t('Inspector')} className={styles['inspector']}><Chosen /></aside>;
}

function Chosen() {
  const document = useDocument();
  const selected = useSessionStore((state) => state.selectedNodes);
  const group = selected.length === 1 ? groupNamed(document, selected[0] ?? '') : undefined;
  if (group) return <GroupInspector key={group.id} group={group} document={document} />;
  const { nodes, notes = [], frames = [] } = fragmentOf(document, withMembers(document, selected));
  const [node, note, frame] = [nodes[0], notes[0], frames[0]];
  if (nodes.length + notes.length + frames.length > 1) return <SelectionInspector nodes={nodes} notes={notes} frames={frames} />;
  if (node) return <NodeInspector key={node.id} node={node} document={document} />;
  if (note) return <NoteInspector key={note.id} note={note} />;
  return frame ? <FrameInspector key={frame.id} frame={frame} document={document} /> : <TrainingInspector document={document} />;
}
