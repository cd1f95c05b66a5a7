/** The wires at the border of a group, and which of its inputs take one value together. */
import { portReferenceOf, type GraphDocument, type GraphEdge, type Group } from '../document.ts';

export interface Border {
  /** From outside to a member, in the document's order. */
  readonly entering: readonly GraphEdge[];
  readonly leaving: readonly GraphEdge[];
  /** Between two members. */
  readonly inner: readonly GraphEdge[];
}

export function borderOf({ edges }: GraphDocument, { members }: Pick<Group, 'members'>): Border {
  const own = new Set(members);
  const [entering, leaving, inner]: [GraphEdge[], GraphEdge[], GraphEdge[]] = [[], [], []];
  for (const edge of edges) {
    const [from, to] = [own.has(portReferenceOf(edge.from).node), own.has(portReferenceOf(edge.to).node)];
    if (from && to) inner.push(edge);
    else if (to) entering.push(edge);
    else if (from) leaving.push(edge);
  }
  return { entering, leaving, inner };
}

/** The distinct ends at which the wires begin: one for each value. */
export function startsOf(edges: readonly GraphEdge[]): readonly string[] {
  return [...new Set(edges.map(({ from }) => from))];
}

/**
 * Lists of inner inputs that are one port: those that the group keeps, parted where they take different values.
 * @param wired those that take one value now are joined too.
 */
export function sharedInputs(document: GraphDocument, group: Group, wired: boolean): readonly (readonly string[])[] {
  const { entering, inner } = borderOf(document, group);
  const fedBy = new Map(entering.map(({ from, to }) => [to, from]));
  const fedInside = new Set(inner.map(({ to }) => to));
  const own = new Set(group.members);
  const lists: string[][] = [];
  const placed = new Map<string, string[]>();
  for (const kept of group.inputs ?? []) {
    const bySource = new Map<string, string[]>();
    for (const end of kept) {
      if (!own.has(portReferenceOf(end).node) || fedInside.has(end) || placed.has(end)) continue;
      const source = fedBy.get(end) ?? '';
      const list = bySource.get(source) ?? [];
      list.push(end);
      placed.set(end, list);
      bySource.set(source, list);
    }
    lists.push(...bySource.values());
  }
  if (wired) {
    const bySource = new Map<string, string[]>();
    for (const [end, list] of placed) bySource.set(fedBy.get(end) ?? `free ${end}`, list);
    for (const [end, source] of fedBy) {
      if (placed.has(end)) continue;
      const list = bySource.get(source) ?? [];
      if (list.length === 0) lists.push(list);
      list.push(end);
      bySource.set(source, list);
    }
  }
  return lists.filter((list) => list.length > 1);
}
