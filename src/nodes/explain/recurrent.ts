/** What the recurrent kinds have in common: they walk along the steps, and each step's gates read the numbers of the step and the state before. */
import { cellOf, inputOf, placeOf, valueAt } from './cells.ts';
import type { Layer, Reads } from './explanation.ts';

export const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/** Which step and unit an output's number belongs to: without every step's result it is the last. */
export function stepOf(layer: Layer, at: number): { readonly step: number; readonly unit: number } {
  const steps = inputOf(layer).shape[0] ?? 0;
  const place = placeOf(layer.output.shape, at);
  return layer.output.shape.length === 2 ? { step: place[0] ?? 0, unit: place[1] ?? 0 } : { step: steps - 1, unit: place[0] ?? 0 };
}

export function unitsOf({ output }: Layer): number {
  return output.shape.at(-1) ?? 0;
}

/**
 * What goes into a gate of a unit at a step, before its activation.
 * @param gate which block of the kernels: their columns are gate after gate.
 * @param state one number for each unit.
 */
export function gateSum(layer: Layer, step: number, gate: number, unit: number, state: readonly number[]): number {
  const input = inputOf(layer);
  const features = input.shape[1] ?? 0;
  const column = gate * unitsOf(layer) + unit;
  const { kernel, recurrentKernel, bias } = layer.weights;
  let total = bias ? valueAt(bias, column) : 0;
  for (let feature = 0; feature < features; feature++) total += valueAt(input, cellOf(input.shape, [step, feature])) * valueAt(kernel, cellOf(kernel?.shape ?? [], [feature, column]));
  state.forEach((value, index) => { total += value * valueAt(recurrentKernel, cellOf(recurrentKernel?.shape ?? [], [index, column])); });
  return total;
}

/** The state before a step, from zeros on. @param next a step's state from the one before. */
export function stateBefore<S>(step: number, start: S, next: (step: number, state: S) => S): S {
  let state = start;
  for (let at = 0; at < step; at++) state = next(at, state);
  return state;
}

/** The state before each step, in their order. @param next a step's state from the one before. */
export function statesBefore<S>(layer: Layer, start: S, next: (step: number, state: S) => S): readonly S[] {
  const states = [start];
  for (let step = 1; step < (inputOf(layer).shape[0] ?? 0); step++) states.push(next(step - 1, states[step - 1] as S));
  return states;
}

/**
 * What gradients at a step's sums come to at the state that the recurrent kernel read: a number a unit.
 * @param sums gate after gate. @param from the first gate that is counted, @param to the one behind the last.
 */
export function backToState(layer: Layer, sums: readonly number[], from = 0, to = Infinity): number[] {
  const units = unitsOf(layer);
  const { recurrentKernel } = layer.weights;
  const columns = recurrentKernel?.shape[1] ?? 0;
  return Array.from({ length: units }, (_, unit) => {
    let total = 0;
    for (let column = from * units; column < Math.min(columns, to * units); column++) total += (sums[column] ?? 0) * valueAt(recurrentKernel, unit * columns + column);
    return total;
  });
}

/** The numbers of a step, and those of all before it, which reach it by the state. */
export function readSteps(layer: Layer, step: number): number[] {
  const features = inputOf(layer).shape[1] ?? 0;
  return Array.from({ length: features }, (_, feature) => step * features + feature);
}

/** The columns of the kernels, and their biases, that make a unit's gates: `gates` of them, one after another. */
export function columnsOf(layer: Layer, unit: number, gates: number): number[] {
  return Array.from({ length: gates }, (_, gate) => gate * unitsOf(layer) + unit);
}

/** All weights in these columns. */
export function readColumns({ weights }: Layer, columns: readonly number[]): Reads[] {
  return ['kernel', 'recurrentKernel', 'bias'].flatMap((from) => {
    const shape = weights[from]?.shape;
    if (!shape) return [];
    const width = shape.at(-1) ?? 0;
    const rows = shape.length === 2 ? (shape[0] ?? 0) : 1;
    return [{ from, cells: Array.from({ length: rows }, (_, row) => columns.map((column) => row * width + column)).flat() }];
  });
}
