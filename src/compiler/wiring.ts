/**
 * The wires of each node. A wire that does not fit is refused and left out, so that the later stages
 * meet only what makes sense. After an edit, only the nodes at whose wires something has changed are
 * looked at again.
 */
import type { GraphDocument, GraphEdge, PortReference } from '../graph/document.ts';
import { portReferenceOf } from '../graph/document.ts';
import { MAX_VARIADIC, variadicPort, type NodeKind } from '../nodes/kind.ts';
import { listChanges } from './listChanges.ts';
import type { NormalNode } from './normalise.ts';
import { Table } from './table.ts';

export interface NormalWire {
  readonly edge: GraphEdge;
  readonly from: PortReference;
  readonly to: PortReference;
}

/** What ends at a node, in the document's order. */
export interface Site {
  readonly entering: readonly NormalWire[];
  readonly leaving: readonly NormalWire[];
  /** Of those that enter, the ones that are taken: one at each port. */
  readonly inputs: readonly NormalWire[];
}

/** Its start has no such port, its end has none, or the port is taken. */
export type Refusal = 'from' | 'to' | 'taken';

export interface Wiring {
  readonly sites: Table<Site>;
  readonly refused: ReadonlyMap<NormalWire, Refusal>;
}

interface Before {
  readonly document: GraphDocument;
  readonly nodes: Table<NormalNode>;
  readonly wiring: Wiring;
}

export function wiringOf({ edges }: GraphDocument, nodes: Table<NormalNode>, before: Before | undefined): Wiring {
  const touched = before ? touchedNodes(edges, nodes, before) : new Set(nodes.keys());
  const aligned = before?.wiring.sites.index === nodes.index;
  if (before && aligned && touched.size === 0) return before.wiring;
  const refused = new Map(before?.wiring.refused);
  if (before) for (const id of touched) for (const wire of before.wiring.sites.get(id)?.entering ?? []) refused.delete(wire);
  const fresh = sitesAt(touched, edges, nodes, refused);
  const list = aligned ? [...before.wiring.sites.list] : Array.from(nodes.keys(), (id) => before?.wiring.sites.get(id) as Site);
  for (const [id, site] of fresh) list[nodes.index.get(id) as number] = site;
  return { sites: new Table(nodes.index, list), refused };
}

const wires = new WeakMap<GraphEdge, NormalWire>();

export function wireOf(edge: GraphEdge): NormalWire {
  const known = wires.get(edge);
  if (known) return known;
  const wire = { edge, from: portReferenceOf(edge.from), to: portReferenceOf(edge.to) };
  wires.set(edge, wire);
  return wire;
}

/** Ends of wires that came or went, nodes whose ports are others now, and what is wired to those. */
function touchedNodes(edges: readonly GraphEdge[], nodes: Table<NormalNode>, before: Before): ReadonlySet<string> {
  const touched = new Set<string>();
  const { added, removed } = listChanges(before.document.edges, edges);
  for (const { from, to } of [...added, ...removed].map(wireOf)) touched.add(from.node).add(to.node);
  const reshaped = reshapedNodes(nodes, before.nodes);
  if (reshaped.size === 0) return touched;
  for (const { from, to } of edges.map(wireOf)) {
    if (reshaped.has(from.node) || reshaped.has(to.node)) touched.add(from.node).add(to.node);
  }
  for (const id of reshaped) touched.add(id);
  return touched;
}

/** Nodes that came, went, or changed their kind. */
function reshapedNodes(nodes: Table<NormalNode>, before: Table<NormalNode>): ReadonlySet<string> {
  const reshaped = new Set<string>();
  if (nodes === before) return reshaped;
  if (nodes.index === before.index) {
    nodes.list.forEach((node, at) => {
      if (node !== before.list[at] && node.source.kind !== before.list[at]?.source.kind) reshaped.add(node.id);
    });
    return reshaped;
  }
  for (const { id, source } of nodes.list) if (before.get(id)?.source.kind !== source.kind) reshaped.add(id);
  for (const id of before.keys()) if (!nodes.has(id)) reshaped.add(id);
  return reshaped;
}

function sitesAt(
  ids: ReadonlySet<string>,
  edges: readonly GraphEdge[],
  nodes: Table<NormalNode>,
  refused: Map<NormalWire, Refusal>,
): ReadonlyMap<string, Site> {
  const ends = new Map<string, { entering: NormalWire[]; leaving: NormalWire[] }>();
  for (const id of ids) if (nodes.has(id)) ends.set(id, { entering: [], leaving: [] });
  for (const wire of edges.map(wireOf)) {
    ends.get(wire.from.node)?.leaving.push(wire);
    ends.get(wire.to.node)?.entering.push(wire);
  }
  const sites = new Map<string, Site>();
  for (const [id, { entering, leaving }] of ends) {
    sites.set(id, { entering, leaving, inputs: inputsOf(nodes.get(id) as NormalNode, entering, nodes, refused) });
  }
  return sites;
}

function inputsOf(target: NormalNode, entering: readonly NormalWire[], nodes: Table<NormalNode>, refused: Map<NormalWire, Refusal>): readonly NormalWire[] {
  const taken = new Map<string, NormalWire>();
  for (const wire of entering) {
    const source = nodes.get(wire.from.node);
    // Ends at missing nodes are refused when a file is read; commands never leave them.
    const refusal = source && refusalOf(wire, source, target, taken);
    if (refusal) refused.set(wire, refusal);
    else taken.set(wire.to.port, wire);
  }
  return taken.size === entering.length ? entering : [...taken.values()];
}

function refusalOf({ from, to }: NormalWire, source: NormalNode, target: NormalNode, taken: ReadonlyMap<string, NormalWire>): Refusal | null {
  if (source.kind && !source.kind.outputs.some((port) => port.name === from.port)) return 'from';
  if (target.kind && !acceptsPort(target.kind, to.port)) return 'to';
  return target.kind && taken.has(to.port) ? 'taken' : null;
}

function acceptsPort(kind: NodeKind, port: string): boolean {
  if (kind.inputs.some(({ name }) => name === port)) return true;
  return kind.variadic === true && port.length === 1 && port >= 'a' && port <= variadicPort(MAX_VARIADIC - 1);
}
