/** What leads to one end of a graph: the part that its value is made of. */
import { portReferenceOf, type GraphDocument, type GraphEdge, type GraphNode } from '../graph/document.ts';
import { adjacencyOf } from '../graph/order.ts';

export interface Cone {
  readonly nodes: readonly GraphNode[];
  /** Those that end at a node of the cone, and those that end at its tip. */
  readonly edges: readonly GraphEdge[];
  /** The ends of data sets from which it starts: `data.features`. */
  readonly sources: ReadonlySet<string>;
}

/**
 * Everything upstream of a port.
 * @param tip the port, `loss.target`. @param without a node at which the walk stops, as if it were not there.
 */
export function coneOf(document: GraphDocument, tip: string, without?: string): Cone {
  const { incoming } = adjacencyOf(document);
  const byId = new Map(document.nodes.map((node) => [node.id, node]));
  const nodes = new Map<string, GraphNode>();
  const edges: GraphEdge[] = [];
  const sources = new Set<string>();
  const open = (incoming.get(portReferenceOf(tip).node) ?? []).filter(({ to }) => to === tip);
  for (let edge = open.pop(); edge; edge = open.pop()) {
    edges.push(edge);
    const node = byId.get(portReferenceOf(edge.from).node);
    if (!node || node.id === without) continue;
    if (node.kind === 'dataset') sources.add(edge.from);
    if (nodes.has(node.id)) continue;
    nodes.set(node.id, node);
    open.push(...(incoming.get(node.id) ?? []));
  }
  return { nodes: [...nodes.values()], edges, sources };
}
