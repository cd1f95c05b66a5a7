import { i18n } from '../../words/i18n.ts';
import { cellName, cellOf, inputOf, valueAt } from './cells.ts';
import type { KindExplanation, Layer, Term } from './explanation.ts';
import { oneNumber, type OneNumber } from './functions.ts';
import { backToState, gateSum, readColumns, readSteps, stateBefore, statesBefore, stepOf, unitsOf } from './recurrent.ts';
import { sumOfTerms, tex } from './tex.ts';
import { throughTime, type Recurrence, type StepBack } from './throughTime.ts';

/** Tanh or ReLU, as the parameters say. */
function bendOf({ params }: Layer): OneNumber {
  const name = String(params['activation'] ?? 'tanh');
  const found = oneNumber(name, {});
  if (!found) throw new Error(`A simple recurrent layer has no activation “${name}”.`);
  return found;
}

type State = readonly number[];

/** The state after a step. */
function following(layer: Layer) {
  const bend = bendOf(layer);
  return (step: number, before: State): State => before.map((_, unit) => bend.f(gateSum(layer, step, 0, unit, before)));
}

function start(layer: Layer): State {
  return new Array<number>(unitsOf(layer)).fill(0);
}

const recurrence: Recurrence = {
  gates: [{ name: '', factors: i18n.t('gradient at the output · slope') }],
  formula: '\\delta_t &= \\Big(\\frac{\\partial L}{\\partial y_t} + \\delta_{t+1} U^\\top\\Big)\\, f\'(z_t)',
  stepsBack(layer, given) {
    const bend = bendOf(layer);
    let stateBack: State = start(layer);
    const steps: StepBack[] = [];
    for (const [step, state] of [...statesBefore(layer, start(layer), following(layer)).entries()].reverse()) {
      const sums = state.map((_, unit) => [given(step, unit) + (stateBack[unit] ?? 0), bend.slope(gateSum(layer, step, 0, unit, state))] as const);
      steps.unshift({ sums, states: [state] });
      stateBack = backToState(layer, sums.map(([gradient, slope]) => gradient * slope));
    }
    return steps;
  },
};

/** Elman, 1990. */
export const simpleRnn: KindExplanation = {
  forward(layer, at) {
    const { step, unit } = stepOf(layer, at);
    const bend = bendOf(layer);
    const state = stateBefore(step, start(layer), following(layer));
    const input = inputOf(layer);
    const { kernel, recurrentKernel, bias } = layer.weights;
    const cells = readSteps(layer, step);
    const term = (label: string, x: number, w: number): Term => ({ label, parts: [x, w], value: x * w });
    const terms: Term[] = [
      ...cells.map((cell, feature) => term(`${cellName('x', input.shape, cell)} · w`, valueAt(input, cell), valueAt(kernel, cellOf(kernel?.shape ?? [], [feature, unit])))),
      ...state.map((value, other) => term(i18n.t('state before[{unit}] · u', { unit: other }), value, valueAt(recurrentKernel, cellOf(recurrentKernel?.shape ?? [], [other, unit])))),
      ...(bias ? [{ label: cellName('b', bias.shape, unit), parts: [valueAt(bias, unit)], value: valueAt(bias, unit) }] : []),
    ];
    const z = terms.reduce((total, { value }) => total + value, 0);
    const result = bend.f(z);
    return {
      title: i18n.t('Each unit weighs the numbers of the step and the state before, adds them up and bends the sum.'),
      formula: `z_t = x_t W + h_{t-1} U + b, \\qquad h_t = ${bend.write('z_t')}`,
      withNumbers: `\\begin{aligned} z &= ${sumOfTerms(terms)} \\\\ &= ${tex(z)} \\\\ h_t &= ${bend.write(tex(z))} = ${tex(result)} \\end{aligned}`,
      terms,
      stages: [{ label: i18n.t('sum z'), value: z }],
      result,
      reads: [{ from: 0, cells }, ...readColumns(layer, [unit])],
      notes: [i18n.t('This is unit {unit} at step {step}. Earlier steps count through the state.', { unit, step })],
    };
  },
  backward: throughTime(recurrence),
};
