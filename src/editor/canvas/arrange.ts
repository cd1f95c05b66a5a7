/** Places nodes in layers from left to right, so that every wire runs forward and few cross. */
import { Graph, layout } from '@dagrejs/dagre';
import { portReferenceOf, type GraphDocument, type Position } from '../../graph/document.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Room for the shape on a wire between two columns, in pixels. */
const COLUMN_GAP = 72;
const ROW_GAP = 36;

/** A place (top left corner) for every node, by id; the first node's column begins at 0, 0. */
export function arrangedPositions(document: GraphDocument, sizeOf: (id: string) => Size): Readonly<Record<string, Position>> {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'LR', ranksep: COLUMN_GAP, nodesep: ROW_GAP });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const node of document.nodes) graph.setNode(node.id, { ...sizeOf(node.id) });
  for (const edge of document.edges) {
    graph.setEdge(portReferenceOf(edge.from).node, portReferenceOf(edge.to).node, {}, edge.id);
  }
  layout(graph);
  return Object.fromEntries(
    document.nodes.map(({ id }) => {
      const { x, y } = graph.node(id) as Position;
      const { width, height } = sizeOf(id);
      return [id, { x: Math.round(x - width / 2), y: Math.round(y - height / 2) }];
    }),
  );
}
