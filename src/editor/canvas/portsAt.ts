/** Ports as they are seen. Those of a folded group's card: inner ports with wires across the border, and those that want a wire. */
import { portText, type GraphDocument, type GraphNode, type Group } from '../../graph/document.ts';
import { borderOf, sharedInputs } from '../../graph/groups/border.ts';
import { cardNamed, wholeDocument } from '../../graph/groups/seen.ts';
import type { Port } from '../../nodes/kind.ts';
import { nodeKind } from '../../nodes/registry.ts';
import { nodeName, portsOf, wiredPorts, type Ports } from './ports.ts';

interface InnerPort {
  readonly node: GraphNode;
  readonly port: Port;
  readonly text: string;
}

/** The ports of a node, or of a folded group's card. */
export function portsAt(document: GraphDocument, id: string): Ports {
  const group = cardNamed(document, id);
  if (group) return groupPorts(wholeDocument(document), group);
  const node = document.nodes.find((each) => each.id === id);
  return portsOf(node && nodeKind(node.kind), wiredPorts(document).get(id));
}

/** What a group's card has, or would have: called `node.port`, and by the node's name where there are several on a side. Of inputs that take one value together, the first. */
export function groupPorts(document: GraphDocument, group: Group): Ports {
  const own = new Set(group.members);
  const { entering, leaving, inner } = borderOf(document, group);
  const [fed, fedInside] = [new Set(entering.map(({ to }) => to)), new Set(inner.map(({ to }) => to))];
  const [feeding, feedingInside] = [new Set(leaving.map(({ from }) => from)), new Set(inner.map(({ from }) => from))];
  const wired = wiredPorts(document);
  // Inputs that take one value together are one port, called after the first of them.
  const others = new Set(sharedInputs(document, group, !group.folded).flatMap((ends) => ends.slice(1)));
  const inputs: InnerPort[] = [];
  const outputs: InnerPort[] = [];
  for (const node of document.nodes) {
    if (!own.has(node.id)) continue;
    const kind = nodeKind(node.kind);
    const ports = portsOf(kind, wired.get(node.id));
    const inPort = (port: Port): InnerPort => ({ node, port, text: portText({ node: node.id, port: port.name }) });
    // Beyond the first ones any number may be wired, but none wants to be.
    inputs.push(...ports.inputs.map(inPort).filter(({ text }, place) => !fedInside.has(text) && (fed.has(text) || place < (kind?.inputs.length ?? 0)) && !others.has(text)));
    outputs.push(...ports.outputs.map(inPort).filter(({ text }) => feeding.has(text) || !feedingInside.has(text)));
  }
  return { inputs: named(inputs), outputs: named(outputs) };
}

function named(ports: readonly InnerPort[]): readonly Port[] {
  return ports.map(({ node, port, text }) => ({ name: text, label: ports.length === 1 ? port.label.replace(/ [a-z]$/, '') : `${nodeName(node, nodeKind(node.kind))} ${port.label.toLowerCase()}` }));
}
