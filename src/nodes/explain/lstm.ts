import { i18n } from '../../words/i18n.ts';
import type { KindExplanation, Layer } from './explanation.ts';
import { backToState, columnsOf, gateSum, readColumns, readSteps, sigmoid, stateBefore, statesBefore, stepOf, unitsOf } from './recurrent.ts';
import { factor, tex } from './tex.ts';
import { throughTime, type Recurrence, type StepBack } from './throughTime.ts';

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

/** The state after a step. */
function following(layer: Layer) {
  return (step: number, before: State): State => {
    const all = before.shown.map((_, unit) => gatesOf(layer, step, unit, before));
    return { shown: all.map(({ shown }) => shown), cell: all.map(({ after }) => after) };
  };
}

function start(layer: Layer): State {
  const zeros = new Array<number>(unitsOf(layer)).fill(0);
  return { shown: zeros, cell: zeros };
}

const recurrence: Recurrence = {
  gates: [
    { name: i18n.t('input gate'), factors: i18n.t('gradient at the cell · candidate · gate’s slope') },
    { name: i18n.t('forget gate'), factors: i18n.t('gradient at the cell · cell before · gate’s slope') },
    { name: i18n.t('candidate'), factors: i18n.t('gradient at the cell · input gate · tanh’s slope') },
    { name: i18n.t('output gate'), factors: i18n.t('gradient at the output · tanh of the cell · gate’s slope') },
  ],
  formula: [
    '\\delta^i_t &= \\bar{c}_t\\, \\tilde{c}_t\\, i_t (1 - i_t), \\quad \\delta^f_t = \\bar{c}_t\\, c_{t-1}\\, f_t (1 - f_t)',
    '\\delta^{\\tilde{c}}_t &= \\bar{c}_t\\, i_t (1 - \\tilde{c}_t^2), \\quad \\delta^o_t = \\bar{h}_t \\tanh(c_t)\\, o_t (1 - o_t)',
    '\\bar{c}_t &= \\bar{h}_t\\, o_t (1 - \\tanh^2 c_t) + \\bar{c}_{t+1}\\, f_{t+1}',
    '\\bar{h}_t &= \\frac{\\partial L}{\\partial y_t} + \\delta_{t+1} U^\\top',
  ].join(' \\\\ '),
  stepsBack(layer, given) {
    const states = statesBefore(layer, start(layer), following(layer));
    let shownBack = states[0]?.shown ?? [];
    let cellBack = shownBack;
    const steps: StepBack[] = [];
    for (const [step, state] of [...states.entries()].reverse()) {
      const gates = state.shown.map((_, unit) => gatesOf(layer, step, unit, state));
      const shown = gates.map((_, unit) => given(step, unit) + (shownBack[unit] ?? 0));
      const cell = gates.map(({ show, after }, unit) => (shown[unit] ?? 0) * show * (1 - Math.tanh(after) ** 2) + (cellBack[unit] ?? 0));
      const sums = [
        ...gates.map(({ candidate, write }, unit) => [cell[unit] ?? 0, candidate, write * (1 - write)]),
        ...gates.map(({ before, forget }, unit) => [cell[unit] ?? 0, before, forget * (1 - forget)]),
        ...gates.map(({ write, candidate }, unit) => [cell[unit] ?? 0, write, 1 - candidate ** 2]),
        ...gates.map(({ after, show }, unit) => [shown[unit] ?? 0, Math.tanh(after), show * (1 - show)]),
      ];
      steps.unshift({ sums, states: recurrence.gates.map(() => state.shown) });
      shownBack = backToState(layer, sums.map((parts) => parts.reduce((a, b) => a * b)));
      cellBack = gates.map(({ forget }, unit) => (cell[unit] ?? 0) * forget);
    }
    return steps;
  },
};

/** Hochreiter and Schmidhuber, 1997, with the forget gate of Gers et al., 2000. */
export const lstm: KindExplanation = {
  forward(layer, at) {
    const { step, unit } = stepOf(layer, at);
    const state = stateBefore(step, start(layer), following(layer));
    const { write, forget, show, candidate, before, after, shown } = gatesOf(layer, step, unit, state);
    return {
      title: i18n.t('Three gates decide how much of the cell is kept, how much of the new is written, and how much is shown.'),
      formula: 'c_t = f_t\\, c_{t-1} + i_t\\, \\tilde{c}_t, \\qquad h_t = o_t \\tanh c_t',
      withNumbers: `\\begin{aligned} c_t &= ${tex(forget)}\\cdot ${factor(before)} + ${tex(write)}\\cdot ${factor(candidate)} = ${tex(after)} \\\\ h_t &= ${tex(show)}\\cdot \\tanh(${tex(after)}) = ${tex(shown)} \\end{aligned}`,
      terms: [
        { label: i18n.t('kept: forget gate · cell before'), parts: [forget, before], value: forget * before },
        { label: i18n.t('written: input gate · candidate'), parts: [write, candidate], value: write * candidate },
      ],
      stages: [{ label: i18n.t('forget gate'), value: forget }, { label: i18n.t('input gate'), value: write }, { label: i18n.t('candidate'), value: candidate }, { label: i18n.t('cell'), value: after }, { label: i18n.t('output gate'), value: show }],
      result: shown,
      reads: [{ from: 0, cells: readSteps(layer, step) }, ...readColumns(layer, columnsOf(layer, unit, 4))],
      notes: [i18n.t('This is unit {unit} at step {step}. Each gate is a sigmoid of the step’s numbers and of what all units showed before; earlier steps count through the cell.', { unit, step })],
    };
  },
  backward: throughTime(recurrence),
};
