/** Edits that lead wires anew, as commands: each is one step of Undo, and none asks more than the document. */
import { placedIds } from '../../graph/annotations.ts';
import { healingWires } from '../../graph/bypass.ts';
import { applyCommand, type Command } from '../../graph/commands.ts';
import { portReferenceOf, portText, type GraphDocument, type GraphEdge, type GraphNode, type Json, type Position } from '../../graph/document.ts';
import { freshId } from '../../graph/ids.ts';
import { adjacencyOf, wouldCycle } from '../../graph/order.ts';
import type { NodeKind } from '../../nodes/kind.ts';
import { nodeKind } from '../../nodes/registry.ts';
import { takenIds } from './connection.ts';
import { portsOf, wiredPorts } from './ports.ts';

/** Takes nodes and wires away; what led to a node by its only wire leads on to where the node led. */
export function removal(document: GraphDocument, nodes: readonly string[], edges: readonly string[] = []): Command {
  const cut: Command = { type: 'removeEdges', ids: edges };
  const healed = healingWires(applyCommand(document, cut), nodes);
  return { type: 'batch', commands: [cut, { type: 'removeNodes', ids: nodes }, { type: 'addEdges', edges: healed }] };
}

/** Puts a node that has no wire at its first input and output into a wire; null where it has, or has no way through. */
export function insertionOf(document: GraphDocument, id: string, edgeId: string, position: Position): Command | null {
  const node = document.nodes.find((each) => each.id === id);
  const edge = document.edges.find((each) => each.id === edgeId);
  const wired = wiredPorts(document).get(id);
  const ports = portsOf(node && nodeKind(node.kind), wired);
  const [input, output] = [ports.inputs[0], ports.outputs[0]];
  if (!edge || !input || !output || (wired?.inputs.has(input.name) ?? false) || (wired?.outputs.has(output.name) ?? false)) return null;
  const [from, to] = [portReferenceOf(edge.from), portReferenceOf(edge.to)];
  if (from.node === id || to.node === id || wouldCycle(document, from.node, id) || wouldCycle(document, id, to.node)) return null;
  const onward: GraphEdge = { ...edge, from: portText({ node: id, port: output.name }) };
  const into: GraphEdge = { id: freshId('wire', takenIds(document.edges)), from: edge.from, to: portText({ node: id, port: input.name }) };
  return {
    type: 'batch',
    commands: [{ type: 'moveNodes', positions: { [id]: position } }, { type: 'removeEdges', ids: [edgeId] }, { type: 'addEdges', edges: [into, onward] }],
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
  return { node, command: { type: 'batch', commands: [{ type: 'removeNodes', ids: [id] }, { type: 'addNodes', nodes: [node], edges }] } };
}

function commonParams(params: Readonly<Record<string, Json>>, kind: NodeKind): Readonly<Record<string, Json>> {
  const defaults = kind.params.safeParse({}).data as Readonly<Record<string, Json>> | undefined;
  const known = Object.entries(params).filter(([name, value]) => defaults && Object.hasOwn(defaults, name) && kind.params.safeParse({ [name]: value }).success);
  const together = Object.fromEntries(known);
  return kind.params.safeParse(together).success ? together : {};
}
