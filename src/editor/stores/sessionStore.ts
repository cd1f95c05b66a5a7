/** What belongs to this sitting and to no document: selection, panels, messages, requests to the view. */
import { create } from 'zustand';

export type DockTab = 'charts' | 'runs' | 'picture' | 'problems' | 'outline' | 'code';
export type SideTab = 'settings' | 'lesson';

export interface Notice {
  readonly id: number;
  readonly severity: 'error' | 'warning' | 'info';
  readonly title: string;
  /** Whole sentences: the cause and the next move. */
  readonly lines: readonly string[];
  /** A button that does something about it, or takes it back. */
  readonly action?: { readonly label: string; readonly press: () => void };
  /** Stays until it is answered or closed, whatever comes after it. */
  readonly stays?: boolean;
}

interface SessionState {
  readonly selectedNodes: readonly string[];
  readonly selectedEdges: readonly string[];
  /** The node pointed at, in the canvas, the problems or the code, so that the others can light it. */
  readonly pointedNode: string | null;
  readonly dockTab: DockTab;
  /** Something was to be shown in the dock, so that it is open whatever it was before. */
  readonly dockAsked: boolean;
  /** Everything but the graph and the training bar is put aside. */
  readonly focus: boolean;
  /** All is larger, to be seen from the back row. */
  readonly projector: boolean;
  /** There was nothing on the canvas in this sitting. */
  readonly building: boolean;
  readonly sideTab: SideTab;
  readonly notices: readonly Notice[];
  /** A node to bring into view; `stamp` tells one request from the next. */
  readonly reveal: { readonly node: string | null; readonly stamp: number };
}

export const useSessionStore = create<SessionState>()(() => ({
  selectedNodes: [],
  selectedEdges: [],
  pointedNode: null,
  dockTab: 'charts',
  dockAsked: false,
  focus: false,
  projector: false,
  building: false,
  sideTab: 'settings',
  notices: [],
  reveal: { node: null, stamp: 0 },
}));

const { setState } = useSessionStore;
let lastNotice = 0;

export function select(nodes: readonly string[], edges: readonly string[] = []): void {
  setState({ selectedNodes: nodes, selectedEdges: edges });
}

export function pointAt(node: string | null): void {
  setState({ pointedNode: node });
}

/** The pointer leaves a node. It may be at another already: a fast hand is told of there before it is told of here. */
export function pointAway(node: string): void {
  setState(({ pointedNode }) => ({ pointedNode: pointedNode === node ? null : pointedNode }));
}

export function showSideTab(sideTab: SideTab): void {
  setState({ sideTab });
}

export function showDockTab(dockTab: DockTab): void {
  setState({ dockTab, dockAsked: true, focus: false });
}

/** Selects a node and brings it into view; null shows the whole graph. */
export function revealNode(node: string | null): void {
  setState(({ reveal }) => ({
    reveal: { node, stamp: reveal.stamp + 1 },
    ...(node === null ? {} : { selectedNodes: [node], selectedEdges: [] }),
  }));
}

/** Shows a message; what it gives back takes it away again (`dismissNotice`). Older ones make way, except those that stay. */
export function notify(notice: Omit<Notice, 'id'>): number {
  const id = ++lastNotice;
  setState(({ notices }) => ({ notices: [...notices.filter(({ stays }, place) => stays || place >= notices.length - 3), { ...notice, id }] }));
  return id;
}

export function dismissNotice(id: number): void {
  setState(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) }));
}
