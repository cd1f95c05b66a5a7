import type { KindExplanation, Layer } from './explanation.ts';
import { gateSum, readSteps, sigmoid, stateBefore, stepOf, unitsOf } from './recurrent.ts';
import { factor, tex } from './tex.ts';

interface State {
  readonly shown: readonly number[];
  readonly cell: readonly number[];
}

/** Gates of one unit; Keras orders them as input, forget, candidate, output. */
function gatesOf(layer: Layer, step: number, unit: number, { shown, cell }: State) {
  const sums = [0, 1, 2, 3].map((gate) => gateSum(layer, step, gate, unit, shown)) as [number, number, number, number];
  const [write, forget, show] = [sigmoid(sums[0]), sigmoid(sums[1]), sigmoid(sums[3])];
  const candidate = Math.tanh(sums[2]);
  const before = cell[unit] ?? 0;
  const after = forget * before + write * candidate;
  return { write, forget, show, candidate, before, after, shown: show * Math.tanh(after) };
}

/** Hochreiter and Schmidhuber, 1997, with the forget gate of Gers et al., 2000. */
export const lstm: KindExplanation = {
  forward(layer, at) {
    const { step, unit } = stepOf(layer, at);
    const zeros = new Array<number>(unitsOf(layer)).fill(0);
    const state = stateBefore<State>(step, { shown: zeros, cell: zeros }, (each, before) => {
      const all = zeros.map((_, other) => gatesOf(layer, each, other, before));
      return { shown: all.map(({ shown }) => shown), cell: all.map(({ after }) => after) };
    });
    const { write, forget, show, candidate, before, after, shown } = gatesOf(layer, step, unit, state);
    return {
      title: 'Three gates decide how much of the cell is kept, how much of the new is written, and how much is shown.',
      formula: 'c_t = f_t\\, c_{t-1} + i_t\\, \\tilde{c}_t, \\qquad h_t = o_t \\tanh c_t',
      withNumbers: `\\begin{aligned} c_t &= ${tex(forget)}\\cdot ${factor(before)} + ${tex(write)}\\cdot ${factor(candidate)} = ${tex(after)} \\\\ h_t &= ${tex(show)}\\cdot \\tanh(${tex(after)}) = ${tex(shown)} \\end{aligned}`,
      terms: [
        { label: 'kept: forget gate · cell before', parts: [forget, before], value: forget * before },
        { label: 'written: input gate · candidate', parts: [write, candidate], value: write * candidate },
      ],
      stages: [{ label: 'forget gate', value: forget }, { label: 'input gate', value: write }, { label: 'candidate', value: candidate }, { label: 'cell', value: after }, { label: 'output gate', value: show }],
      result: shown,
      reads: [{ from: 0, cells: readSteps(layer, step) }],
      notes: [`This is unit ${unit} at step ${step}. Each gate is a sigmoid of the step’s numbers and of what all units showed before; earlier steps count through the cell.`],
    };
  },
};
