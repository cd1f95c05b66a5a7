/** A thing on the canvas that can have the focus. */
import type { WireEnd } from './connection.ts';

export type Place = { readonly type: 'node' | 'wire'; readonly id: string } | ({ readonly type: 'port' } & WireEnd);

/** The node that a place belongs to; null for a wire, which belongs to two. */
export function nodeAt(place: Place): string | null {
  if (place.type === 'port') return place.node;
  return place.type === 'node' ? place.id : null;
}
