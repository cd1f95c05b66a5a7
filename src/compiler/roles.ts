/** The few nodes that rules ask for by what they are, so that a rule need not walk over all of them. */
import type { NormalNode } from './normalise.ts';
import type { Table } from './table.ts';

/** All in the document's order. */
export interface Roles {
  readonly datasets: readonly NormalNode[];
  /** Ids of the loss nodes. */
  readonly losses: readonly string[];
  /** Nodes whose parameters are not valid. */
  readonly broken: readonly NormalNode[];
}

export function rolesOf(nodes: Table<NormalNode>, before: { readonly nodes: Table<NormalNode>; readonly roles: Roles } | undefined): Roles {
  if (before?.nodes === nodes) return before.roles;
  const datasets: NormalNode[] = [];
  const losses: string[] = [];
  const broken: NormalNode[] = [];
  for (const node of nodes.list) {
    if (node.problem) broken.push(node);
    if (node.kind?.id === 'dataset') datasets.push(node);
    else if (node.kind?.category === 'loss') losses.push(node.id);
  }
  return { datasets, losses, broken };
}
