/** The flow view's own state: what the stores say, and on top of it where a dragged node is just now, and at which one Tab stops. */
import { create } from 'zustand';
import { currentCompilation, useCompilationStore } from '../stores/compilationStore.ts';
import { seenAs, seenDocument } from '../../graph/groups/seen.ts';
import { currentDocument, useDocumentStore } from '../stores/documentStore.ts';
import { useSessionStore } from '../stores/sessionStore.ts';
import { CARD } from './edits.ts';
import { nextAnnotations, type AnnotationNode } from './flowAnnotations.ts';
import { nextFlow, type CardNode, type Flow, type FlowSource, type WireEdge } from './flowModel.ts';

function sourceNow(): FlowSource {
  const { selectedNodes, selectedEdges } = useSessionStore.getState();
  return { document: currentDocument(), compilation: currentCompilation(), selectedNodes, selectedEdges };
}

let shown: FlowSource;

function follow(before: Flow & Pick<FlowState, 'tabStop'>, wanted?: string): Omit<FlowState, 'annotations'> {
  shown = sourceNow();
  const { nodes } = seenDocument(shown.document);
  const isNode = (stop: string | null | undefined) => nodes.some(({ id }) => id === stop);
  const tabStop = [wanted, before.tabStop].find(isNode) ?? nodes[0]?.id ?? null;
  return { ...nextFlow(before, { ...shown, tabStop }), tabStop };
}

interface FlowState {
  readonly nodes: readonly CardNode[];
  readonly annotations: readonly AnnotationNode[];
  readonly edges: readonly WireEdge[];
  /** The one node at which Tab stops, with its ports: where the focus was last, or what was selected last. */
  readonly tabStop: string | null;
}

function annotated(before: readonly AnnotationNode[], nodes: readonly CardNode[]): readonly AnnotationNode[] {
  const measured = new Map(nodes.map((node) => [node.id, node.measured]));
  return nextAnnotations(before, currentDocument(), new Set(useSessionStore.getState().selectedNodes), (id) => {
    const { width = CARD.width, height = CARD.height } = measured.get(id) ?? {};
    return { width, height };
  });
}

export const useFlowStore = create<FlowState>()(() => {
  const flow = follow({ nodes: [], edges: [], tabStop: null });
  return { ...flow, annotations: annotated([], flow.nodes) };
});

/** An edit is heard of twice where it also gives another compilation. */
function isShown({ document, compilation, selectedNodes, selectedEdges }: FlowSource): boolean {
  return shown.document === document && shown.compilation === compilation && shown.selectedNodes === selectedNodes && shown.selectedEdges === selectedEdges;
}

/** Follows the other stores; with a node, Tab stops there from now on. */
function sync(stop?: string): void {
  if (stop === undefined && isShown(sourceNow())) return;
  useFlowStore.setState((state) => {
    const next = follow(state, stop === undefined ? undefined : seenAs(currentDocument(), stop));
    const annotations = annotated(state.annotations, next.nodes);
    return next.nodes === state.nodes && next.edges === state.edges && next.tabStop === state.tabStop && annotations === state.annotations ? state : { ...next, annotations };
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

/**
 * Takes what the view reports while a person drags or resizes, or once it has measured a card.
 * @param measured how many cards lie on a frame depends on how large they are drawn.
 */
export function setFlowNodes(change: <N extends CardNode | AnnotationNode>(nodes: readonly N[]) => readonly N[], measured = false): void {
  useFlowStore.setState((state) => {
    const nodes = change(state.nodes);
    if (state.annotations.length === 0) return { nodes };
    const annotations = change(state.annotations);
    return { nodes, annotations: measured ? annotated(annotations, nodes) : annotations };
  });
}
