/** The flow view's own state: what the stores say, and on top of it where a dragged node is just now. */
import { create } from 'zustand';
import { currentCompilation, useCompilationStore } from '../stores/compilationStore.ts';
import { currentDocument, useDocumentStore } from '../stores/documentStore.ts';
import { useSessionStore } from '../stores/sessionStore.ts';
import { nextFlow, type CardNode, type Flow, type WireEdge } from './flowModel.ts';

function follow(before: Flow): Flow {
  const { selectedNodes, selectedEdges } = useSessionStore.getState();
  return nextFlow(before, { document: currentDocument(), compilation: currentCompilation(), selectedNodes, selectedEdges });
}

interface FlowState {
  readonly nodes: readonly CardNode[];
  readonly edges: readonly WireEdge[];
}

export const useFlowStore = create<FlowState>()(() => follow({ nodes: [], edges: [] }));

function sync(): void {
  useFlowStore.setState((state) => {
    const next = follow(state);
    return next.nodes === state.nodes && next.edges === state.edges ? state : next;
  });
}

useDocumentStore.subscribe(sync);
useCompilationStore.subscribe(sync);
useSessionStore.subscribe((state, before) => {
  if (state.selectedNodes !== before.selectedNodes || state.selectedEdges !== before.selectedEdges) sync();
});

/** Takes what the view reports while a person drags, or once it has measured a card. */
export function setFlowNodes(change: (nodes: readonly CardNode[]) => readonly CardNode[]): void {
  useFlowStore.setState((state) => ({ nodes: change(state.nodes) }));
}
