/** One object for each type, so that equal types can be told by identity. */
import type { TensorType } from '../graph/tensorType.ts';

export function intern(outputs: Readonly<Record<string, TensorType>>): Readonly<Record<string, TensorType>> {
  return Object.fromEntries(Object.entries(outputs).map(([port, type]) => [port, internType(type)]));
}

const interned = new Map<string, TensorType>();
const MOST_INTERNED = 5000;

function internType(type: TensorType): TensorType {
  const key = JSON.stringify(type);
  const known = interned.get(key);
  if (known) return known;
  if (interned.size >= MOST_INTERNED) interned.clear();
  interned.set(key, type);
  return type;
}
