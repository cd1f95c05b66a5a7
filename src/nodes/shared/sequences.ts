/** Sequences: `[steps, features]`, as recurrent layers and Conv1D take them. */
import { integer, toggle } from '../../graph/fields.ts';
import { shapeText, type TensorType } from '../../graph/tensorType.ts';
import { i18n } from '../../words/i18n.ts';
import { gives, type FixRequest, type Inference, type WeightSpec } from '../kind.ts';

/** Steps and features of a sequence, or the problem that it is none. */
export function sequenceOf(input: TensorType | undefined):
  | { readonly ok: true; readonly steps: number; readonly features: number }
  | (Inference & { readonly ok: false }) {
  const shape = input?.shape ?? [];
  const [steps, features] = shape;
  if (shape.length === 2 && steps !== undefined && features !== undefined) return { ok: true, steps, features };
  const fix = reshapeToSequence(shape);
  return {
    ok: false,
    problem: {
      code: 'shape-rank',
      port: 'in',
      found: shapeText(shape),
      expected: i18n.t('a sequence of steps × features'),
      why: i18n.t('The layer walks along the steps in order, so it must know what one step is.'),
      ...(fix ? { fix } : {}),
    },
  };
}

/** A flat row becomes steps of one number; an image is read row by row. */
function reshapeToSequence(shape: readonly number[]): FixRequest | null {
  const [first, second, third] = shape;
  if (first === undefined) return null;
  if (shape.length === 1) return { type: 'insert', kind: 'reshape', params: { targetShape: [first, 1] } };
  if (shape.length === 3 && second !== undefined && third !== undefined) {
    return { type: 'insert', kind: 'reshape', params: { targetShape: [first, second * third] } };
  }
  return null;
}

/** The parameters that all recurrent layers have. */
export function recurrentFields() {
  return {
    units: integer({ label: i18n.t('Units'), help: i18n.t('How many numbers the layer remembers from step to step. More can keep more in mind, and takes longer.'), min: 1, max: 8192, default: 32 }),
    returnSequences: toggle({ label: i18n.t('Every step'), help: i18n.t('Gives the result after every step instead of only after the last. Needed before another recurrent layer.'), default: false }),
    useBias: toggle({ label: i18n.t('Bias'), help: i18n.t('Adds a trainable number to each unit.'), default: true, advanced: true }),
  };
}

interface RecurrentParams {
  readonly units: number;
  readonly returnSequences: boolean;
  readonly useBias: boolean;
}

export function recurrentHeadline({ units, returnSequences }: RecurrentParams): string {
  return returnSequences ? i18n.t('{units, plural, one {# unit} other {# units}}, every step', { units }) : i18n.t('{units, plural, one {# unit} other {# units}}', { units });
}

export function inferRecurrent({ units, returnSequences }: RecurrentParams, input: TensorType | undefined): Inference {
  const sequence = sequenceOf(input);
  if (!sequence.ok) return sequence;
  return gives({ shape: returnSequences ? [sequence.steps, units] : [units], range: [-1, 1] });
}

/** The weights of a recurrent layer whose cell has this many gates. */
export function recurrentWeights({ units, useBias }: RecurrentParams, input: TensorType | undefined, gates: number): readonly WeightSpec[] {
  return [
    { name: 'kernel', shape: [input?.shape[1] ?? 0, gates * units], trainable: true },
    { name: 'recurrentKernel', shape: [units, gates * units], trainable: true },
    ...(useBias ? [{ name: 'bias', shape: [gates * units], trainable: true }] : []),
  ];
}

export function recurrentMultiplyAdds({ units }: RecurrentParams, input: TensorType | undefined, gates: number): number {
  const [steps = 0, features = 0] = input?.shape ?? [];
  return steps * gates * units * (features + units);
}

/** In PyTorch a recurrent module gives the results of all steps, and then its last state. */
export function torchRecurrentApply(self: string, input: string, returnSequences: boolean): string {
  return returnSequences ? `${self}(${input})[0]` : `${self}(${input})[0][:, -1]`;
}
