/**
 * How gradients come back through a recurrent layer: from the last step to the first, each step's state handing on what it got to
 * the state before (backpropagation through time; Werbos, 1990). The kinds bring one step; what it comes to for a number that goes
 * in or a weight is the same for all.
 */
import { i18n } from '../../words/i18n.ts';
import { cellOf, inputOf, placeOf, valueAt } from './cells.ts';
import type { Layer, Numbers, OwnWay, Term, WayBack } from './explanation.ts';
import { unitsOf } from './recurrent.ts';

/** One step as it stands when the gradients have come back to it. */
export interface StepBack {
  /** Of each gate's sum (gate after gate, unit after unit): its gradient in its factors. */
  readonly sums: readonly (readonly number[])[];
  /** For each gate, what the recurrent kernel was multiplied with: a number a unit. */
  readonly states: readonly (readonly number[])[];
}

/** What tells a recurrent kind from the others on the way back. */
export interface Recurrence {
  /** In the kernels' order; `factors`: what the factors of the gradient at the gate's sum are. */
  readonly gates: readonly { readonly name: string; readonly factors: string }[];
  /** In TeX: how the gradients at the sums come about, as one or more lines of an aligned block. */
  readonly formula: string;
  /** @param given the gradient that comes to a unit's output at a step from behind the layer. */
  stepsBack(layer: Layer, given: (step: number, unit: number) => number): readonly StepBack[];
}

export function throughTime(recurrence: Recurrence): OwnWay {
  return {
    toInput: (layer, gradient, cell) => toInput(recurrence, layer, back(recurrence, layer, gradient), cell),
    toWeight: (layer, gradient, name, cell) => toWeight(recurrence, layer, back(recurrence, layer, gradient), name, cell),
  };
}

/** The last way back of a layer: one number after another is asked about. */
const known = new WeakMap<Layer, { readonly gradient: Numbers; readonly steps: readonly StepBack[] }>();

function back({ stepsBack }: Recurrence, layer: Layer, gradient: Numbers): readonly StepBack[] {
  const last = known.get(layer);
  if (last?.gradient === gradient) return last.steps;
  const count = inputOf(layer).shape[0] ?? 0;
  const units = unitsOf(layer);
  const each = layer.output.shape.length === 2;
  const steps = stepsBack(layer, (step, unit) => (each ? valueAt(gradient, step * units + unit) : step === count - 1 ? valueAt(gradient, unit) : 0));
  known.set(layer, { gradient, steps });
  return steps;
}

const multiplied = (parts: readonly number[]): number => parts.reduce((a, b) => a * b, 1);
const term = (label: string, parts: readonly number[]): Term => ({ label, parts, value: multiplied(parts) });

/** A number reads in one step only; of every unit and gate there it gets the gradient at the sum, times its weight. */
function toInput({ gates, formula }: Recurrence, layer: Layer, steps: readonly StepBack[], cell: number): WayBack {
  const [step = 0, feature = 0] = placeOf(inputOf(layer).shape, cell);
  const { kernel } = layer.weights;
  const units = unitsOf(layer);
  const terms = (steps[step]?.sums ?? []).map((parts, column) =>
    term(`${nameOf(gates, column, units)} · w[${feature}, ${column}]`, [multiplied(parts), valueAt(kernel, cellOf(kernel?.shape ?? [], [feature, column]))]));
  const from = layer.output.shape.length === 2 ? step * units : 0;
  return {
    formula: lines(`\\frac{\\partial L}{\\partial x_{t,i}} &= \\sum_j \\delta_{t,j}\\, w_{ij}`, formula),
    terms,
    factors: i18n.t('gradient at the sum · weight'),
    outputs: Array.from({ length: layer.output.values.length - from }, (_, index) => from + index),
    notes: [i18n.t('The number is read at step {step}. The gradient at each sum holds what comes back there from the step’s own output and, through the state, from all later steps.', { step })],
  };
}

/** A weight is used at every step, each time with what it multiplied there. */
function toWeight({ gates, formula }: Recurrence, layer: Layer, steps: readonly StepBack[], name: string, cell: number): WayBack {
  const units = unitsOf(layer);
  const [row, column] = name === 'bias' ? [0, cell] : (placeOf(layer.weights[name]?.shape ?? [], cell) as [number, number]);
  const gate = Math.floor(column / units);
  const input = inputOf(layer);
  const terms = steps.map(({ sums, states }, step) => {
    const parts = sums[column] ?? [];
    const label = i18n.t('step {step}', { step });
    if (name === 'bias') return term(label, parts);
    return term(label, [...parts, name === 'kernel' ? valueAt(input, cellOf(input.shape, [step, row])) : (states[gate]?.[row] ?? NaN)]);
  });
  const used = name === 'bias' ? '' : name === 'kernel' ? '\\, x_{t,i}' : '\\, s_{t,i}';
  return {
    formula: lines(`\\frac{\\partial L}{\\partial ${name === 'bias' ? 'b_j' : name === 'kernel' ? 'w_{ij}' : 'u_{ij}'}} &= \\sum_t \\delta_{t,j}${used}`, formula),
    terms,
    factors: [gates[gate]?.factors ?? '', ...(name === 'bias' ? [] : [name === 'kernel' ? i18n.t('input') : i18n.t('state before')])].join(' · '),
    outputs: Array.from({ length: layer.output.values.length }, (_, index) => index),
    notes: [i18n.t('The weight is used at each of the {steps} steps, for the {sum}, and what it does there adds up. What comes back to a step holds what later steps hand on through the state.', { steps: steps.length, sum: nameOf(gates, column, units) })],
  };
}

function nameOf(gates: Recurrence['gates'], column: number, units: number): string {
  const gate = gates[Math.floor(column / units)]?.name ?? '';
  const unit = column % units;
  return gate ? i18n.t('{gate} of unit {unit}', { gate, unit }) : i18n.t('unit {unit}', { unit });
}

function lines(first: string, rest: string): string {
  return `\\begin{aligned} ${first} \\\\ ${rest} \\end{aligned}`;
}
