/** Shallow merge in which `undefined` removes the key, so that it is also gone from the saved file. The base itself where it says all of it already. */
export function merge<T extends object>(base: T, change: { readonly [key: string]: unknown }): T {
  const own = new Map<string, unknown>(Object.entries(base));
  if (Object.entries(change).every(([key, value]) => same(own.get(key), value))) return base;
  const entries = Object.entries({ ...base, ...change }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as T;
}

/** Whether two values of a document say the same. */
function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || Array.isArray(a) !== Array.isArray(b)) return false;
  const [own, other] = [Object.entries(a), new Map<string, unknown>(Object.entries(b))];
  return own.length === other.size && own.every(([key, value]) => other.has(key) && same(value, other.get(key)));
}
