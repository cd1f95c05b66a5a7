import type { KindExplanation, Layer } from './explanation.ts';
import { gateSum, readSteps, sigmoid, stateBefore, stepOf, unitsOf } from './recurrent.ts';
import { factor, tex } from './tex.ts';

/** Gates of one unit; Keras orders them as update, reset, candidate, and resets before the product. */
function gatesOf(layer: Layer, step: number, unit: number, state: readonly number[]) {
  const update = sigmoid(gateSum(layer, step, 0, unit, state));
  const resets = state.map((_, other) => sigmoid(gateSum(layer, step, 1, other, state)));
  const candidate = Math.tanh(gateSum(layer, step, 2, unit, state.map((value, other) => value * (resets[other] ?? 0))));
  const before = state[unit] ?? 0;
  return { update, reset: resets[unit] ?? 0, candidate, before, after: update * before + (1 - update) * candidate };
}

/** Cho et al., 2014. */
export const gru: KindExplanation = {
  forward(layer, at) {
    const { step, unit } = stepOf(layer, at);
    const zeros = new Array<number>(unitsOf(layer)).fill(0);
    const state = stateBefore<readonly number[]>(step, zeros, (each, before) => zeros.map((_, other) => gatesOf(layer, each, other, before).after));
    const { update, reset, candidate, before, after } = gatesOf(layer, step, unit, state);
    return {
      title: 'One gate decides how much of the state is kept; the rest is filled with something new, for which another gate lets the past count or not.',
      formula: 'h_t = z_t\\, h_{t-1} + (1 - z_t)\\, \\tilde{h}_t',
      withNumbers: `\\begin{aligned} h_t &= ${tex(update)}\\cdot ${factor(before)} + ${tex(1 - update)}\\cdot ${factor(candidate)} \\\\ &= ${tex(after)} \\end{aligned}`,
      terms: [
        { label: 'kept: update gate · state before', parts: [update, before], value: update * before },
        { label: 'new: (1 − update gate) · candidate', parts: [1 - update, candidate], value: (1 - update) * candidate },
      ],
      stages: [{ label: 'update gate', value: update }, { label: 'reset gate', value: reset }, { label: 'candidate', value: candidate }],
      result: after,
      reads: [{ from: 0, cells: readSteps(layer, step) }],
      notes: [`This is unit ${unit} at step ${step}. Earlier steps count through the state.`],
    };
  },
};
