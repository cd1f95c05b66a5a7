/**
 * The document as it is looked at: a card in the place of the members of each folded group, wires at the card's ports, inner wires left out.
 * And the way back: which nodes, ports and wires are meant by what is seen.
 */
import { portReferenceOf, portText, type GraphDocument, type GraphEdge, type GraphNode, type Group, type PortReference } from '../document.ts';
import { sharedInputs } from './border.ts';
import { groupName } from './groups.ts';

/** What a card is, where a kind is asked for; no file's node is of it by chance. */
export const GROUP_CARD = 'netloom:group';

interface Seen {
  readonly document: GraphDocument;
  /** By id. */
  readonly cards: ReadonlyMap<string, Group>;
  /** The card in whose place a member is hidden. */
  readonly hidden: ReadonlyMap<string, string>;
  /** By the id of a seen wire that stands for several: all of them. */
  readonly behind: ReadonlyMap<string, readonly string[]>;
  /** By an inner input that is one port with others: the first of them, which names it. */
  readonly named: ReadonlyMap<string, string>;
  /** By `card.node.port`, where it is several: the inner inputs. */
  readonly joined: ReadonlyMap<string, readonly string[]>;
}

/** The same object where no group is folded, and for the same document. */
export function seenDocument(document: GraphDocument): GraphDocument {
  return seenOf(document).document;
}

/** The document that was looked at. */
export function wholeDocument(seen: GraphDocument): GraphDocument {
  return wholes.get(seen) ?? seen;
}

/** The folded group whose card this is. */
export function cardNamed(document: GraphDocument, id: string): Group | undefined {
  return seenOf(wholeDocument(document)).cards.get(id);
}

/** Where a node is seen: itself, or the card that it is folded into. */
export function seenAs(document: GraphDocument, id: string): string {
  return seenOf(wholeDocument(document)).hidden.get(id) ?? id;
}

/** The nodes' ports that a port stands for: itself, or the inner ones of a card's. Several take one value together. */
export function realEnds(document: GraphDocument, end: PortReference): readonly PortReference[] {
  const { cards, joined } = seenOf(wholeDocument(document));
  if (!cards.has(end.node)) return [end];
  return (joined.get(portText(end)) ?? [end.port]).map(portReferenceOf);
}

/** Where a node's port is seen. */
export function seenEnd(document: GraphDocument, end: PortReference): PortReference {
  const { hidden, named } = seenOf(wholeDocument(document));
  const card = hidden.get(end.node);
  if (card === undefined) return end;
  const text = portText(end);
  return { node: card, port: named.get(text) ?? text };
}

/** The wires for which these, seen, stand. */
export function wiresBehind(document: GraphDocument, ids: readonly string[]): readonly string[] {
  const { behind } = seenOf(wholeDocument(document));
  return behind.size === 0 ? ids : [...new Set(ids.flatMap((id) => behind.get(id) ?? [id]))];
}

const known = new WeakMap<GraphDocument, Seen>();
const wholes = new WeakMap<GraphDocument, GraphDocument>();
const NOTHING: Omit<Seen, 'document'> = { cards: new Map(), hidden: new Map(), behind: new Map(), named: new Map(), joined: new Map() };

function seenOf(document: GraphDocument): Seen {
  const before = known.get(document);
  if (before) return before;
  const folded = document.groups?.filter((group) => group.folded) ?? [];
  const seen = folded.length === 0 ? { document, ...NOTHING } : looked(document, folded);
  known.set(document, seen);
  if (seen.document !== document) wholes.set(seen.document, document);
  return seen;
}

function looked(document: GraphDocument, folded: readonly Group[]): Seen {
  const cards = new Map(folded.map((group) => [group.id, group]));
  const hidden = new Map(folded.flatMap(({ id, members }) => members.map((member) => [member, id] as const)));
  const named = new Map<string, string>();
  const joined = new Map<string, readonly string[]>();
  for (const group of folded) {
    for (const list of sharedInputs(document, group, false)) {
      const [first = ''] = list;
      for (const end of list) named.set(end, first);
      joined.set(`${group.id}.${first}`, list);
    }
  }
  const end = (text: string, side: 'from' | 'to'): string => {
    const card = hidden.get(portReferenceOf(text).node);
    return card === undefined ? text : `${card}.${(side === 'to' ? named.get(text) : undefined) ?? text}`;
  };
  const shown = new Set<string>();
  const nodes = document.nodes.flatMap((node): readonly GraphNode[] => {
    const group = cards.get(hidden.get(node.id) ?? '');
    if (!group) return [node];
    if (shown.has(group.id)) return [];
    shown.add(group.id);
    return [cardNode(group)];
  });
  const first = new Map<string, string>();
  const behind = new Map<string, string[]>();
  const edges = document.edges.flatMap((edge): readonly GraphEdge[] => {
    const [start, target] = [hidden.get(portReferenceOf(edge.from).node), hidden.get(portReferenceOf(edge.to).node)];
    if (start === undefined && target === undefined) return [edge];
    if (start === target) return [];
    const led = ledTo(edge, end(edge.from, 'from'), end(edge.to, 'to'));
    const pair = `${led.from} ${led.to}`;
    const same = named.has(edge.to) ? first.get(pair) : undefined;
    if (same === undefined) {
      first.set(pair, edge.id);
      return [led];
    }
    behind.set(same, [...(behind.get(same) ?? [same]), edge.id]);
    return [];
  });
  return { document: { ...document, nodes, edges }, cards, hidden, behind, named, joined };
}

/** Cards and led wires are the same objects for the same groups and wires, so that what is drawn of them holds. */
const cardsMade = new WeakMap<Group, GraphNode>();
const wiresMade = new WeakMap<GraphEdge, GraphEdge>();

function cardNode(group: Group): GraphNode {
  const made = cardsMade.get(group) ?? { id: group.id, kind: GROUP_CARD, label: groupName(group), position: group.position, params: {} };
  cardsMade.set(group, made);
  return made;
}

function ledTo(edge: GraphEdge, from: string, to: string): GraphEdge {
  const made = wiresMade.get(edge);
  if (made?.from === from && made.to === to) return made;
  const led = { ...edge, from, to };
  wiresMade.set(edge, led);
  return led;
}
