/** Settings of nodes as they are meant: with their defaults, so that what was left out and what was written are the same. */
import { dataSource } from '../datasets/registry.ts';
import type { GraphNode, Json } from '../graph/document.ts';
import { nodeKind } from '../nodes/registry.ts';

type Settings = Readonly<Record<string, Json>>;

/** A node's settings, complete; as they are written where they do not fit its kind, or the kind is not known. */
export function settingsOf({ kind, params }: Pick<GraphNode, 'kind' | 'params'>): Settings {
  const read = nodeKind(kind)?.params.safeParse(params);
  const complete = read?.success ? ({ ...params, ...read.data } as Settings) : params;
  if (kind !== 'dataset') return complete;
  const rows = dataSource(String(complete['source']))?.params.safeParse(complete);
  return rows?.success ? { ...complete, ...(rows.data as Settings) } : complete;
}

/** True where two values of JSON say the same, whatever the order of their fields. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [a as Readonly<Record<string, unknown>>, b as Readonly<Record<string, unknown>>];
  const keys = Object.keys(left);
  return keys.length === Object.keys(right).length && keys.every((key) => Object.hasOwn(right, key) && sameJson(left[key], right[key]));
}
