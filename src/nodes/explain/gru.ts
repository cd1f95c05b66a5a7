import { i18n } from '../../words/i18n.ts';
import type { KindExplanation, Layer } from './explanation.ts';
import { backToState, columnsOf, gateSum, readColumns, readSteps, sigmoid, stateBefore, statesBefore, stepOf, unitsOf } from './recurrent.ts';
import { factor, tex } from './tex.ts';
import { throughTime, type Recurrence, type StepBack } from './throughTime.ts';

/** Gates of one unit; Keras orders them as update, reset, candidate, and resets before the product. */
function gatesOf(layer: Layer, step: number, unit: number, state: readonly number[]) {
  const update = sigmoid(gateSum(layer, step, 0, unit, state));
  const resets = state.map((_, other) => sigmoid(gateSum(layer, step, 1, other, state)));
  const candidate = Math.tanh(gateSum(layer, step, 2, unit, state.map((value, other) => value * (resets[other] ?? 0))));
  const before = state[unit] ?? 0;
  return { update, reset: resets[unit] ?? 0, candidate, before, after: update * before + (1 - update) * candidate };
}

type State = readonly number[];

/** The state after a step. */
function following(layer: Layer) {
  return (step: number, before: State): State => before.map((_, unit) => gatesOf(layer, step, unit, before).after);
}

function start(layer: Layer): State {
  return new Array<number>(unitsOf(layer)).fill(0);
}

const recurrence: Recurrence = {
  gates: [
    { name: i18n.t('update gate'), factors: i18n.t('gradient at the output · (state before − candidate) · gate’s slope') },
    { name: i18n.t('reset gate'), factors: i18n.t('gradient at the reset state · state before · gate’s slope') },
    { name: i18n.t('candidate'), factors: i18n.t('gradient at the output · (1 − update gate) · tanh’s slope') },
  ],
  formula: [
    '\\delta^z_t &= \\bar{h}_t\\, (h_{t-1} - \\tilde{h}_t)\\, z_t (1 - z_t), \\quad \\delta^{\\tilde{h}}_t = \\bar{h}_t\\, (1 - z_t)(1 - \\tilde{h}_t^2)',
    '\\delta^r_t &= \\bar{s}_t\\, h_{t-1}\\, r_t (1 - r_t), \\qquad \\bar{s}_t = \\delta^{\\tilde{h}}_t U_{\\tilde{h}}^\\top',
    '\\bar{h}_{t-1} &= \\frac{\\partial L}{\\partial y_{t-1}} + \\bar{h}_t\\, z_t + \\bar{s}_t\\, r_t + \\delta^z_t U_z^\\top + \\delta^r_t U_r^\\top',
  ].join(' \\\\ '),
  stepsBack(layer, given) {
    const states = statesBefore(layer, start(layer), following(layer));
    let stateBack: State = start(layer);
    const steps: StepBack[] = [];
    for (const [step, state] of [...states.entries()].reverse()) {
      const gates = state.map((_, unit) => gatesOf(layer, step, unit, state));
      const shown = gates.map((_, unit) => given(step, unit) + (stateBack[unit] ?? 0));
      const update = gates.map(({ update: z, before, candidate }, unit) => [shown[unit] ?? 0, before - candidate, z * (1 - z)]);
      const candidates = gates.map(({ update: z, candidate }, unit) => [shown[unit] ?? 0, 1 - z, 1 - candidate ** 2]);
      // The candidate reads the state times the reset gate.
      const toReset = backToState(layer, [...update, ...update, ...candidates].map(multiplied), 2, 3);
      const reset = gates.map(({ reset: r, before }, unit) => [toReset[unit] ?? 0, before, r * (1 - r)]);
      const sums = [...update, ...reset, ...candidates];
      const throughGates = backToState(layer, sums.map(multiplied), 0, 2);
      steps.unshift({ sums, states: [state, state, gates.map(({ reset: r, before }) => r * before)] });
      stateBack = gates.map(({ update: z, reset: r }, unit) => (shown[unit] ?? 0) * z + (toReset[unit] ?? 0) * r + (throughGates[unit] ?? 0));
    }
    return steps;
  },
};

const multiplied = (parts: readonly number[]): number => parts.reduce((a, b) => a * b);

/** Those of its own gates, and of the reset gates of all units: each lets that unit's past count in the candidate or not. */
function columnsOfUnit(layer: Layer, unit: number): number[] {
  const units = unitsOf(layer);
  return [...new Set([...columnsOf(layer, unit, 3), ...Array.from({ length: units }, (_, other) => units + other)])];
}

/** Cho et al., 2014. */
export const gru: KindExplanation = {
  forward(layer, at) {
    const { step, unit } = stepOf(layer, at);
    const state = stateBefore(step, start(layer), following(layer));
    const { update, reset, candidate, before, after } = gatesOf(layer, step, unit, state);
    return {
      title: i18n.t('One gate decides how much of the state is kept; the rest is filled with something new, for which another gate lets the past count or not.'),
      formula: 'h_t = z_t\\, h_{t-1} + (1 - z_t)\\, \\tilde{h}_t',
      withNumbers: `\\begin{aligned} h_t &= ${tex(update)}\\cdot ${factor(before)} + ${tex(1 - update)}\\cdot ${factor(candidate)} \\\\ &= ${tex(after)} \\end{aligned}`,
      terms: [
        { label: i18n.t('kept: update gate · state before'), parts: [update, before], value: update * before },
        { label: i18n.t('new: (1 − update gate) · candidate'), parts: [1 - update, candidate], value: (1 - update) * candidate },
      ],
      stages: [{ label: i18n.t('update gate'), value: update }, { label: i18n.t('reset gate'), value: reset }, { label: i18n.t('candidate'), value: candidate }],
      result: after,
      reads: [{ from: 0, cells: readSteps(layer, step) }, ...readColumns(layer, columnsOfUnit(layer, unit))],
      notes: [i18n.t('This is unit {unit} at step {step}. Earlier steps count through the state.', { unit, step })],
    };
  },
  backward: throughTime(recurrence),
};
