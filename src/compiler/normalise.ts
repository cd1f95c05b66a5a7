/**
 * Stage 1: the document with its kinds looked up, its parameters complete and its wires taken apart.
 * What does not fit is reported and left out, so that the later stages meet only what makes sense.
 */
import type { GraphDocument, GraphEdge, GraphNode, Json, PortReference } from '../graph/document.ts';
import { portReferenceOf } from '../graph/document.ts';
import { issueSentence } from '../graph/issueText.ts';
import { orderOf } from '../graph/order.ts';
import { MAX_VARIADIC, variadicPort, type NodeKind } from '../nodes/kind.ts';
import { nodeKind } from '../nodes/registry.ts';
import type { Diagnostic } from './diagnostic.ts';
import { diagnostic } from './diagnostics.ts';

export interface NormalNode {
  readonly id: string;
  /** What the person calls it. */
  readonly label: string;
  readonly source: GraphNode;
  /** Undefined for a kind that this version does not know. */
  readonly kind: NodeKind | undefined;
  /** Complete; null when they are not valid. */
  readonly params: Readonly<Record<string, Json>> | null;
}

export interface NormalWire {
  readonly edge: GraphEdge;
  readonly from: PortReference;
  readonly to: PortReference;
}

export interface NormalGraph {
  readonly document: GraphDocument;
  readonly nodes: ReadonlyMap<string, NormalNode>;
  /** Node ids, each after all that feed it; nodes on and after a circle are missing. */
  readonly order: readonly string[];
  /** The wire at each input port, by node and port. */
  readonly incoming: ReadonlyMap<string, ReadonlyMap<string, NormalWire>>;
  readonly outgoing: ReadonlyMap<string, readonly NormalWire[]>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Nodes do not change, so what was made of one holds for as long as it lives. */
const cache = new WeakMap<GraphNode, { node: NormalNode; problem: Diagnostic | null }>();

export function normalise(document: GraphDocument): NormalGraph {
  const diagnostics: Diagnostic[] = [];
  const nodes = new Map<string, NormalNode>();
  for (const source of document.nodes) {
    const { node, problem } = normaliseNode(source);
    nodes.set(node.id, node);
    if (problem) diagnostics.push(problem);
  }
  const incoming = new Map<string, Map<string, NormalWire>>([...nodes.keys()].map((id) => [id, new Map()]));
  const outgoing = new Map<string, NormalWire[]>([...nodes.keys()].map((id) => [id, []]));
  for (const edge of document.edges) {
    const wire = wireOf(edge);
    const problem = wireProblem(wire, nodes, incoming);
    if (problem) diagnostics.push(problem);
    else {
      incoming.get(wire.to.node)?.set(wire.to.port, wire);
      outgoing.get(wire.from.node)?.push(wire);
    }
  }
  const { sorted, cycle } = orderOf(document);
  if (cycle) diagnostics.push(cycleDiagnostic(cycle, nodes));
  return { document, nodes, order: sorted, incoming, outgoing, diagnostics };
}

const wires = new WeakMap<GraphEdge, NormalWire>();

function wireOf(edge: GraphEdge): NormalWire {
  const known = wires.get(edge);
  if (known) return known;
  const wire = { edge, from: portReferenceOf(edge.from), to: portReferenceOf(edge.to) };
  wires.set(edge, wire);
  return wire;
}

function normaliseNode(source: GraphNode): { node: NormalNode; problem: Diagnostic | null } {
  const known = cache.get(source);
  if (known) return known;
  const kind = nodeKind(source.kind);
  const label = source.label?.trim() || kind?.label || source.kind;
  const parsed = kind?.params.safeParse(source.params);
  const issue = parsed?.error?.issues[0];
  const problem = issue
    ? diagnostic('param-value', { label, problem: issueSentence(issue, source.params) }, { node: source.id, param: String(issue.path[0] ?? '') })
    : null;
  const params = (parsed?.data ?? null) as NormalNode['params'];
  const result = { node: { id: source.id, label, source, kind, params }, problem };
  cache.set(source, result);
  return result;
}

function wireProblem(
  { edge, from, to }: NormalWire,
  nodes: ReadonlyMap<string, NormalNode>,
  incoming: ReadonlyMap<string, ReadonlyMap<string, NormalWire>>,
): Diagnostic | null {
  const source = nodes.get(from.node);
  const target = nodes.get(to.node);
  // Ends at missing nodes are refused when a file is read; commands never leave them.
  if (!source || !target) return null;
  if (source.kind && !source.kind.outputs.some((port) => port.name === from.port)) {
    return unknownPort(edge, edge.from, source, source.kind.outputs.map((port) => port.name));
  }
  if (target.kind && !acceptsPort(target.kind, to.port)) {
    return unknownPort(edge, edge.to, target, target.kind.inputs.map((port) => port.name));
  }
  if (target.kind && incoming.get(to.node)?.has(to.port)) {
    const port = target.kind.inputs.find(({ name }) => name === to.port)?.label.toLowerCase() ?? to.port;
    const fix = { label: 'Remove the second wire', command: { type: 'removeEdges', ids: [edge.id] } } as const;
    return diagnostic('port-taken', { label: target.label, port }, { node: target.id, edge: edge.id, fix });
  }
  return null;
}

function acceptsPort(kind: NodeKind, port: string): boolean {
  if (kind.inputs.some(({ name }) => name === port)) return true;
  return kind.variadic === true && port.length === 1 && port >= 'a' && port <= variadicPort(MAX_VARIADIC - 1);
}

function unknownPort(edge: GraphEdge, end: string, node: NormalNode, ports: readonly string[]): Diagnostic {
  const fix = { label: 'Remove the wire', command: { type: 'removeEdges', ids: [edge.id] } } as const;
  const written = ports.length === 0 ? 'no ports on this side' : ports.map((port) => `“${port}”`).join(' and ');
  return diagnostic('unknown-port', { end, label: node.label, ports: written }, { node: node.id, edge: edge.id, fix });
}

function cycleDiagnostic(cycle: readonly string[], nodes: ReadonlyMap<string, NormalNode>): Diagnostic {
  const labels = cycle.map((id) => nodes.get(id)?.label ?? id);
  return diagnostic('cycle', { labels }, { node: cycle[0] });
}

/** The wires that enter a node, in the order of its ports; variadic ports in alphabetical order. */
export function inputWires(graph: NormalGraph, node: NormalNode): readonly (NormalWire | undefined)[] {
  const wires = graph.incoming.get(node.id);
  if (!node.kind || !wires) return [];
  if (!node.kind.variadic) return node.kind.inputs.map(({ name }) => wires.get(name));
  const wired: (NormalWire | undefined)[] = [...wires.keys()].sort().map((name) => wires.get(name));
  while (wired.length < node.kind.inputs.length) wired.push(undefined);
  return wired;
}
