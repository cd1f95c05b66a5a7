/**
 * Groups that are applied several times in a row: the document with their copies written out. The first copy is the members themselves;
 * the others have their ids with a number, `dense#2`. What a member is given, its copies are.
 */
import { portReferenceOf, type GraphDocument, type GraphEdge, type GraphNode, type Group } from '../document.ts';
import { borderOf, startsOf, type Border } from './border.ts';

/** As many as a file may have. */
export const MAX_NODES = 20_000;

/** Why a group cannot be repeated as it is wired. */
export type RepeatProblem =
  | { readonly type: 'ports'; readonly entering: number; readonly leaving: number }
  /** With all copies the graph would have too many nodes. */
  | { readonly type: 'size'; readonly nodes: number };

/** A group that is repeated, as it is written out. */
export interface Repeated {
  readonly group: Group;
  /** Its members that are there, in the document's order. */
  readonly members: readonly string[];
  readonly times: number;
  /** The end at which the value that enters begins, and the member's at which the one that leaves does. */
  readonly entering: string;
  readonly leaving: string;
}

export interface Repeats {
  readonly repeated: readonly Repeated[];
  readonly problems: readonly { readonly group: Group; readonly member: string; readonly problem: RepeatProblem }[];
}

/** What the graph means: with all copies. The same object where no group is repeated, and for the same document. */
export function withCopies(document: GraphDocument): GraphDocument {
  return copiesOf(document).document;
}

/** The document whose copies were written out. */
export function withoutCopies(meant: GraphDocument): GraphDocument {
  return wholes.get(meant) ?? meant;
}

/** What is repeated in a document that `withCopies` gave, and what cannot be. */
export function repeatsOf(meant: GraphDocument): Repeats {
  return copiesOf(withoutCopies(meant));
}

/** The member that a node of such a document is a copy of; itself where it is none. */
export function originNode(meant: GraphDocument, id: string): string {
  return copiesOf(withoutCopies(meant)).origins.get(id) ?? id;
}

/** The wire of the document that a wire is a copy of. */
export function originWire(meant: GraphDocument, id: string): string {
  return copiesOf(withoutCopies(meant)).wireOrigins.get(id) ?? id;
}

/** The id of a member's copy, from 2 on. */
export function copyId(document: GraphDocument, member: string, number: number): string {
  return number === 1 ? member : copiesOf(withoutCopies(document)).idOf(member, number);
}

interface Copies extends Repeats {
  readonly document: GraphDocument;
  readonly origins: ReadonlyMap<string, string>;
  readonly wireOrigins: ReadonlyMap<string, string>;
  readonly idOf: (member: string, number: number) => string;
}

const known = new WeakMap<GraphDocument, Copies>();
const wholes = new WeakMap<GraphDocument, GraphDocument>();
const NONE: ReadonlyMap<string, string> = new Map();

function copiesOf(document: GraphDocument): Copies {
  const before = known.get(document);
  if (before) return before;
  const groups = document.groups?.filter(({ repeat = 1 }) => repeat > 1) ?? [];
  const copies = groups.length === 0 ? { document, repeated: [], problems: [], origins: NONE, wireOrigins: NONE, idOf: (member: string) => member } : written(document, groups);
  known.set(document, copies);
  if (copies.document !== document) wholes.set(copies.document, document);
  return copies;
}

function written(document: GraphDocument, groups: readonly Group[]): Copies {
  const taken = new Set(document.nodes.map(({ id }) => id));
  const takenWires = new Set(document.edges.map(({ id }) => id));
  const named = (ids: ReadonlySet<string>) => (id: string, number: number): string => {
    let name = `${id}#${number}`;
    while (ids.has(name)) name += '#';
    return name;
  };
  const [idOf, wireIdOf] = [named(taken), named(takenWires)];
  const origins = new Map<string, string>();
  const wireOrigins = new Map<string, string>();
  const repeated: Repeated[] = [];
  const problems: Copies['problems'][number][] = [];
  const nodes: GraphNode[] = [...document.nodes];
  let edges: readonly GraphEdge[] = document.edges;
  const added: GraphEdge[] = [];
  for (const group of groups) {
    const own = new Set(group.members);
    const members = document.nodes.filter(({ id }) => own.has(id));
    if (members.length === 0) continue;
    const times = group.repeat ?? 1;
    const border = borderOf({ ...document, edges }, group);
    const found = problemOf(border, nodes.length + members.length * (times - 1));
    const [entering = '', leaving = ''] = [startsOf(border.entering)[0], startsOf(border.leaving)[0]];
    if (found) {
      problems.push({ group, member: portReferenceOf(leaving).node || (members.at(-1)?.id ?? ''), problem: found });
      continue;
    }
    repeated.push({ group, members: members.map(({ id }) => id), times, entering, leaving });
    const end = (text: string, number: number): string => {
      const { node, port } = portReferenceOf(text);
      return number === 1 ? text : `${idOf(node, number)}.${port}`;
    };
    for (let number = 2; number <= times; number++) {
      for (const node of members) {
        const id = idOf(node.id, number);
        origins.set(id, node.id);
        nodes.push(copiedNode(node, number, id, group.initialWeights?.[id]));
      }
      const copied = (edge: GraphEdge, from: string): void => {
        const id = wireIdOf(edge.id, number);
        wireOrigins.set(id, edge.id);
        added.push(copiedWire(edge, number, { id, from, to: end(edge.to, number) }));
      };
      for (const edge of border.entering) copied(edge, end(leaving, number - 1));
      for (const edge of border.inner) copied(edge, end(edge.from, number));
    }
    const out = new Set(border.leaving);
    edges = edges.map((edge) => (out.has(edge) ? copiedWire(edge, 0, { id: edge.id, from: end(edge.from, times), to: edge.to }) : edge));
  }
  const whole = repeated.length === 0 ? document : { ...document, nodes, edges: [...edges, ...added] };
  return { document: whole, repeated, problems, origins, wireOrigins, idOf };
}

function problemOf({ entering, leaving }: Border, nodes: number): RepeatProblem | null {
  const [comes, goes] = [startsOf(entering).length, startsOf(leaving).length];
  if (comes !== 1 || goes !== 1) return { type: 'ports', entering: comes, leaving: goes };
  return nodes > MAX_NODES ? { type: 'size', nodes } : null;
}

/** While a node or wire is the same object, so are its copies: a recompile finds what has changed by that. */
const nodesMade = new WeakMap<GraphNode, GraphNode[]>();
const wiresMade = new WeakMap<GraphEdge, GraphEdge[]>();

function copiedNode(node: GraphNode, number: number, id: string, weights: GraphNode['initialWeights']): GraphNode {
  const made = nodesMade.get(node) ?? [];
  nodesMade.set(node, made);
  const before = made[number];
  const initialWeights = weights ?? node.initialWeights;
  if (before?.id === id && before.initialWeights === initialWeights) return before;
  const copy = { ...node, id, ...(initialWeights ? { initialWeights } : {}) };
  made[number] = copy;
  return copy;
}

function copiedWire(edge: GraphEdge, number: number, { id, from, to }: Pick<GraphEdge, 'id' | 'from' | 'to'>): GraphEdge {
  const made = wiresMade.get(edge) ?? [];
  wiresMade.set(edge, made);
  const before = made[number];
  if (before?.id === id && before.from === from && before.to === to) return before;
  const copy = { ...edge, id, from, to };
  made[number] = copy;
  return copy;
}
