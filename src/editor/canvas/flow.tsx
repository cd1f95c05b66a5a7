/** The one file that knows React Flow. It turns the flow store into a canvas, and gestures into edits. */
import 'reactflow/dist/base.css';
import {
  applyNodeChanges, Background, BackgroundVariant, getBezierPath, getSmoothStepPath, Handle, MiniMap, NodeResizer, Position, ReactFlow, ReactFlowProvider,
  useConnection, useReactFlow, useStore, useStoreApi, type Connection, type Edge, type EdgeChange, type EdgeProps, type FinalConnectionState, type Node, type NodeChange, type NodeProps, type OnConnectStartParams,
} from 'reactflow';
import { memo, useCallback, useEffect, useMemo, useState, type KeyboardEvent, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { currentDocument } from '../stores/documentStore.ts';
import { usePreferencesStore } from '../stores/preferencesStore.ts';
import { select, showSideTab, useSessionStore } from '../stores/sessionStore.ts';
import { askForNext, askForNode } from './quickAdds.ts';
import { endWiring, startWiring, startWriting, useCanvasStore } from './canvasStore.ts';
import { beginning } from './beginning.ts';
import { canvasView, registerCanvasView, type CanvasView } from './canvasView.ts';
import { carried } from './carrying.ts';
import { judgeWire } from './connection.ts';
import { CARD, connect } from './edits.ts';
import styles from './flow.module.css';
import type { AnnotationNode, FrameNode, NoteNode } from './flowAnnotations.ts';
import { chosenAfter, type CardNode, type WireEdge } from './flowModel.ts';
import { setFlowNodes, useFlowStore } from './flowStore.ts';
import { elementAt, placeAt } from './flowDom.ts';
import { focusWhenDrawn, keepFocus, leaveFocus } from './focus.ts';
import { GuideLines } from './GuideLines.tsx';
import { onDrop, onSelectionDrop, pagePointOf } from './drops.ts';
import { endOf, endsOf, isMove, onEnter, onLeave, onSelectionTakeUp, onTakeUp, partOf, snapped } from './gestures.ts';
import { mapColour } from './mapColour.ts';
import { keepFitted, type FittedView } from './keepFitted.ts';
import { useGuidesStore } from './snapping.ts';
import { besides, cornerPath, labelPlace } from './routing/geometry.ts';
import { useRoute, wireDrawn } from './routing/routesStore.ts';
import { NodeCard, type PortProps } from './NodeCard.tsx';
import cardStyles from './NodeCard.module.css';
import { FrameBox, type ResizerProps } from '../annotations/FrameBox.tsx';
import { NoteCard } from '../annotations/NoteCard.tsx';
import annotationStyles from '../annotations/annotations.module.css';
import { resize } from '../annotations/edits.ts';
import { placedIds } from '../../graph/annotations.ts';
import { Strands, useHasStrands } from '../live/Strands.tsx';
import { useMediaQuery } from '../theme/useTheme.ts';
import { labelWidth, Wire } from './Wire.tsx';
import { ZoomControls } from './ZoomControls.tsx';

type FlowCardNode = Node<CardNode['data'], 'card'>;
type FlowNoteNode = Node<NoteNode['data'], 'note'>;
type FlowFrameNode = Node<FrameNode['data'], 'frame'>;
type FlowNode = FlowCardNode | FlowNoteNode | FlowFrameNode;
type FlowEdge = Edge<WireEdge['data'], 'wire'>;

function Port({ node, side, port }: PortProps) {
  // Only the ports of the node that Tab comes to are stops of it.
  const stop = useFlowStore((state) => state.tabStop === node);
  const fit = useCanvasStore(({ wiring }) => {
    if (!wiring) return undefined;
    const self = wiring.start.node === node && wiring.start.port === port.name && wiring.start.side === side;
    return self ? undefined : wiring.fits({ node, port: port.name, side }) ? 'yes' : 'no';
  });
  return (
    <Handle
      id={port.name}
      type={side === 'input' ? 'target' : 'source'}
      position={side === 'input' ? Position.Left : Position.Right}
      className={cardStyles['port'] ?? ''}
      role="button"
      tabIndex={stop ? 0 : -1}
      aria-label={port.spoken}
      data-fit={fit}
      data-wired={port.wired ? '' : undefined}
      onKeyDown={pressOnEnter}
    />
  );
}

/** A port is taken up by a press; Enter on the first and on the second draws a wire without a mouse. */
function pressOnEnter(event: KeyboardEvent<HTMLDivElement>): void {
  if (event.key !== 'Enter' && event.key !== ' ') return;
  event.preventDefault();
  event.stopPropagation();
  event.currentTarget.click();
}

const FlowCard = memo(function FlowCard({ id, data, selected }: NodeProps<FlowCardNode>) {
  const pointed = useSessionStore((state) => state.pointedNode === id);
  return <NodeCard view={data.view} selected={selected} pointed={pointed} Port={Port} />;
});

const FlowNote = memo(function FlowNote({ data, selected }: NodeProps<FlowNoteNode>) {
  return <NoteCard view={data.view} selected={selected} Resizer={Resizer} />;
});

const FlowFrame = memo(function FlowFrame({ data, selected }: NodeProps<FlowFrameNode>) {
  return <FrameBox view={data.view} selected={selected} Resizer={Resizer} />;
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

const layers = new WeakMap<Element, Map<string, Element>>();

/**
 * One of the layers that React Flow lays over its wires. Its own EdgeLabelRenderer and ViewportPortal look for theirs in the whole page
 * again at each change of any node, for each wire. What is drawn in them is drawn once the canvas stands.
 */
function useLayer(name: 'edgelabel-renderer' | 'viewport-portal'): Element | null {
  const { domNode } = useStoreApi().getState();
  if (!domNode) return null;
  const known = layers.get(domNode) ?? new Map<string, Element>();
  const layer = known.get(name) ?? domNode.querySelector(`.react-flow__${name}`);
  if (layer) layers.set(domNode, known.set(name, layer));
  return layer;
}

function LabelLayer({ children }: { children: ReactNode }) {
  const layer = useLayer('edgelabel-renderer');
  return layer ? createPortal(children, layer) : null;
}

/** A port is larger than the dot that is seen of it; the wire goes on to the dot, in pixels. */
const REACH = 8;
/** Of a wire's corners, in pixels. */
const BEND = 10;

const FlowWire = memo(function FlowWire({ id, data, selected, source, target, targetHandleId, sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition }: EdgeProps<FlowEdge>) {
  const ends = useMemo(() => ({ from: { x: sourceX - REACH, y: sourceY }, to: { x: targetX + REACH, y: targetY } }), [sourceX, sourceY, targetX, targetY]);
  const label = data ? labelWidth(data.view) : 0;
  useEffect(() => wireDrawn({ id, source, target, label, ...ends }), [id, source, target, label, ends]);
  const route = useRoute(id, ends);
  const pathFrom = useCallback((from: number, to: number) => {
    if (route) return cornerPath(besides(route, from, to), BEND);
    const { x: sourceX, y: sourceY } = ends.from;
    const { x: targetX, y: targetY } = ends.to;
    const moved = { sourceX, sourceY: sourceY + from, targetX, targetY: targetY + to, sourcePosition, targetPosition };
    // Until it has a way round, a wire that runs back goes in steps: outer strands stay outer ones round a corner.
    return (targetX < sourceX ? getSmoothStepPath({ ...moved, borderRadius: BEND, offset: 20 + (from - to) / 2 }) : getBezierPath(moved))[0];
  }, [route, ends, sourcePosition, targetPosition]);
  const bundled = useHasStrands(target, targetHandleId);
  const place = route ? labelPlace(route) : { x: (sourceX + targetX) / 2, y: (sourceY + targetY) / 2, room: targetX < sourceX ? Infinity : Math.hypot(targetX - sourceX, targetY - sourceY) };
  if (!data) return null;
  return (
    <>
      {bundled ? <Strands target={target} pathOf={pathFrom} x={targetX} y={targetY} /> : null}
      <Wire path={pathFrom(0, 0)} labelX={place.x} labelY={place.y} room={place.room} view={data.view} selected={selected ?? false} bundled={bundled} LabelLayer={LabelLayer} />
    </>
  );
});

const nodeTypes = { card: FlowCard, note: FlowNote, frame: FlowFrame };
export const edgeTypes = { wire: FlowWire };

function isValidConnection(connection: Connection | FlowEdge): boolean {
  const { from, to } = endsOf(connection);
  return judgeWire(currentDocument(), from, to).ok;
}

/** Why the port under the pointer does not take the wire, beside the pointer. */
const WireReason = memo(function WireReason() {
  const reason = useConnection((connection) => {
    if (!connection.inProgress) return '';
    const from = endOf(connection.fromHandle);
    const to = endOf(connection.toHandle);
    if (!from || !to || (from.node === to.node && from.port === to.port && from.side === to.side)) return '';
    const verdict = judgeWire(currentDocument(), from, to);
    return verdict.ok ? '' : verdict.reason;
  });
  const place = useConnection((connection) => (connection.inProgress ? `translate(${connection.pointer.x + 16}px, ${connection.pointer.y + 16}px)` : ''));
  return (
    <div role="status" className={styles['reason']} style={{ transform: place }} hidden={reason === ''}>
      {reason}
    </div>
  );
});

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
  const far = useStore((state) => state.transform[2] < FAR);
  const [frame, setFrame] = useState<HTMLDivElement | null>(null);
  // The first view waits for the canvas to have its size; nothing is painted before that.
  const start = useMemo(() => frame && firstFit(frame), [frame]);
  const { left } = useCanvasBridge(frame);
  const coarse = useMediaQuery('(pointer: coarse)');
  const onDoubleClick = useCallback((event: React.MouseEvent) => {
    const part = event.target instanceof Element ? partOf(event.target) : null;
    if (part?.type === 'note' || part?.type === 'frame') startWriting(part.id);
    const onPane = event.target instanceof Element && event.target.classList.contains('react-flow__pane');
    if (onPane) askForNode({ x: event.clientX, y: event.clientY });
  }, []);
  const onDragStart = useCallback((_event: unknown, _node: unknown, held: readonly FlowNode[]) => { left(); onTakeUp(held); }, [left]);
  const onMoveStart = useCallback((event: MouseEvent | TouchEvent | null) => { if (event) left(); }, [left]);
  return (
    <div ref={setFrame} className={styles['frame']} data-far={far ? '' : undefined} onDoubleClick={onDoubleClick} onPointerDownCapture={leaveFocus}>
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
        aria-label="Graph"
        ariaLabelConfig={WORDS}
      >
        <Background variant={BackgroundVariant.Dots} gap={20} size={1.5} color="var(--canvas-dots)" bgColor="var(--canvas)" />
        <WireReason />
        <Guides />
        <Zoom onZoom={left} />
        <FingerReach frame={frame} />
        {minimap ? <MiniMap<FlowNode> pannable zoomable ariaLabel="Map of the graph" className={styles['minimap'] ?? ''} nodeColor={mapColour} maskColor="var(--minimap-mask)" /> : null}
      </ReactFlow> : null}
      {children}
    </div>
  );
}

/** How a node and a wire are handled, told after their names. */
const WORDS = {
  'node.a11yDescription.default': 'Arrow keys walk along the wires, Enter opens the settings, C connects, Alt with an arrow key moves, the menu key shows all that can be done.',
  'edge.a11yDescription.default': 'Left and Right go to its ends, Enter selects it, Delete removes it, the menu key shows all that can be done.',
} as const;

const FIT = { padding: '24px', maxZoom: 1 } as const;
const PADDING = 24;
/** Below this zoom a card has no readable words at all; below the other it shows fewer and larger ones. */
const LEAST = 0.45;
export const FAR = 0.75;

/** How the graph is shown when it is opened: on a small screen a part that can be read rather than all of it. */
export function firstFit(frame: HTMLElement) {
  const { nodes, notes = [], frames = [] } = currentDocument();
  const room = { width: frame.offsetWidth - 2 * PADDING, height: frame.offsetHeight - 2 * PADDING };
  return { ...FIT, nodes: beginning([...nodes, ...notes, ...frames], room, CARD, LEAST).map((id) => ({ id })) };
}

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

/** Opens the canvas to those outside, and answers requests to bring a node into view. */
function useCanvasBridge(frame: HTMLElement | null): FittedView {
  const { screenToFlowPosition, fitView, setViewport, setCenter, getInternalNode, getZoom } = useReactFlow<FlowNode, FlowEdge>();
  const reveal = useSessionStore((state) => state.reveal);
  const [view] = useState(keepFitted);
  useEffect(() => {
    if (!frame) return undefined;
    view.fitted(() => void fitView(firstFit(frame)));
    return view.follow(frame);
  }, [frame, view, fitView]);
  useEffect(() => {
    const canvas: CanvasView = {
      // Whatever floats over the canvas (a hint, the first moves) does not stop a drop.
      contains({ x, y }) {
        const box = frame?.getBoundingClientRect();
        return box !== undefined && x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
      },
      zoom: getZoom,
      toCanvas: (point) => screenToFlowPosition(point),
      middle() {
        const box = frame?.getBoundingClientRect();
        return box ? { x: box.left + box.width / 2, y: box.top + box.height / 2 } : { x: 0, y: 0 };
      },
      wireAt: ({ x, y }) =>
        document.elementsFromPoint(x, y).map((element) => element.closest('.react-flow__edge')?.getAttribute('data-id')).find((id) => id !== null && id !== undefined) ?? null,
      partAt: partOf,
      placeAt,
      besidePort(end) {
        const box = frame && elementAt(frame, { type: 'port', ...end })?.getBoundingClientRect();
        const aside = 100 * getZoom();
        return box ? { x: end.side === 'output' ? box.right + aside : box.left - aside, y: box.top + box.height / 2 } : null;
      },
      focus(place) {
        const node = place.type === 'node' ? getInternalNode(place.id) : undefined;
        const { x = 0, y = 0 } = node?.internals.positionAbsolute ?? {};
        // Far out of view a node is not drawn.
        const bringIntoView = node ? () => void setCenter(x + CARD.width / 2, y + CARD.height / 2, { zoom: getZoom() }) : undefined;
        if (frame) focusWhenDrawn(frame, place, bringIntoView);
      },
      fit() {
        view.fitted(() => void fitView(FIT));
        void (placedIds(currentDocument()).size === 0 ? setViewport({ x: 0, y: 0, zoom: 1 }) : fitView({ ...FIT, duration: 200 }));
      },
      sizeOf(node) {
        const measured = getInternalNode(node)?.measured;
        return measured?.width && measured.height ? { width: measured.width, height: measured.height } : null;
      },
    };
    return registerCanvasView(canvas);
  }, [frame, view, screenToFlowPosition, fitView, setViewport, setCenter, getInternalNode, getZoom]);
  useEffect(() => keepFocus(), []);
  useEffect(() => {
    if (reveal.stamp === 0) return;
    // On an empty canvas React Flow would wait and fit the first node, just when a person has put it down.
    if (reveal.node !== null) {
      view.left();
      void fitView({ nodes: [{ id: reveal.node }], duration: 200, maxZoom: 1, minZoom: 0.6, padding: 0.5 });
      return;
    }
    if (placedIds(currentDocument()).size === 0) void setViewport({ x: 0, y: 0, zoom: 1 });
    else if (frame) {
      view.fitted(() => void fitView(firstFit(frame)));
      void fitView({ ...firstFit(frame), duration: 200 });
    }
  }, [reveal, frame, view, fitView, setViewport]);
  return view;
}

/** The canvas itself; what is put inside stands over it. Not drawn again when training begins around it. */
export const Flow = memo(function Flow({ children }: { children: ReactNode }) {
  return (
    <ReactFlowProvider>
      <FlowView>{children}</FlowView>
    </ReactFlowProvider>
  );
});
