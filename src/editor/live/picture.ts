/** What one node shows, and how it changes with an answer of the engine. */
import type { Probed } from '../../runtime/protocol.ts';
import type { Tone } from '../views/outputField/field.ts';
import { numbersOf, type Form } from './forms.ts';
import { PLACES } from './grid.ts';

export interface Picture {
  readonly form: Form;
  /** `[rows, ...shape]`: the rows of the grid and the sample after them, or the sample alone. */
  readonly values: Float32Array;
  /** The sample's own numbers, a part of `values`; empty where no sample is on the plane. */
  readonly sample: Float32Array;
  readonly tone: Tone;
}

/** The picture of an answer; null where its size is not that of the form: it is of the graph before the last edit. */
export function pictureOf(form: Form, { values }: Probed): Picture | null {
  const each = numbersOf(form);
  if (form.kind !== 'plane') return values.length === each ? { form, values, sample: values, tone: toneFor(form, values) } : null;
  if (values.length !== each * PLACES && values.length !== each * (PLACES + 1)) return null;
  return { form, values, sample: values.subarray(each * PLACES), tone: toneFor(form, values.subarray(0, each * PLACES)) };
}

/** Where a value between 0 and 1 is undecided, and neutral, at a half; else the scale lies evenly around zero and reaches to the largest number. */
function toneFor(form: Form, values: Float32Array): Tone {
  if (form.kind === 'plane' && form.range?.[0] === 0 && form.range[1] === 1) return { middle: 0.5, reach: 0.5 };
  let reach = 0;
  for (let at = 0; at < values.length; at++) {
    const size = Math.abs(values[at] ?? 0);
    if (size > reach && size < Infinity) reach = size;
  }
  return { middle: 0, reach: Math.max(1e-9, reach) };
}

/** Whether two arrays hold the same numbers; NaN is the same as NaN. */
export function sameNumbers(a: Float32Array | null, b: Float32Array | null): boolean {
  if (a === b) return true;
  if (a?.length !== b?.length || !a || !b) return false;
  for (let at = 0; at < a.length; at++) if (!Object.is(a[at], b[at]) && a[at] !== b[at]) return false;
  return true;
}
