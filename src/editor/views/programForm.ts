/** What a program looks like: how many inputs, which layers, which data. By this a picture knows whether it fits. */
import type { Operation, Program, ProgramLoss, ProgramSource } from '../../compiler/program.ts';
import type { NestedNumbers, Weights } from '../../graph/document.ts';

/** All numbers of a weight, in order. */
export function flatNumbers(nested: NestedNumbers | undefined): readonly number[] {
  if (nested === undefined) return [];
  return typeof nested === 'number' ? [nested] : nested.flatMap(flatNumbers);
}

/** The program's data set, where it has exactly one. */
export function onlySource(program: Program): ProgramSource | null {
  const [source, second] = program.sources;
  return source && !second ? source : null;
}

export function onlyLoss(program: Program): ProgramLoss | null {
  const [loss, second] = program.losses;
  return loss && !second ? loss : null;
}

/** One Dense unit on the data themselves, alone or followed by one activation. */
export interface SingleUnit {
  readonly dense: Operation;
  /** `linear`, `step`, `sigmoid`, ... */
  readonly activation: string;
}

/** The unit, where the whole program is one Dense layer of one unit with at most one activation after it. */
export function singleUnit(program: Program): SingleUnit | null {
  const source = onlySource(program);
  const [dense, activation, third] = program.operations;
  if (!source || !dense || third || dense.kind !== 'dense' || dense.output.shape[0] !== 1) return null;
  if (dense.inputs[0]?.node !== source.node || dense.inputs[0].port !== 'features') return null;
  const own = String(dense.params['activation'] ?? 'linear');
  if (!activation) return { dense, activation: own };
  if (own !== 'linear' || activation.inputs.length !== 1 || activation.inputs[0]?.node !== dense.node || activation.weights.length > 0) return null;
  return { dense, activation: activation.kind };
}

/** Kernel and bias of a single unit; a unit without bias has 0. */
export function unitWeights(weights: Weights | undefined): { readonly kernel: readonly number[]; readonly bias: number } | null {
  if (!weights) return null;
  const kernel = flatNumbers(weights['kernel']);
  return kernel.length === 0 ? null : { kernel, bias: flatNumbers(weights['bias'])[0] ?? 0 };
}

/** Data that lie on a plane: two columns, or three of which one always holds the same number (a bias column). */
export interface PlaneInput {
  /** Which columns are x and y. */
  readonly columns: readonly [x: number, y: number];
  readonly constant: { readonly column: number; readonly value: number } | null;
  /** Columns in all. */
  readonly size: 2 | 3;
}

export function planeInput(program: Program): PlaneInput | null {
  const source = onlySource(program);
  if (!source || source.features.shape.length !== 1) return null;
  if (source.features.shape[0] === 2) return { columns: [0, 1], constant: null, size: 2 };
  if (source.features.shape[0] !== 3) return null;
  const rows = tableOf(source);
  for (const column of [2, 0, 1]) {
    const value = rows[0]?.[column];
    if (value === undefined || !rows.every((row) => row[column] === value)) continue;
    const [x, y] = [0, 1, 2].filter((other) => other !== column);
    if (x !== undefined && y !== undefined) return { columns: [x, y], constant: { column, value }, size: 3 };
  }
  return null;
}

/** The typed-in features of a table; empty for other data, whose columns only the engine knows. */
function tableOf(source: ProgramSource): readonly (readonly number[])[] {
  const features = source.params['features'];
  if (source.source !== 'table' || !Array.isArray(features)) return [];
  return features.map((row: unknown) => (Array.isArray(row) ? row.filter((value) => typeof value === 'number') : []));
}

/** Rows of features for places on the plane, the constant column filled in: `[places, size]`, row after row. */
export function planeFeatures(input: PlaneInput, places: Iterable<readonly [x: number, y: number]>): Float32Array {
  const rows: number[] = [];
  for (const [x, y] of places) {
    const row = new Array<number>(input.size).fill(input.constant?.value ?? 0);
    row[input.columns[0]] = x;
    row[input.columns[1]] = y;
    rows.push(...row);
  }
  return Float32Array.from(rows);
}
