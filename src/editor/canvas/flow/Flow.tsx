/** The canvas: it turns the flow store into what React Flow draws, and gestures into edits. */
import 'reactflow/dist/base.css';
import {
  applyNodeChanges, Background, BackgroundVariant, MiniMap, ReactFlow, ReactFlowProvider, useReactFlow, useStore,
  type Connection, type EdgeChange, type FinalConnectionState, type NodeChange, type OnConnectStartParams,
} from 'reactflow';
import { memo, useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { i18n } from '../../../words/i18n.ts';
import { currentDocument } from '../../stores/documentStore.ts';
import { usePreferencesStore } from '../../stores/preferencesStore.ts';
import { select, showSideTab, useSessionStore } from '../../stores/sessionStore.ts';
import { useMediaQuery } from '../../theme/useTheme.ts';
import { endWiring, startWiring, startWriting } from '../canvasStore.ts';
import { canvasView } from '../canvasView.ts';
import { carried } from '../carrying.ts';
import { judgeWire } from '../connection.ts';
import { onDrop, onSelectionDrop, pagePointOf } from '../drops.ts';
import { connect } from '../edits.ts';
import { firstFit } from '../firstFit.ts';
import type { AnnotationNode } from '../flowAnnotations.ts';
import { chosenAfter, type CardNode } from '../flowModel.ts';
import { setFlowNodes, useFlowStore } from '../flowStore.ts';
import { leaveFocus } from '../focus.ts';
import { endOf, endsOf, isMove, onEnter, onLeave, onSelectionTakeUp, onTakeUp, partOf, snapped } from '../gestures.ts';
import { mapColour } from '../mapColour.ts';
import { askForNext, askForNode } from '../quickAdds.ts';
import { useGuidesStore } from '../snapping.ts';
import { ZoomControls } from '../ZoomControls.tsx';
import styles from './flow.module.css';
import { edgeTypes } from './FlowWire.tsx';
import { foldOrUnfold } from '../../groups/turn.ts';
import { GuideLines } from './GuideLines.tsx';
import { useLayer } from './layers.tsx';
import { nodeTypes } from './nodes.tsx';
import type { FlowEdge, FlowNode } from './types.ts';
import { useCanvasBridge } from './useCanvasBridge.ts';
import { useFar } from './useFar.ts';
import { useSteadyWires } from './useSteadyWires.ts';
import { WireReason } from './WireReason.tsx';

function isValidConnection(connection: Connection | FlowEdge): boolean {
  const { from, to } = endsOf(connection);
  return judgeWire(currentDocument(), from, to).ok;
}

function onNodesChange(changes: NodeChange<FlowNode>[]): void {
  const chosen = changes.filter((change) => change.type === 'select');
  if (chosen.length > 0) {
    const { selectedNodes, selectedEdges } = useSessionStore.getState();
    select(chosenAfter(selectedNodes, chosen), selectedEdges);
    // Whoever takes hold of a node wants its settings; a lesson's link that selects one leaves the lesson open.
    if (chosen.some(({ selected }) => selected)) showSideTab('settings');
  }
  const others = snapped(changes.filter((change) => change.type === 'position' || change.type === 'dimensions'));
  const all = [...others, ...carried(others.filter(isMove)).map((move) => ({ ...move, type: 'position' as const }))];
  if (all.length > 0) setFlowNodes(<N,>(nodes: readonly N[]) => applyNodeChanges(all, nodes as unknown as FlowNode[]) as unknown as N[], others.some(({ type }) => type === 'dimensions'));
}

function onEdgesChange(changes: EdgeChange<FlowEdge>[]): void {
  const chosen = changes.filter((change) => change.type === 'select');
  if (chosen.length === 0) return;
  const { selectedNodes, selectedEdges } = useSessionStore.getState();
  select(selectedNodes, chosenAfter(selectedEdges, chosen));
}

function onConnect(connection: Connection): void {
  const { from, to } = endsOf(connection);
  connect(from, to);
}

function onConnectStart(_event: unknown, { nodeId, handleId, handleType }: OnConnectStartParams): void {
  const start = endOf({ nodeId, id: handleId, type: handleType });
  if (start) startWiring(start);
}

function onConnectEnd(event: MouseEvent | TouchEvent, state: FinalConnectionState): void {
  endWiring();
  const from = endOf(state.fromHandle);
  if (!from || state.toHandle) return;
  const at = pagePointOf(event);
  const onPane = at && document.elementFromPoint(at.x, at.y)?.classList.contains('react-flow__pane');
  if (at && onPane) askForNext(at, from);
}

function FlowView({ children }: { children: ReactNode }) {
  const cards = useFlowStore((state) => state.nodes);
  const annotations = useFlowStore((state) => state.annotations);
  // Frames come before what lies on them, also for who walks through them by Tab.
  const nodes = useMemo<readonly (CardNode | AnnotationNode)[]>(() => (annotations.length > 0 ? [...annotations, ...cards] : cards), [annotations, cards]);
  const edges = useFlowStore((state) => state.edges);
  const minimap = usePreferencesStore((state) => state.minimapOpen);
  const far = useFar();
  const [frame, setFrame] = useState<HTMLDivElement | null>(null);
  // The first view waits for the canvas to have its size; nothing is painted before that.
  const start = useMemo(() => frame && firstFit(frame), [frame]);
  useSteadyWires();
  const { left } = useCanvasBridge(frame);
  const coarse = useMediaQuery('(pointer: coarse)');
  const onDoubleClick = useCallback((event: React.MouseEvent) => {
    const part = event.target instanceof Element ? partOf(event.target) : null;
    if (part?.type === 'note' || part?.type === 'frame') startWriting(part.id);
    if (part?.type === 'group' || part?.type === 'node') foldOrUnfold(part.id);
    const onPane = event.target instanceof Element && event.target.classList.contains('react-flow__pane');
    if (onPane) askForNode({ x: event.clientX, y: event.clientY });
  }, []);
  const onDragStart = useCallback((_event: unknown, _node: unknown, held: readonly FlowNode[]) => { left(); onTakeUp(held); }, [left]);
  const onMoveStart = useCallback((event: MouseEvent | TouchEvent | null) => { if (event) left(); }, [left]);
  return (
    <div ref={setFrame} className={styles['frame']} data-far={far} onDoubleClick={onDoubleClick} onPointerDownCapture={leaveFocus}>
      {start ? <ReactFlow<FlowNode, FlowEdge>
        nodes={nodes as FlowNode[]}
        edges={edges as FlowEdge[]}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        onNodesChange={onNodesChange}
        onEdgesChange={onEdgesChange}
        onNodeDragStart={onDragStart}
        onSelectionDragStart={onSelectionTakeUp}
        onNodeDragStop={onDrop}
        onSelectionDragStop={onSelectionDrop}
        onConnect={onConnect}
        onConnectStart={onConnectStart}
        onConnectEnd={onConnectEnd}
        onClickConnectStart={onConnectStart}
        onClickConnectEnd={endWiring}
        isValidConnection={isValidConnection}
        onNodeMouseEnter={onEnter}
        onNodeMouseLeave={onLeave}
        deleteKeyCode={null}
        panActivationKeyCode={null}
        zoomOnDoubleClick={false}
        minZoom={0.1}
        maxZoom={2}
        connectionRadius={coarse ? 48 : 24}
        fitView
        fitViewOptions={start}
        onMoveStart={onMoveStart}
        onlyRenderVisibleElements={nodes.length > 200}
        aria-label={i18n.t('Graph')}
        ariaLabelConfig={WORDS}
      >
        <Background variant={BackgroundVariant.Dots} gap={20} size={1.5} color="var(--canvas-dots)" bgColor="var(--canvas)" />
        <WireReason />
        <Guides />
        <Zoom onZoom={left} />
        <FingerReach frame={frame} />
        {minimap ? <MiniMap<FlowNode> pannable zoomable ariaLabel={i18n.t('Map of the graph')} className={styles['minimap'] ?? ''} nodeColor={mapColour} maskColor="var(--minimap-mask)" /> : null}
      </ReactFlow> : null}
      {children}
    </div>
  );
}

/** How a node and a wire are handled, told after their names. */
const WORDS = {
  'node.a11yDescription.default': i18n.t('Arrow keys walk along the wires, Enter opens the settings, C connects, Alt with an arrow key moves, the menu key shows all that can be done.'),
  'edge.a11yDescription.default': i18n.t('Left and Right go to its ends, Enter selects it, Delete removes it, the menu key shows all that can be done.'),
} as const;

/** Tells the style sheet the zoom, so that what a finger takes hold of has the same size on the screen at any. */
function FingerReach({ frame }: { readonly frame: HTMLElement | null }) {
  // In steps: each one styles all cards anew.
  const zoom = useStore((state) => Math.floor(20 * state.transform[2]) / 20);
  useEffect(() => { frame?.style.setProperty('--zoom', String(Math.max(0.05, zoom))); }, [frame, zoom]);
  return null;
}

/** The lines along which cards in the hand stand with others. */
const Guides = memo(function Guides() {
  const guides = useGuidesStore((state) => state.guides);
  const layer = useLayer('viewport-portal');
  if (guides.length === 0 || !layer) return null;
  return createPortal(<GuideLines guides={guides} />, layer);
});

const Zoom = memo(function Zoom({ onZoom }: { readonly onZoom: () => void }) {
  const { zoomIn, zoomOut } = useReactFlow();
  const zoom = useStore((state) => state.transform[2]);
  return <ZoomControls zoom={zoom} zoomIn={() => { onZoom(); void zoomIn({ duration: 160 }); }} zoomOut={() => { onZoom(); void zoomOut({ duration: 160 }); }} fit={() => canvasView()?.fit()} />;
});

/** The canvas itself; what is put inside stands over it. Not drawn again when training begins around it. */
export const Flow = memo(function Flow({ children }: { children: ReactNode }) {
  return (
    <ReactFlowProvider>
      <FlowView>{children}</FlowView>
    </ReactFlowProvider>
  );
});
