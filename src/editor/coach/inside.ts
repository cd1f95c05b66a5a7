/** What a look into a run saw, by what a rule asks for. */
import type { Probed } from '../../runtime/protocol.ts';

/** Arrays by quantity and name: `activations bend.out`, `weights hidden.kernel`, `weightGradients hidden.kernel`. */
export type Inside = ReadonlyMap<string, Probed>;

export function insideOf(values: readonly Probed[]): Inside {
  return new Map(values.map((each) => [keyOf(each.quantity, each.node, each.name), each]));
}

function keyOf(quantity: Probed['quantity'], node: string, name: string): string {
  return `${quantity} ${node}.${name}`;
}

/** One of the arrays; undefined where nobody looked. */
export function seenIn(inside: Inside, quantity: Probed['quantity'], node: string, name: string): Probed | undefined {
  return inside.get(keyOf(quantity, node, name));
}

/** `[rows][numbers of a row]` of what leaves a node, or null where nobody looked. */
export interface Rows {
  readonly rows: number;
  /** Of one row. */
  readonly size: number;
  /** The last axis: units of a dense layer, channels of an image. */
  readonly units: number;
  readonly values: Float32Array;
}

export function activationsOf(inside: Inside, node: string, port = 'out'): Rows | null {
  const seen = seenIn(inside, 'activations', node, port);
  const [rows = 0] = seen?.shape ?? [];
  if (seen?.as !== 'values' || rows === 0) return null;
  const size = seen.values.length / rows;
  return { rows, size, units: seen.shape.length > 1 ? (seen.shape.at(-1) ?? 1) : 1, values: seen.values };
}

/** The Euclidean norm of weights or of their gradient, whether the numbers themselves were asked for or it alone. */
export function normOf(inside: Inside, quantity: 'weights' | 'weightGradients', node: string, name: string): number | null {
  const seen = seenIn(inside, quantity, node, name);
  if (!seen || seen.as === 'histogram') return null;
  return seen.as === 'norm' ? (seen.values[0] ?? null) : Math.sqrt(seen.values.reduce((sum, value) => sum + value * value, 0));
}

/** The share of numbers for which something holds, from 0 to 1. */
export function shareOf(values: Float32Array, holds: (value: number) => boolean): number {
  let count = 0;
  for (const value of values) if (holds(value)) count++;
  return count / values.length;
}

/** How many units say nothing for any row: each of their numbers is 0. */
export function silentUnits({ values, units }: Rows): number {
  const alive = new Uint8Array(units);
  for (let at = 0; at < values.length; at++) if (values[at] !== 0) alive[at % units] = 1;
  return units - alive.reduce((sum, one) => sum + one, 0);
}
