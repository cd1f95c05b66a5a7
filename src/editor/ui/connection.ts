/** What the browser says of the connection, for whatever is loaded unasked. */

/** What of `navigator.connection` is needed; only some browsers have it. */
export interface Connection {
  readonly saveData?: boolean;
  /** `4g` for whatever is at least as fast. */
  readonly effectiveType?: string;
}

/** Undefined where the browser says nothing. */
export function connectionNow(): Connection | undefined {
  return (navigator as Navigator & { readonly connection?: Connection }).connection;
}

/** True on a connection that somebody counts the bytes of, or that is slow: nothing is loaded there unasked. */
export function countsBytes(connection: Connection | undefined): boolean {
  return connection?.saveData === true || (connection?.effectiveType ?? '4g') !== '4g';
}
