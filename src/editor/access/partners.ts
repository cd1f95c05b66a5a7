/** What a port can be wired to, and what not, with the reason. */
import { portReferenceOf, portText, type GraphDocument, type GraphNode } from '../../graph/document.ts';
import { cardNamed } from '../../graph/groups/seen.ts';
import { adjacencyOf } from '../../graph/order.ts';
import { nodeKind } from '../../nodes/registry.ts';
import { i18n } from '../../words/i18n.ts';
import { small } from '../../words/list.ts';
import { fittingPorts, judgeWire, type WireEnd } from '../canvas/connection.ts';
import { spokenName, wiredPorts } from '../canvas/ports.ts';
import { portsAt } from '../canvas/portsAt.ts';

export interface Partner {
  readonly end: WireEnd;
  /** "Hidden layer input". */
  readonly name: string;
  readonly icon: string;
  /** Why a wire cannot end there; null where it can. */
  readonly reason: string | null;
}

export interface PortPartners {
  readonly end: WireEnd;
  /** "Hidden layer output". */
  readonly name: string;
  /** What fits comes first; within both what stands nearest, on the right of an output, on the left of an input. */
  readonly partners: readonly Partner[];
  /** The wire that an input has already, and where it comes from; it takes no other, so there are no partners. */
  readonly taken: { readonly wire: string; readonly name: string } | null;
}

/** The ports of a node: outputs first, for graphs are built from left to right; taken inputs last. */
export function endsOfNode(document: GraphDocument, id: string): readonly WireEnd[] {
  const wired = wiredPorts(document).get(id);
  const { inputs, outputs } = portsAt(document, id);
  const taken = (name: string) => wired?.inputs.has(name) === true;
  return [
    ...outputs.map(({ name }): WireEnd => ({ node: id, port: name, side: 'output' })),
    ...inputs.toSorted((a, b) => Number(taken(a.name)) - Number(taken(b.name))).map(({ name }): WireEnd => ({ node: id, port: name, side: 'input' })),
  ];
}

/** "Hidden layer output", as the port itself is called on the canvas. */
export function endName(document: GraphDocument, { node: id, port, side }: WireEnd): string {
  const node = document.nodes.find((each) => each.id === id);
  const kind = node && nodeKind(node.kind);
  const ports = portsAt(document, id)[side === 'input' ? 'inputs' : 'outputs'];
  const label = ports.find(({ name }) => name === port)?.label ?? port;
  return portName(node ? spokenName(node, kind) : id, label);
}

function portName(node: string, label: string): string {
  return i18n.t('{node} {port}', { node, port: small(label) });
}

export function partnersOf(document: GraphDocument, end: WireEnd): PortPartners {
  const name = endName(document, end);
  const [wire] = end.side === 'input' ? wiresAt(document, end) : [];
  if (wire) return { end, name, partners: [], taken: { wire: wire.id, name: wire.name } };
  const fits = fittingPorts(document, end);
  const distance = distanceFrom(document, end);
  const partners = document.nodes.filter(({ id }) => id !== end.node).flatMap((node) => {
    const kind = nodeKind(node.kind);
    const ports = portsAt(document, node.id)[end.side === 'output' ? 'inputs' : 'outputs'];
    return ports.map(({ name: port, label }): Partner => {
      const other: WireEnd = { node: node.id, port, side: end.side === 'output' ? 'input' : 'output' };
      return { end: other, name: portName(spokenName(node, kind), label), icon: kind?.icon ?? (cardNamed(document, node.id) ? 'group' : ''), reason: fits(other) ? null : reasonOf(document, end, other) };
    });
  });
  return { end, name, taken: null, partners: partners.toSorted((a, b) => Number(a.reason !== null) - Number(b.reason !== null) || distance(a.end.node) - distance(b.end.node)) };
}

/** How far a node lies from a port; what lies the way that its wires do not lead comes after all that lies ahead. */
function distanceFrom({ nodes }: GraphDocument, { node, side }: WireEnd): (id: string) => number {
  const places = new Map(nodes.map(({ id, position }) => [id, position]));
  const own = places.get(node) ?? { x: 0, y: 0 };
  return (id) => {
    const { x, y } = places.get(id) ?? own;
    const ahead = side === 'output' ? x > own.x : x < own.x;
    return Math.hypot(x - own.x, y - own.y) + (ahead ? 0 : BEHIND);
  };
}

/** Further than any graph is wide, in pixels. */
const BEHIND = 1e9;

function reasonOf(document: GraphDocument, end: WireEnd, other: WireEnd): string {
  const verdict = judgeWire(document, end, other);
  return verdict.ok ? '' : verdict.reason;
}

/** The wires at a port, with the name of what each leads to or comes from. */
export function wiresAt(document: GraphDocument, end: WireEnd): readonly { readonly id: string; readonly node: string; readonly name: string }[] {
  return document.edges.filter(({ from, to }) => (end.side === 'output' ? from : to) === portText(end)).map(({ id, from, to }) => {
    const far = portReferenceOf(end.side === 'output' ? to : from);
    return { id, node: far.node, name: endName(document, { ...far, side: end.side === 'output' ? 'input' : 'output' }) };
  });
}

/** Wires that join nodes one after the other, in the order in which they stand from left to right; empty where no two have ends that are free and fit. */
export function chainOf(document: GraphDocument, ids: readonly string[]): readonly (readonly [from: WireEnd, to: WireEnd])[] {
  const chosen = document.nodes.filter(({ id }) => ids.includes(id)).toSorted(fromLeft);
  const { outgoing } = adjacencyOf(document);
  return chosen.slice(1).flatMap((node, index) => {
    const before = chosen[index];
    // Those that are joined already stay as they are.
    if (!before || (outgoing.get(before.id) ?? []).some(({ to }) => portReferenceOf(to).node === node.id)) return [];
    const pair = endsOfNode(document, before.id).filter(({ side }) => side === 'output').flatMap((from) => endsOfNode(document, node.id).map((to) => [from, to] as const)).find(([from, to]) => judgeWire(document, from, to).ok);
    return pair ? [pair] : [];
  });
}

function fromLeft(a: GraphNode, b: GraphNode): number {
  return a.position.x - b.position.x || a.position.y - b.position.y;
}
