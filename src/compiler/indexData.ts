import type { Program } from './program.ts';

/**
 * True where a layer looks something up by the numbers of a dataset node: what it takes for indices does not change a little
 * with them, so no gradient comes back to the data. Whole numbers alone make no indices: XOR's rows are 0 and 1 as well.
 */
export function isLookedUp({ operations }: Program, node: string): boolean {
  return operations.some(({ kind, inputs }) => kind === 'embedding' && inputs.some((input) => input.node === node && input.port === 'features'));
}
