/**
 * Stage 1: the document with its kinds looked up, its parameters complete and its wires taken apart.
 * What the last compilation knows of unchanged nodes and wires is taken over.
 */
import type { GraphDocument, GraphNode, Json } from '../graph/document.ts';
import { issueSentence } from '../graph/issueText.ts';
import { indexOf } from '../graph/idIndex.ts';
import { orderOf, type Order } from '../graph/order.ts';
import { reorder } from '../graph/reorder.ts';
import type { NodeKind } from '../nodes/kind.ts';
import { nodeKind } from '../nodes/registry.ts';
import type { Diagnostic } from './diagnostic.ts';
import { diagnostic } from './diagnostics.ts';
import { rolesOf, type Roles } from './roles.ts';
import { carried, tableOf, type Table } from './table.ts';
import { wiringOf, type NormalWire, type Wiring } from './wiring.ts';

/** All of a node that says what it computes: not where it stands. */
type Meaning = Pick<GraphNode, 'id' | 'kind' | 'label' | 'params' | 'initialWeights'>;

export interface NormalNode {
  readonly id: string;
  /** What the person calls it. */
  readonly label: string;
  readonly source: Meaning;
  /** Undefined for a kind that this version does not know. */
  readonly kind: NodeKind | undefined;
  /** Complete; null when they are not valid. */
  readonly params: Readonly<Record<string, Json>> | null;
  /** What is wrong with the parameters. */
  readonly problem: Diagnostic | null;
}

export interface NormalGraph {
  readonly document: GraphDocument;
  /** In the document's order. */
  readonly nodes: Table<NormalNode>;
  readonly wiring: Wiring;
  /** Nodes on and after a circle are missing. */
  readonly order: Order;
  readonly roles: Roles;
}

export function normalise(document: GraphDocument, before?: NormalGraph): NormalGraph {
  const nodes = nodesOf(document, before);
  const wiring = wiringOf(document, nodes, before && { document: before.document, nodes: before.nodes, wiring: before.wiring });
  const order = before ? reorder(wiring.sites, { links: before.wiring.sites, order: before.order }) : orderOf(wiring.sites);
  return { document, nodes, wiring, order, roles: rolesOf(nodes, before) };
}

function nodesOf({ nodes }: GraphDocument, before: NormalGraph | undefined): Table<NormalNode> {
  const index = indexOf(nodes.map(({ id }) => id), before?.nodes.index);
  const known = carried(index, before?.nodes);
  // A document that was put together by hand may name two nodes alike; the later one counts.
  const twice = index.size < nodes.length;
  const sources = twice || before?.document.nodes.length !== before?.nodes.size ? undefined : before?.document.nodes;
  const was = before && sources ? index.carry<GraphNode | undefined>(before.nodes.index, sources, undefined) : [];
  const list: NormalNode[] = [];
  nodes.forEach((node, at) => {
    const place = twice ? (index.get(node.id) as number) : at;
    list[place] = node === was[at] ? (known[at] as NormalNode) : normaliseNode(node, known[place]);
  });
  return tableOf(index, list, before?.nodes);
}

/** Nodes do not change, so what was made of one holds for as long as it lives. */
const cache = new WeakMap<GraphNode, NormalNode>();

function normaliseNode(source: GraphNode, before: NormalNode | undefined): NormalNode {
  const known = cache.get(source);
  if (known) return known;
  const node = before && sameMeaning(before.source, source) ? before : newNode(source);
  cache.set(source, node);
  return node;
}

function sameMeaning(a: Meaning, b: Meaning): boolean {
  return a.id === b.id && a.kind === b.kind && a.label === b.label && a.params === b.params && a.initialWeights === b.initialWeights;
}

function newNode(source: GraphNode): NormalNode {
  const kind = nodeKind(source.kind);
  const label = source.label?.trim() || kind?.label || source.kind;
  const parsed = kind?.params.safeParse(source.params);
  const issue = parsed?.error?.issues[0];
  const problem = issue
    ? diagnostic('param-value', { label, problem: issueSentence(issue, source.params) }, { node: source.id, param: String(issue.path[0] ?? '') })
    : null;
  return { id: source.id, label, source, kind, params: (parsed?.data ?? null) as NormalNode['params'], problem };
}

/** The wire at an input port. */
export function wireAt({ wiring }: NormalGraph, id: string, port: string): NormalWire | undefined {
  return wiring.sites.get(id)?.inputs.find(({ to }) => to.port === port);
}

/** The wires that leave a node and arrive, in the document's order. */
export function wiresFrom({ wiring }: NormalGraph, id: string): readonly NormalWire[] {
  const leaving = wiring.sites.get(id)?.leaving ?? [];
  return wiring.refused.size === 0 ? leaving : leaving.filter((wire) => !wiring.refused.has(wire));
}

/** The wires that enter a node, in the order of its ports; variadic ports in alphabetical order. */
export function inputWires({ wiring }: NormalGraph, { id, kind }: NormalNode): readonly (NormalWire | undefined)[] {
  if (!kind) return [];
  const wires = wiring.sites.get(id)?.inputs ?? [];
  if (!kind.variadic) return kind.inputs.map(({ name }) => wires.find(({ to }) => to.port === name));
  const wired: (NormalWire | undefined)[] = [...wires].sort((a, b) => (a.to.port < b.to.port ? -1 : 1));
  while (wired.length < kind.inputs.length) wired.push(undefined);
  return wired;
}
