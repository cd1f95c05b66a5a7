import { cellName, cellOf, inputOf, valueAt } from './cells.ts';
import type { KindExplanation, Layer, Term } from './explanation.ts';
import { oneNumber, type OneNumber } from './functions.ts';
import { gateSum, readSteps, stateBefore, stepOf, unitsOf } from './recurrent.ts';
import { sumOfTerms, tex } from './tex.ts';

/** Tanh or ReLU, as the parameters say. */
function bendOf({ params }: Layer): OneNumber {
  const name = String(params['activation'] ?? 'tanh');
  const found = oneNumber(name, {});
  if (!found) throw new Error(`A simple recurrent layer has no activation “${name}”.`);
  return found;
}

/** Elman, 1990. */
export const simpleRnn: KindExplanation = {
  forward(layer, at) {
    const { step, unit } = stepOf(layer, at);
    const bend = bendOf(layer);
    const zeros = new Array<number>(unitsOf(layer)).fill(0);
    const state = stateBefore<readonly number[]>(step, zeros, (each, before) => zeros.map((_, other) => bend.f(gateSum(layer, each, 0, other, before))));
    const input = inputOf(layer);
    const { kernel, recurrentKernel, bias } = layer.weights;
    const cells = readSteps(layer, step);
    const term = (label: string, x: number, w: number): Term => ({ label, parts: [x, w], value: x * w });
    const terms: Term[] = [
      ...cells.map((cell, feature) => term(`${cellName('x', input.shape, cell)} · w`, valueAt(input, cell), valueAt(kernel, cellOf(kernel?.shape ?? [], [feature, unit])))),
      ...state.map((value, other) => term(`state before[${other}] · u`, value, valueAt(recurrentKernel, cellOf(recurrentKernel?.shape ?? [], [other, unit])))),
      ...(bias ? [{ label: cellName('b', bias.shape, unit), parts: [valueAt(bias, unit)], value: valueAt(bias, unit) }] : []),
    ];
    const z = terms.reduce((total, { value }) => total + value, 0);
    const result = bend.f(z);
    return {
      title: 'Each unit weighs the numbers of the step and the state before, adds them up and bends the sum.',
      formula: `z_t = x_t W + h_{t-1} U + b, \\qquad h_t = ${bend.write('z_t')}`,
      withNumbers: `\\begin{aligned} z &= ${sumOfTerms(terms)} \\\\ &= ${tex(z)} \\\\ h_t &= ${bend.write(tex(z))} = ${tex(result)} \\end{aligned}`,
      terms,
      stages: [{ label: 'sum z', value: z }],
      result,
      reads: [{ from: 0, cells }],
      notes: [`This is unit ${unit} at step ${step}. Earlier steps count through the state.`],
    };
  },
};
