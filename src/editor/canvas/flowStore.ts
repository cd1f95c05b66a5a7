/** The flow view's own state: what the stores say, and on top of it where a dragged node is just now, and at which one Tab stops. */
import { create } from 'zustand';
import { currentCompilation, useCompilationStore } from '../stores/compilationStore.ts';
import { currentDocument, useDocumentStore } from '../stores/documentStore.ts';
import { useSessionStore } from '../stores/sessionStore.ts';
import { nextFlow, type CardNode, type Flow, type FlowSource, type WireEdge } from './flowModel.ts';

function sourceNow(): FlowSource {
  const { selectedNodes, selectedEdges } = useSessionStore.getState();
  return { document: currentDocument(), compilation: currentCompilation(), selectedNodes, selectedEdges };
}

let shown: FlowSource;

function follow(before: Flow, wanted: string | null): FlowState {
  shown = sourceNow();
  const { nodes } = shown.document;
  const tabStop = nodes.some(({ id }) => id === wanted) ? wanted : (nodes[0]?.id ?? null);
  return { ...nextFlow(before, { ...shown, tabStop }), tabStop };
}

interface FlowState {
  readonly nodes: readonly CardNode[];
  readonly edges: readonly WireEdge[];
  /** The one node at which Tab stops, with its ports: where the focus was last, or what was selected last. */
  readonly tabStop: string | null;
}

export const useFlowStore = create<FlowState>()(() => follow({ nodes: [], edges: [] }, null));

/** An edit is heard of twice where it also gives another compilation. */
function isShown({ document, compilation, selectedNodes, selectedEdges }: FlowSource): boolean {
  return shown.document === document && shown.compilation === compilation && shown.selectedNodes === selectedNodes && shown.selectedEdges === selectedEdges;
}

/** Follows the other stores; with a node, Tab stops there from now on. */
function sync(stop?: string): void {
  if (stop === undefined && isShown(sourceNow())) return;
  useFlowStore.setState((state) => {
    const next = follow(state, stop ?? state.tabStop);
    return next.nodes === state.nodes && next.edges === state.edges && next.tabStop === state.tabStop ? state : next;
  });
}

useDocumentStore.subscribe(() => { sync(); });
useCompilationStore.subscribe(() => { sync(); });
useSessionStore.subscribe((state, before) => {
  if (state.selectedNodes !== before.selectedNodes || state.selectedEdges !== before.selectedEdges) sync(state.selectedNodes.length === 1 ? state.selectedNodes[0] : undefined);
});

export function setTabStop(node: string): void {
  if (useFlowStore.getState().tabStop !== node) sync(node);
}

/** Takes what the view reports while a person drags, or once it has measured a card. */
export function setFlowNodes(change: (nodes: readonly CardNode[]) => readonly CardNode[]): void {
  useFlowStore.setState((state) => ({ nodes: change(state.nodes) }));
}
