/** Edits that lead wires anew, as commands: each is one step of Undo, and none asks more than the document. */
import { placedIds } from '../../graph/annotations.ts';
import { healingWires } from '../../graph/bypass.ts';
import { applyCommand, type Command } from '../../graph/commands.ts';
import { portReferenceOf, portText, type GraphDocument, type GraphEdge, type GraphNode, type Json, type Position } from '../../graph/document.ts';
import { alongWire, inPlaceOf, withMembers } from '../../graph/groups/groups.ts';
import { realEnds, seenDocument, wiresBehind } from '../../graph/groups/seen.ts';
import { freshId } from '../../graph/ids.ts';
import { adjacencyOf, wouldCycle } from '../../graph/order.ts';
import type { NodeKind } from '../../nodes/kind.ts';
import { nodeKind } from '../../nodes/registry.ts';
import { wiresOf } from './edits.ts';
import { portsOf, wiredPorts } from './ports.ts';
import { portsAt } from './portsAt.ts';

/**
 * Takes nodes and wires away, as they are seen: a group with its members. What led to a node or a card by its only wire leads on to where
 * that led.
 */
export function removal(document: GraphDocument, nodes: readonly string[], edges: readonly string[] = []): Command {
  const cut: Command = { type: 'removeEdges', ids: wiresBehind(document, edges) };
  const left = applyCommand(document, cut);
  const gone = withMembers(document, nodes);
  const healed = healingWires(seenDocument(left), gone).flatMap((seen) => {
    const from = portText(realEnds(left, portReferenceOf(seen.from))[0] ?? portReferenceOf(seen.from));
    const behind = new Set(wiresBehind(left, [seen.id]));
    return left.edges.filter(({ id }) => behind.has(id)).map((edge) => ({ ...edge, from }));
  });
  return { type: 'batch', commands: [cut, { type: 'removeNodes', ids: gone }, { type: 'addEdges', edges: healed }] };
}

/** Puts a node that has no wire at its first input and output into a wire; null where it has, or has no way through. */
export function insertionOf(document: GraphDocument, id: string, edgeId: string, position: Position): Command | null {
  const behind = new Set(wiresBehind(document, [edgeId]));
  const [edge, ...others] = document.edges.filter((each) => behind.has(each.id));
  const seen = seenDocument(document);
  const wired = wiredPorts(seen).get(id);
  const ports = portsAt(seen, id);
  const [input, output] = [ports.inputs[0], ports.outputs[0]];
  if (!edge || !input || !output || (wired?.inputs.has(input.name) ?? false) || (wired?.outputs.has(output.name) ?? false)) return null;
  const [inner, outer] = [realEnds(document, { node: id, port: input.name }), realEnds(document, { node: id, port: output.name })[0]];
  const circles = (a: string, b: string) => a === b || wouldCycle(document, a, b);
  if (!outer || inner.some(({ node }) => circles(portReferenceOf(edge.from).node, node)) || [edge, ...others].some(({ to }) => circles(outer.node, portReferenceOf(to).node))) return null;
  const onward = [edge, ...others].map((each): GraphEdge => ({ ...each, from: portText(outer) }));
  const into = wiresOf(document, inner.map((end) => ({ from: edge.from, to: portText(end) })));
  return {
    type: 'batch',
    commands: [{ type: 'moveNodes', positions: { [id]: position } }, { type: 'removeEdges', ids: [...behind] }, { type: 'addEdges', edges: [...into, ...onward] }, ...alongWire(document, edge, id)],
  };
}

/** Kinds that could stand in a node's place with its wires kept: as many ports on both sides. */
export function replacements(kind: NodeKind | undefined, kinds: readonly NodeKind[]): readonly NodeKind[] {
  if (!kind) return [];
  return kinds.filter((other) => other !== kind && other.inputs.length === kind.inputs.length && other.outputs.length === kind.outputs.length && (other.variadic ?? false) === (kind.variadic ?? false));
}

/**
 * Another kind in a node's place. Wires stay where both kinds have a port at the same place of the list; parameters stay that both
 * know by the same name and that the new kind takes; a name that a person gave stays. Starting weights go: they were of another layer.
 */
export function replacement(document: GraphDocument, id: string, kind: NodeKind): { readonly command: Command; readonly node: GraphNode } | null {
  const old = document.nodes.find((node) => node.id === id);
  if (!old) return null;
  const { initialWeights: _, ...kept } = old;
  const oldPorts = portsOf(nodeKind(old.kind), wiredPorts(document).get(id));
  const ports = kind.variadic ? { inputs: oldPorts.inputs, outputs: kind.outputs } : kind;
  const renamed = (end: string, side: 'inputs' | 'outputs', next: string): string | null => {
    const place = oldPorts[side].findIndex(({ name }) => name === portReferenceOf(end).port);
    const port = ports[side][place];
    return port ? portText({ node: next, port: port.name }) : null;
  };
  // An id that came from the kind's name would tell of the old kind in the code.
  const named = new RegExp(`^${old.kind}\\d*$`).test(id) ? freshId(kind.id, placedIds(document)) : id;
  const { incoming, outgoing } = adjacencyOf(document);
  const edges = [
    ...(incoming.get(id) ?? []).map((edge) => ({ ...edge, to: renamed(edge.to, 'inputs', named) })),
    ...(outgoing.get(id) ?? []).map((edge) => ({ ...edge, from: renamed(edge.from, 'outputs', named) })),
  ].filter((edge): edge is GraphEdge => edge.from !== null && edge.to !== null);
  const node: GraphNode = { ...kept, id: named, kind: kind.id, params: commonParams(old.params, kind) };
  return { node, command: { type: 'batch', commands: [{ type: 'removeNodes', ids: [id] }, { type: 'addNodes', nodes: [node], edges }, ...inPlaceOf(document, id, named)] } };
}

function commonParams(params: Readonly<Record<string, Json>>, kind: NodeKind): Readonly<Record<string, Json>> {
  const defaults = kind.params.safeParse({}).data as Readonly<Record<string, Json>> | undefined;
  const known = Object.entries(params).filter(([name, value]) => defaults && Object.hasOwn(defaults, name) && kind.params.safeParse({ [name]: value }).success);
  const together = Object.fromEntries(known);
  return kind.params.safeParse(together).success ? together : {};
}
