/**
 * Wires led past nodes: past those that a person bypasses for a while, and past those that go from a chain for good.
 * Both ask only for the wires, so that they hold for any kind, known or not.
 */
import { portReferenceOf, type GraphDocument, type GraphEdge } from './document.ts';
import { adjacencyOf } from './order.ts';

/**
 * What the graph means: the document without its bypassed nodes, what enters each at its first wired input leaving it at every
 * output. A node that nothing enters or nothing leaves has no way past it, and stays. The same object where no node is bypassed,
 * and for the same document.
 */
export function withoutBypassed(document: GraphDocument): GraphDocument {
  const known = seen.get(document);
  if (known) return known;
  const meant = document.nodes.some(({ bypassed }) => bypassed === true) ? ledPast(document) : document;
  seen.set(document, meant);
  wholes.set(meant, document);
  return meant;
}

/** The document that `withoutBypassed` was asked about. */
export function unbypassed(meant: GraphDocument): GraphDocument {
  return wholes.get(meant) ?? meant;
}

const seen = new WeakMap<GraphDocument, GraphDocument>();
const wholes = new WeakMap<GraphDocument, GraphDocument>();

function ledPast(document: GraphDocument): GraphDocument {
  const { incoming, outgoing } = adjacencyOf(document);
  const entry = (id: string) => [...(incoming.get(id) ?? [])].sort((a, b) => (a.to < b.to ? -1 : 1))[0];
  const past = new Set(document.nodes.filter(({ id, bypassed }) => bypassed === true && entry(id) && (outgoing.get(id)?.length ?? 0) > 0).map(({ id }) => id));
  const edges = joined(document.edges, past, entry);
  return { ...document, nodes: document.nodes.filter(({ id }) => !past.has(id)), edges };
}

/** The nodes without which the graph is read. */
export function passedNodes(document: GraphDocument): ReadonlySet<string> {
  const meant = withoutBypassed(document);
  if (meant === document) return NONE;
  const left = new Set(meant.nodes.map(({ id }) => id));
  return new Set(document.nodes.map(({ id }) => id).filter((id) => !left.has(id)));
}

const NONE: ReadonlySet<string> = new Set();

/**
 * The wires that mend the chain when these nodes go: what entered a node by its only wire goes on to where the node led.
 * They keep the ids of the wires that led on. Where several wires enter a node, which of them is to go on is not for us to say.
 */
export function healingWires(document: GraphDocument, ids: readonly string[]): readonly GraphEdge[] {
  const { incoming } = adjacencyOf(document);
  const gone = new Set(ids);
  const entry = (id: string) => {
    const wires = incoming.get(id) ?? [];
    return wires.length === 1 ? wires[0] : undefined;
  };
  const before = new Set(document.edges);
  return joined(document.edges, gone, entry).filter((edge) => !before.has(edge));
}

/** The wires that are left without some nodes; one that begins at such a node begins where its entry does. */
function joined(edges: readonly GraphEdge[], gone: ReadonlySet<string>, entry: (id: string) => GraphEdge | undefined): readonly GraphEdge[] {
  return edges.flatMap((edge) => {
    if (gone.has(portReferenceOf(edge.to).node)) return [];
    const from = origin(edge.from, gone, entry);
    if (from === null) return [];
    return from === edge.from ? [edge] : [{ ...edge, from }];
  });
}

/** The end that feeds a wire once the nodes are gone; null where none does, as on a circle of them. */
function origin(from: string, gone: ReadonlySet<string>, entry: (id: string) => GraphEdge | undefined): string | null {
  const walked = new Set<string>();
  let end = from;
  for (let node = portReferenceOf(end).node; gone.has(node); node = portReferenceOf(end).node) {
    const wire = walked.has(node) ? undefined : entry(node);
    if (!wire) return null;
    walked.add(node);
    end = wire.from;
  }
  return end;
}
