/** Where an arrow key leads on the canvas: along the wires where there are any, else to what lies that way. */
import { portReferenceOf, portText, type GraphDocument, type GraphEdge, type GraphNode } from '../../graph/document.ts';
import { adjacencyOf, linksOf, orderOf } from '../../graph/order.ts';
import type { Place } from '../canvas/place.ts';
import { portsAt } from '../canvas/portsAt.ts';

export type WalkKey = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown' | 'Home' | 'End';

const KEYS: readonly string[] = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'] satisfies WalkKey[];

export function isWalkKey(key: string): key is WalkKey {
  return KEYS.includes(key);
}

/**
 * The place that a key leads to, or null where there is nothing that way.
 * @param cameFrom the node walked from last: where wires join or part, the same one is gone back to.
 */
export function walk(document: GraphDocument, at: Place, key: WalkKey, cameFrom: string | null = null): Place | null {
  if (key === 'Home' || key === 'End') return nodePlace(readingOrder(document).at(key === 'Home' ? 0 : -1));
  if (at.type === 'node') return fromNode(document, at.id, key, cameFrom);
  if (at.type === 'port') return fromPort(document, at, key);
  return fromWire(document, at.id, key);
}

/** All nodes, each after what feeds it; what runs in a circle comes last. */
export function readingOrder(document: GraphDocument): readonly string[] {
  const { sorted } = orderOf(linksOf(document));
  const known = new Set(sorted);
  return [...sorted, ...document.nodes.map(({ id }) => id).filter((id) => !known.has(id))];
}

function nodePlace(id: string | undefined): Place | null {
  return id === undefined ? null : { type: 'node', id };
}

function fromNode(document: GraphDocument, id: string, key: Exclude<WalkKey, 'Home' | 'End'>, cameFrom: string | null): Place | null {
  const { incoming, outgoing } = adjacencyOf(document);
  const present = new Set(document.nodes.map((node) => node.id));
  const ends = key === 'ArrowRight' ? (outgoing.get(id) ?? []).map(({ to }) => to) : key === 'ArrowLeft' ? (incoming.get(id) ?? []).map(({ from }) => from) : [];
  const next = ends.map((end) => portReferenceOf(end).node).filter((node) => present.has(node));
  if (next.length > 0) return nodePlace(cameFrom !== null && next.includes(cameFrom) ? cameFrom : next[0]);
  return nodePlace(nearest([...document.nodes, ...(document.notes ?? []), ...(document.frames ?? [])], id, key));
}

/** Less than this apart, in pixels, two nodes stand in one line. */
const IN_LINE = 24;

/** The node, note or frame that lies nearest in a direction; what lies aside of it counts double. */
function nearest(nodes: readonly Pick<GraphNode, 'id' | 'position'>[], id: string, key: Exclude<WalkKey, 'Home' | 'End'>): string | undefined {
  const here = nodes.find((node) => node.id === id)?.position;
  if (!here) return undefined;
  const sign = key === 'ArrowLeft' || key === 'ArrowUp' ? -1 : 1;
  const along = key === 'ArrowLeft' || key === 'ArrowRight' ? 'x' : 'y';
  const aside = along === 'x' ? 'y' : 'x';
  let best: { readonly id: string; readonly far: number } | undefined;
  for (const { id: other, position } of nodes) {
    const way = sign * (position[along] - here[along]);
    if (other === id || way <= IN_LINE) continue;
    const far = way + 2 * Math.abs(position[aside] - here[aside]);
    if (!best || far < best.far) best = { id: other, far };
  }
  return best?.id;
}

/** Up and Down go through the ports of the node; outwards lies the wire, inwards the node. */
function fromPort(document: GraphDocument, at: Extract<Place, { type: 'port' }>, key: Exclude<WalkKey, 'Home' | 'End'>): Place | null {
  if (key === 'ArrowUp' || key === 'ArrowDown') {
    const { inputs, outputs } = portsAt(document, at.node);
    const all = [...inputs.map(({ name }) => ({ name, side: 'input' as const })), ...outputs.map(({ name }) => ({ name, side: 'output' as const }))];
    const next = all[all.findIndex(({ name, side }) => name === at.port && side === at.side) + (key === 'ArrowUp' ? -1 : 1)];
    return next ? { type: 'port', node: at.node, port: next.name, side: next.side } : null;
  }
  if ((key === 'ArrowRight') !== (at.side === 'output')) return { type: 'node', id: at.node };
  const wire = document.edges.find(({ from, to }) => (at.side === 'output' ? from : to) === portText(at));
  return wire ? { type: 'wire', id: wire.id } : null;
}

/** Left and Right go to its ends, Up and Down to the other wires that leave where it does. */
function fromWire({ edges }: GraphDocument, id: string, key: Exclude<WalkKey, 'Home' | 'End'>): Place | null {
  const wire = edges.find((edge) => edge.id === id);
  if (!wire) return null;
  if (key === 'ArrowLeft') return nodePlace(portReferenceOf(wire.from).node);
  if (key === 'ArrowRight') return nodePlace(portReferenceOf(wire.to).node);
  const beside: readonly GraphEdge[] = edges.filter(({ from }) => from === wire.from);
  const next = beside[beside.indexOf(wire) + (key === 'ArrowUp' ? -1 : 1)];
  return next ? { type: 'wire', id: next.id } : null;
}
