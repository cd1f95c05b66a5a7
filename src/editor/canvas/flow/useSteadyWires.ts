import { useStoreApi } from 'reactflow';
import { useLayoutEffect } from 'react';
import type { FlowEdge, FlowNode } from './types.ts';

/**
 * What a wire says and whether it is chosen leaves its ends where they are, but React Flow then sorts all wires anew into its tables of what is
 * wired to what: with 2,000 nodes that took longer than the whole edit. Here only the wires that changed are put in, as long as all
 * lead where they led. To be called before React Flow is drawn.
 */
export function useSteadyWires(): void {
  const store = useStoreApi<FlowNode, FlowEdge>();
  useLayoutEffect(() => {
    const { setEdges } = store.getState();
    store.setState({
      setEdges(edges) {
        const { edges: before, edgeLookup } = store.getState();
        if (edgeLookup.size !== edges.length || !sameEnds(before, edges)) {
          setEdges(edges);
          return;
        }
        for (const [at, edge] of edges.entries()) if (edge !== before[at]) edgeLookup.set(edge.id, edge);
        store.setState({ edges });
      },
    });
    return () => { store.setState({ setEdges }); };
  }, [store]);
}

/** Whether two lists have the same wires in the same order, each from port to port. */
function sameEnds(before: readonly FlowEdge[], edges: readonly FlowEdge[]): boolean {
  return before.length === edges.length && edges.every((edge, at) => {
    const old = before[at];
    return edge === old || (edge.id === old?.id && edge.source === old.source && edge.target === old.target && edge.sourceHandle === old.sourceHandle && edge.targetHandle === old.targetHandle);
  });
}
