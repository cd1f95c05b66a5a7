/** Cards, notes and frames as React Flow draws them. */
import { NodeResizer, type NodeProps } from 'reactflow';
import { memo } from 'react';
import annotationStyles from '../../annotations/annotations.module.css';
import { resize } from '../../annotations/edits.ts';
import { FrameBox, type ResizerProps } from '../../annotations/FrameBox.tsx';
import { NoteCard } from '../../annotations/NoteCard.tsx';
import { seenAs } from '../../../graph/groups/seen.ts';
import { GroupOutline } from '../../groups/GroupOutline.tsx';
import { currentDocument } from '../../stores/documentStore.ts';
import { useSessionStore } from '../../stores/sessionStore.ts';
import { NodeCard } from '../NodeCard.tsx';
import { Port } from './Port.tsx';
import type { FlowCardNode, FlowFrameNode, FlowGroupNode, FlowNoteNode } from './types.ts';

const FlowCard = memo(function FlowCard({ id, data, selected }: NodeProps<FlowCardNode>) {
  const pointed = useSessionStore(({ pointedNode }) => pointedNode !== null && seenAs(currentDocument(), pointedNode) === id);
  return <NodeCard view={data.view} selected={selected} pointed={pointed} Port={Port} />;
});

const FlowNote = memo(function FlowNote({ data, selected }: NodeProps<FlowNoteNode>) {
  return <NoteCard view={data.view} selected={selected} Resizer={Resizer} />;
});

const FlowFrame = memo(function FlowFrame({ data, selected }: NodeProps<FlowFrameNode>) {
  return <FrameBox view={data.view} selected={selected} Resizer={Resizer} />;
});

const FlowGroup = memo(function FlowGroup({ data, selected }: NodeProps<FlowGroupNode>) {
  return <GroupOutline view={data.view} selected={selected} />;
});

function Resizer({ id, bounds: { min, max } }: ResizerProps) {
  return (
    <NodeResizer
      minWidth={min.width} minHeight={min.height} maxWidth={max.width} maxHeight={max.height}
      handleClassName={annotationStyles['handle'] ?? ''} lineClassName={annotationStyles['line'] ?? ''}
      onResizeEnd={(_event, { x, y, width, height }) => { resize(id, { width, height }, { x, y }); }}
    />
  );
}

export const nodeTypes = { card: FlowCard, note: FlowNote, frame: FlowFrame, group: FlowGroup };
