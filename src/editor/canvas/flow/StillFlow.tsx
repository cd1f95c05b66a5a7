/** The canvas where nothing can be changed: moved about and looked at closely, in a page that scrolls. Its wires are those of the other canvas. */
import 'reactflow/dist/base.css';
import { applyNodeChanges, Background, BackgroundVariant, Handle, Position, ReactFlow, ReactFlowProvider, useReactFlow, type NodeProps } from 'reactflow';
import { Maximize, Minus, Plus } from 'lucide-react';
import { memo, useEffect, useMemo, useState } from 'react';
import { i18n } from '../../../words/i18n.ts';
import { FrameBox } from '../../annotations/FrameBox.tsx';
import { NoteCard } from '../../annotations/NoteCard.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { firstFit } from '../firstFit.ts';
import { edgeTypes } from './FlowWire.tsx';
import { GroupOutline } from '../../groups/GroupOutline.tsx';
import type { FlowCardNode, FlowEdge, FlowFrameNode, FlowGroupNode, FlowNode, FlowNoteNode } from './types.ts';
import { useFar } from './useFar.ts';
import flowStyles from './flow.module.css';
import { setFlowNodes, useFlowStore } from '../flowStore.ts';
import { keepFitted, type FittedView } from '../keepFitted.ts';
import { NodeCard, type PortProps } from '../NodeCard.tsx';
import cardStyles from '../NodeCard.module.css';
import styles from './StillFlow.module.css';
import zoomStyles from '../ZoomControls.module.css';

function StillPort({ side, port }: PortProps) {
  return (
    <Handle
      id={port.name}
      type={side === 'input' ? 'target' : 'source'}
      position={side === 'input' ? Position.Left : Position.Right}
      className={cardStyles['port'] ?? ''}
      isConnectable={false}
      data-wired={port.wired ? '' : undefined}
    />
  );
}

const StillCard = memo(function StillCard({ data }: NodeProps<FlowCardNode>) {
  return <NodeCard view={data.view} selected={false} Port={StillPort} />;
});

const nothing = () => null;

const StillNote = memo(function StillNote({ data }: NodeProps<FlowNoteNode>) {
  return <NoteCard view={data.view} selected={false} Resizer={nothing} />;
});

const StillFrame = memo(function StillFrame({ data }: NodeProps<FlowFrameNode>) {
  return <FrameBox view={data.view} selected={false} Resizer={nothing} />;
});

const StillGroup = memo(function StillGroup({ data }: NodeProps<FlowGroupNode>) {
  return <GroupOutline view={data.view} selected={false} />;
});

const nodeTypes = { card: StillCard, note: StillNote, frame: StillFrame, group: StillGroup };
const FIT = { padding: '16px', maxZoom: 1 } as const;

/** The graph to look at. The wheel scrolls the page around it unless Ctrl is held. */
export function StillFlow() {
  return <ReactFlowProvider><Still /></ReactFlowProvider>;
}

function Still() {
  const cards = useFlowStore((state) => state.nodes);
  const annotations = useFlowStore((state) => state.annotations);
  const nodes = useMemo(() => [...annotations, ...cards], [annotations, cards]);
  const edges = useFlowStore((state) => state.edges);
  const far = useFar();
  const [frame, setFrame] = useState<HTMLDivElement | null>(null);
  const start = useMemo(() => frame && firstFit(frame), [frame]);
  const view = useFittedView(frame);
  return (
    <div ref={setFrame} className={`${flowStyles['frame'] ?? ''} ${styles['still'] ?? ''}`} data-far={far}>
      {start ? <ReactFlow<FlowNode, FlowEdge>
        nodes={nodes}
        edges={edges as FlowEdge[]}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        // Only what the view itself has measured: the routes of wires need it.
        onNodesChange={(changes) => {
          const sizes = changes.filter(({ type }) => type === 'dimensions');
          if (sizes.length > 0) setFlowNodes(<N,>(before: readonly N[]) => applyNodeChanges(sizes, before as unknown as FlowNode[]) as unknown as N[], true);
        }}
        nodesDraggable={false}
        nodesConnectable={false}
        elementsSelectable={false}
        edgesFocusable={false}
        deleteKeyCode={null}
        panActivationKeyCode={null}
        zoomOnScroll={false}
        preventScrolling={false}
        zoomOnDoubleClick={false}
        minZoom={0.1}
        maxZoom={2}
        fitView
        fitViewOptions={start}
        onMoveStart={(event) => { if (event) view.left(); }}
        onlyRenderVisibleElements={nodes.length > 200}
        aria-label={i18n.t('Graph')}
      >
        <Background variant={BackgroundVariant.Dots} gap={20} size={1.5} color="var(--canvas-dots)" bgColor="var(--canvas)" />
        <StillZoom onMove={view.left} />
      </ReactFlow> : null}
    </div>
  );
}

/** As on the other canvas: fitted anew as the frame changes its size, until a person has moved it. */
function useFittedView(frame: HTMLElement | null): FittedView {
  const { fitView } = useReactFlow();
  const [view] = useState(keepFitted);
  useEffect(() => {
    if (!frame) return undefined;
    view.fitted(() => void fitView(firstFit(frame)));
    return view.follow(frame);
  }, [frame, view, fitView]);
  return view;
}

function StillZoom({ onMove }: { readonly onMove: () => void }) {
  const { zoomIn, zoomOut, fitView } = useReactFlow();
  const by = (zoom: typeof zoomIn) => () => {
    onMove();
    void zoom({ duration: 160 });
  };
  return (
    <div className={zoomStyles['bar']} role="group" aria-label={i18n.t('Zoom')}>
      <IconButton label={i18n.t('Zoom out')} onClick={by(zoomOut)}><Minus size={15} aria-hidden /></IconButton>
      <IconButton label={i18n.t('Zoom in')} onClick={by(zoomIn)}><Plus size={15} aria-hidden /></IconButton>
      <IconButton label={i18n.t('Fit the graph into view')} onClick={() => void fitView({ ...FIT, duration: 200 })}><Maximize size={15} aria-hidden /></IconButton>
    </div>
  );
}
