/** What the recurrent kinds have in common: they walk along the steps, and each step's gates read the numbers of the step and the state before. */
import { cellOf, inputOf, placeOf, valueAt } from './cells.ts';
import type { Layer } from './explanation.ts';

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

/** The numbers of a step, and those of all before it, which reach it by the state. */
export function readSteps(layer: Layer, step: number): number[] {
  const features = inputOf(layer).shape[1] ?? 0;
  return Array.from({ length: features }, (_, feature) => step * features + feature);
}
