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
import { carried, Table } from './table.ts';

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
  /** Wires with an end at no node, which only a document put together by hand has. */
  readonly loose: readonly NormalWire[];
}

interface Before {
  readonly document: GraphDocument;
  readonly nodes: Table<NormalNode>;
  readonly wiring: Wiring;
}

export function wiringOf({ edges }: GraphDocument, nodes: Table<NormalNode>, before: Before | undefined): Wiring {
  if (!before) return freshWiring(edges, nodes);
  const { index, list: was } = before.wiring.sites;
  const { added, removed } = listChanges(before.document.edges, edges);
  const touched = touchedNodes([...added, ...removed].map(wireOf), nodes, before);
  if (index === nodes.index && touched.size === 0) return before.wiring;
  const at = wiresAt(touched, before.wiring);
  const refused = new Map(before.wiring.refused);
  for (const id of touched) for (const wire of before.wiring.sites.get(id)?.entering ?? []) refused.delete(wire);
  const concerned = new Set([...at, ...before.wiring.loose].map(({ edge }) => edge));
  for (const edge of added) concerned.add(edge);
  const ends = endsOf(touched, concerned.size === 0 ? [] : edges.filter((edge) => concerned.has(edge)), nodes);
  const list = [...nodes.index.carry<Site | undefined>(index, was, undefined)] as Site[];
  for (const [id, site] of sitesOf(ends.sites, nodes, refused)) list[nodes.index.get(id) as number] = site;
  return { sites: new Table(nodes.index, list), refused, loose: ends.loose };
}

function freshWiring(edges: readonly GraphEdge[], nodes: Table<NormalNode>): Wiring {
  const refused = new Map<NormalWire, Refusal>();
  const { sites, loose } = endsOf(nodes.keys(), edges, nodes);
  return { sites: new Table(nodes.index, [...sitesOf(sites, nodes, refused).values()]), refused, loose };
}

const wires = new WeakMap<GraphEdge, NormalWire>();

export function wireOf(edge: GraphEdge): NormalWire {
  const known = wires.get(edge);
  if (known) return known;
  const wire = { edge, from: endOf(edge.from), to: endOf(edge.to) };
  wires.set(edge, wire);
  return wire;
}

/**
 * The names of ports, each as one string of the kind that V8 keeps for the names of properties: looking a
 * port up among a node's outputs takes thirty times as long with a piece cut out of a longer string.
 */
const ports: Record<string, string> = Object.create(null) as Record<string, string>;

function endOf(text: string): PortReference {
  const { node, port } = portReferenceOf(text);
  ports[port] ??= Object.keys({ [port]: 0 })[0] ?? port;
  return { node, port: ports[port] };
}

/** Ends of wires that came or went, nodes whose ports are others now, and what is wired to those. */
function touchedNodes(changed: readonly NormalWire[], nodes: Table<NormalNode>, before: Before): ReadonlySet<string> {
  const touched = reshapedNodes(nodes, before.nodes);
  const wires = touched.size === 0 ? changed : [...changed, ...wiresAt(touched, before.wiring), ...before.wiring.loose.filter(({ from, to }) => touched.has(from.node) || touched.has(to.node))];
  for (const { from, to } of wires) touched.add(from.node).add(to.node);
  return touched;
}

/** Nodes that came, went, or changed their kind. */
function reshapedNodes(nodes: Table<NormalNode>, before: Table<NormalNode>): Set<string> {
  const reshaped = new Set<string>();
  if (nodes === before) return reshaped;
  const was = carried(nodes.index, before);
  let stayed = 0;
  nodes.list.forEach((node, at) => {
    const old = was[at];
    if (old) stayed++;
    if (node !== old && node.source.kind !== old?.source.kind) reshaped.add(node.id);
  });
  if (stayed < before.size) for (const id of before.keys()) if (!nodes.has(id)) reshaped.add(id);
  return reshaped;
}

function wiresAt(ids: ReadonlySet<string>, { sites }: Wiring): readonly NormalWire[] {
  return [...ids].flatMap((id) => {
    const site = sites.get(id);
    return site ? [...site.entering, ...site.leaving] : [];
  });
}

interface Ends {
  readonly entering: NormalWire[];
  readonly leaving: NormalWire[];
}

/** What of `edges` begins and ends at the nodes of those ids, and what begins or ends at no node. */
function endsOf(ids: Iterable<string>, edges: readonly GraphEdge[], nodes: Table<NormalNode>): { readonly sites: ReadonlyMap<string, Ends>; readonly loose: readonly NormalWire[] } {
  const sites = new Map<string, Ends>();
  for (const id of ids) if (nodes.has(id)) sites.set(id, { entering: [], leaving: [] });
  const loose: NormalWire[] = [];
  for (const edge of edges) {
    const wire = wireOf(edge);
    sites.get(wire.from.node)?.leaving.push(wire);
    sites.get(wire.to.node)?.entering.push(wire);
    if (!nodes.has(wire.from.node) || !nodes.has(wire.to.node)) loose.push(wire);
  }
  return { sites, loose };
}

function sitesOf(ends: ReadonlyMap<string, Ends>, nodes: Table<NormalNode>, refused: Map<NormalWire, Refusal>): ReadonlyMap<string, Site> {
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
