/** The document as the flow view wants it: plain data, so that it can be tested without a browser. */
import type { Compilation } from '../../compiler/diagnostic.ts';
import type { GraphDocument, GraphEdge, GraphNode, Position } from '../../graph/document.ts';
import { seenDocument } from '../../graph/groups/seen.ts';
import { i18n } from '../../words/i18n.ts';
import { endsOf, listNodeViews, listWireViews } from './view.ts';
import type { NodeView, WireView } from './nodeView.ts';

export type CardNode = {
  readonly id: string;
  readonly type: 'card';
  position: Position;
  readonly data: { readonly view: NodeView };
  readonly selected: boolean;
  readonly ariaLabel: string;
  readonly domAttributes: TabStop;
  /** Set by the view once it has drawn the card. */
  readonly measured?: { readonly width?: number; readonly height?: number };
  readonly dragging?: boolean;
  /** What is not measured yet is hidden, and loses the focus: a card that takes the place of an outline is taken to be of a size. */
  readonly initialWidth?: number;
  readonly initialHeight?: number;
};

export type WireEdge = {
  readonly id: string;
  readonly type: 'wire';
  readonly source: string;
  readonly target: string;
  readonly sourceHandle: string;
  readonly targetHandle: string;
  readonly data: { readonly view: WireView };
  readonly selected: boolean;
  readonly ariaLabel: string;
  readonly domAttributes: TabStop;
};

/** Tab stops at one node; from there it is the arrow keys that walk. */
export type TabStop = { readonly tabIndex: 0 | -1; readonly 'aria-roledescription': string };
const STOP: TabStop = { tabIndex: 0, 'aria-roledescription': i18n.t('node') };
const NO_STOP: TabStop = { ...STOP, tabIndex: -1 };
const WIRE: TabStop = { tabIndex: -1, 'aria-roledescription': i18n.t('wire') };

export interface Flow {
  readonly nodes: readonly CardNode[];
  readonly edges: readonly WireEdge[];
}

export interface FlowSource {
  readonly document: GraphDocument;
  readonly compilation: Compilation;
  readonly selectedNodes: readonly string[];
  readonly selectedEdges: readonly string[];
  /** The node at which Tab stops. */
  readonly tabStop?: string | null;
}

/**
 * The flow after a change of the document, the compiler's result or the selection. Whatever did not
 * change keeps its object; a node that is being dragged keeps the place where the hand holds it.
 */
export function nextFlow(before: Flow, source: FlowSource): Flow {
  const shown = { ...source, document: seenDocument(source.document) };
  return { nodes: nextNodes(before.nodes, shown), edges: nextEdges(before.edges, shown) };
}

function nextNodes(before: readonly CardNode[], { document, compilation, selectedNodes, tabStop }: FlowSource): readonly CardNode[] {
  const old = finder(before);
  const views = listNodeViews(document, compilation, (id, at) => old(id, at)?.data.view);
  const selected = new Set(selectedNodes);
  return sameList(before, document.nodes.map((node, at) => card(node, views[at] as NodeView, selected.has(node.id), node.id === tabStop ? STOP : NO_STOP, old(node.id, at))));
}

/** Finds by id; most edits leave all in their places, and then nothing is sorted in first. */
function finder<T extends { readonly id: string }>(list: readonly T[]): (id: string, at: number) => T | undefined {
  let byId: ReadonlyMap<string, T> | undefined;
  return (id, at) => {
    const there = list[at];
    if (there?.id === id) return there;
    byId ??= new Map(list.map((item) => [item.id, item]));
    return byId.get(id);
  };
}

/** Of a folded group's card before it was drawn, in pixels. */
const STACK = { initialWidth: 184, initialHeight: 80 };

function card(node: GraphNode, view: NodeView, selected: boolean, domAttributes: TabStop, old: CardNode | undefined): CardNode {
  if (!old) {
    return { id: node.id, type: 'card', position: pointOf(node.position), data: { view }, selected, ariaLabel: view.spoken, domAttributes, ...(view.stack ? STACK : {}) };
  }
  const position = old.dragging || samePoint(old.position, node.position) ? old.position : pointOf(node.position);
  const same = old.data.view === view && old.selected === selected && old.position === position && old.domAttributes === domAttributes;
  return same ? old : { ...old, position, data: old.data.view === view ? old.data : { view }, selected, ariaLabel: view.spoken, domAttributes };
}

function nextEdges(before: readonly WireEdge[], { document, compilation, selectedEdges }: FlowSource): readonly WireEdge[] {
  const old = finder(before);
  const views = listWireViews(document, compilation, (id, at) => old(id, at)?.data.view);
  const selected = new Set(selectedEdges);
  return sameList(
    before,
    document.edges.map((edge, at): WireEdge => {
      const view = views[at] as WireView;
      const kept = old(edge.id, at);
      if (kept && drawnFrom.get(kept) === edge && kept.data.view === view && kept.selected === selected.has(edge.id)) return kept;
      const { from, to } = endsOf(edge);
      const next: WireEdge = {
        id: edge.id, type: 'wire', source: from.node, sourceHandle: from.port, target: to.node, targetHandle: to.port,
        data: { view }, selected: selected.has(edge.id), ariaLabel: view.spoken, domAttributes: WIRE,
      };
      const wire = kept && sameWire(kept, next) ? kept : next;
      drawnFrom.set(wire, edge);
      return wire;
    }),
  );
}

const drawnFrom = new WeakMap<WireEdge, GraphEdge>();

function sameWire(a: WireEdge, b: WireEdge): boolean {
  return (
    a.data.view === b.data.view && a.selected === b.selected && a.source === b.source && a.target === b.target &&
    a.sourceHandle === b.sourceHandle && a.targetHandle === b.targetHandle
  );
}

function sameList<T>(before: readonly T[], next: readonly T[]): readonly T[] {
  return before.length === next.length && next.every((item, index) => item === before[index]) ? before : next;
}

function samePoint(a: Position, b: Position): boolean {
  return a.x === b.x && a.y === b.y;
}

function pointOf({ x, y }: Position): Position {
  return { x, y };
}

/** Where dragged nodes, notes, frames and groups were let go, as the positions of a `moveNodes` command: whole pixels, and only what moved. */
export function droppedPositions(document: GraphDocument, nodes: readonly Pick<CardNode, 'id' | 'position'>[]): Readonly<Record<string, Position>> {
  const at = new Map([...document.nodes, ...(document.notes ?? []), ...(document.frames ?? []), ...(document.groups ?? [])].map((item) => [item.id, item.position]));
  const moved = nodes.flatMap(({ id, position }) => {
    const old = at.get(id);
    const place = { x: Math.round(position.x), y: Math.round(position.y) };
    return old && !samePoint(old, place) ? [[id, place] as const] : [];
  });
  return Object.fromEntries(moved);
}

/** What is selected once some were chosen and others let go. */
export function chosenAfter(before: readonly string[], changes: readonly { id: string; selected: boolean }[]): readonly string[] {
  const chosen = new Set(before);
  for (const { id, selected } of changes) {
    if (selected) chosen.add(id);
    else chosen.delete(id);
  }
  return [...chosen];
}
