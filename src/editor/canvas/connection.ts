/** May this wire be drawn, and if not, why? Asked while the wire is still in the hand. */
import { portReferenceOf, portText, type GraphDocument, type GraphNode, type PortReference } from '../../graph/document.ts';
import { realEnds, seenDocument, wholeDocument } from '../../graph/groups/seen.ts';
import { adjacencyOf, wouldCycle } from '../../graph/order.ts';
import { nodeKind } from '../../nodes/registry.ts';
import { i18n } from '../../words/i18n.ts';
import { nodeName } from './ports.ts';

/** One end of a wire, with the side of the node on which it stands. */
export interface WireEnd extends PortReference {
  readonly side: 'input' | 'output';
}

export type Verdict =
  /** `to` are several where a card's port stands for inner ones that take one value together. */
  | { readonly ok: true; readonly from: PortReference; readonly to: readonly PortReference[] }
  | { readonly ok: false; readonly reason: string };

/**
 * Whether a wire may join two ends as they are seen, taken up in either order. Shapes are not asked: a wire that does
 * not fit is drawn, and the compiler says what to put in between.
 */
export function judgeWire(document: GraphDocument, start: WireEnd, end: WireEnd): Verdict {
  const whole = wholeDocument(document);
  const direct = judgeEnds(seenDocument(whole), start, end);
  if (!direct.ok) return direct;
  for (const { node } of direct.to) if (wouldCycle(whole, direct.from.node, node)) return refuse(circle(whole, direct.from.node, node));
  return direct;
}

/** All that can be said without walking the graph. */
function judgeEnds(document: GraphDocument, start: WireEnd, end: WireEnd): Verdict {
  if (start.node === end.node) return refuse(i18n.t('A node cannot feed itself. Wire it to another node.'));
  if (start.side === end.side) {
    return refuse(
      start.side === 'output'
        ? i18n.t('Both ends are outputs. A wire ends at an input, on the left of a node.')
        : i18n.t('Both ends are inputs. A wire begins at an output, on the right of a node.'),
    );
  }
  const [from, to] = start.side === 'output' ? [start, end] : [end, start];
  const taken = document.edges.find((edge) => edge.to === portText(to));
  if (taken) return refuse(occupied(document, to, portReferenceOf(taken.from).node));
  const real = ({ node, port }: WireEnd) => realEnds(document, { node, port });
  return { ok: true, from: real(from)[0] ?? from, to: real(to) };
}

function occupied(document: GraphDocument, to: PortReference, source: string): string {
  const node = document.nodes.find((other) => other.id === to.node);
  const kind = node ? nodeKind(node.kind) : undefined;
  const names = { node: nameOf(document, to.node), source: nameOf(document, source) };
  return kind?.variadic
    ? i18n.t('This input of {node} already has a wire, from {source}. Use the free input below.', names)
    : i18n.t('This input of {node} already has a wire, from {source}. An input takes one wire; delete that one first.', names);
}

function circle(document: GraphDocument, from: string, to: string): string {
  return i18n.t('This would make a circle: {to} already leads to {from}. Data must flow one way.', { to: nameOf(document, to), from: nameOf(document, from) });
}

function nameOf(document: GraphDocument, id: string): string {
  const node = document.nodes.find((other) => other.id === id);
  return node ? nodeName(node, nodeKind(node.kind)) : id;
}

/**
 * For a wire that begins at `start`: a test that says of any port whether it could end there. The walk
 * through the graph is done once, so that a thousand nodes can be marked at once.
 */
export function fittingPorts(document: GraphDocument, start: WireEnd): (end: WireEnd) => boolean {
  const whole = wholeDocument(document);
  const closing = new Set(realEnds(whole, start).flatMap(({ node }) => [...reachableFrom(whole, node, start.side === 'output' ? 'backwards' : 'forwards')]));
  const taken = new Set(seenDocument(whole).edges.map((edge) => edge.to));
  return (end) =>
    start.node !== end.node &&
    start.side !== end.side &&
    !realEnds(whole, end).some(({ node }) => closing.has(node)) &&
    !taken.has(portText(start.side === 'output' ? end : start));
}

function reachableFrom(document: GraphDocument, id: string, way: 'forwards' | 'backwards'): ReadonlySet<string> {
  const { incoming, outgoing } = adjacencyOf(document);
  const seen = new Set([id]);
  // A set is walked in the order in which it grows.
  for (const at of seen) {
    if (way === 'forwards') for (const edge of outgoing.get(at) ?? []) seen.add(portReferenceOf(edge.to).node);
    else for (const edge of incoming.get(at) ?? []) seen.add(portReferenceOf(edge.from).node);
  }
  return seen;
}

/** The first port of a new node of this kind that a wire from `start` can end at, or null. */
export function matchingPort(kindId: string, start: WireEnd): string | null {
  const kind = nodeKind(kindId);
  const ports = start.side === 'output' ? kind?.inputs : kind?.outputs;
  return ports?.[0]?.name ?? null;
}

/** The nodes as a set of ids, for `freshId`. */
export function takenIds(items: readonly Pick<GraphNode, 'id'>[]): ReadonlySet<string> {
  return new Set(items.map((item) => item.id));
}

function refuse(reason: string): Verdict {
  return { ok: false, reason };
}
