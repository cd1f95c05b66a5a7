import { dataset } from './dataset.ts';
import { dense } from './dense.ts';
import type { NodeKind } from './kind.ts';

/** Every node kind, in the order in which the palette shows them. To add one is to add a file and a line here. */
export const nodeKinds: readonly NodeKind[] = [dataset, dense];

const byId = new Map(nodeKinds.map((kind) => [kind.id, kind]));

/** The kind of that id, or undefined for one that this version does not know. */
export function nodeKind(id: string): NodeKind | undefined {
  return byId.get(id);
}
