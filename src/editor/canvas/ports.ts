/** Which ports a node shows: those of its kind, one more than are wired where any number may be, and those that only a wire knows. */
import { portReferenceOf, type GraphDocument, type GraphNode } from '../../graph/document.ts';
import { MAX_VARIADIC, variadicPort, type NodeKind, type Port } from '../../nodes/kind.ts';
import { i18n } from '../../words/i18n.ts';

export interface Wired {
  readonly inputs: ReadonlySet<string>;
  readonly outputs: ReadonlySet<string>;
}

export interface Ports {
  readonly inputs: readonly Port[];
  readonly outputs: readonly Port[];
}

const NOTHING: Wired = { inputs: new Set(), outputs: new Set() };

/** The ports that have a wire, by node id. The same object for the same wires. */
export function wiredPorts({ edges }: GraphDocument): ReadonlyMap<string, Wired> {
  const known = wiredBy.get(edges) ?? portsWithWires(edges);
  wiredBy.set(edges, known);
  return known;
}

const wiredBy = new WeakMap<GraphDocument['edges'], ReadonlyMap<string, Wired>>();

function portsWithWires(edges: GraphDocument['edges']): ReadonlyMap<string, Wired> {
  const wired = new Map<string, { inputs: Set<string>; outputs: Set<string> }>();
  const at = (node: string) => {
    const entry = wired.get(node) ?? { inputs: new Set<string>(), outputs: new Set<string>() };
    wired.set(node, entry);
    return entry;
  };
  for (const edge of edges) {
    const from = portReferenceOf(edge.from);
    const to = portReferenceOf(edge.to);
    at(from.node).outputs.add(from.port);
    at(to.node).inputs.add(to.port);
  }
  return wired;
}

/** The ports that a node shows. A kind that is not known has those that its wires name. */
export function portsOf(kind: NodeKind | undefined, wired: Wired = NOTHING): Ports {
  const inputs = kind?.variadic ? variadicInputs(wired.inputs) : (kind?.inputs ?? []);
  return { inputs: withStrays(inputs, wired.inputs), outputs: withStrays(kind?.outputs ?? [], wired.outputs) };
}

function variadicInputs(wired: ReadonlySet<string>): readonly Port[] {
  let highest = -1;
  for (let index = 0; index < MAX_VARIADIC; index++) if (wired.has(variadicPort(index))) highest = index;
  const count = Math.min(Math.max(highest + 2, 2), MAX_VARIADIC);
  return Array.from({ length: count }, (_, index) => ({ name: variadicPort(index), label: i18n.t('Input {name}', { name: variadicPort(index) }) }));
}

/** A file may wire ports that its kind does not have; they are shown, so that the wire can be seen and deleted. */
function withStrays(ports: readonly Port[], wired: ReadonlySet<string>): readonly Port[] {
  const known = new Set(ports.map((port) => port.name));
  const strays = [...wired].filter((name) => !known.has(name));
  return strays.length === 0 ? ports : [...ports, ...strays.map((name) => ({ name, label: name }))];
}

/** What a person calls a node: the name they gave it, or its kind's. */
export function nodeName(node: GraphNode, kind: NodeKind | undefined): string {
  return node.label ?? kind?.label ?? node.kind;
}

/** A name that tells two nodes of the same kind apart, for screen readers and messages: "Dense", "Dense hidden". */
export function spokenName(node: GraphNode, kind: NodeKind | undefined): string {
  const name = nodeName(node, kind);
  return node.id === node.kind || node.label !== undefined ? name : `${name} ${node.id}`;
}
