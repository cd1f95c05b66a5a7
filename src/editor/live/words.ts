/** What pictures on the canvas say in words. */
import { counted, formatNumber, formatPercent } from '../ui/format.ts';
import { argmax } from '../views/classes/confusion.ts';
import { unitsOf, type Form } from './forms.ts';
import type { Picture } from './picture.ts';

/** What a picture shows, in a few words: "4 units over the plane". */
export function formWords(form: Form): string {
  switch (form.kind) {
    case 'plane':
      return `${counted(form.units, 'unit')} over the plane`;
    case 'image':
      return 'the chosen sample';
    case 'maps':
      return form.channels === 1 ? `a map of ${form.height} × ${form.width}` : `${form.channels} feature maps of ${form.height} × ${form.width}`;
    case 'bars':
      return form.count === 1 ? 'one number' : `${form.count.toLocaleString('en-US')} numbers`;
    case 'shares':
      return `${counted(form.names.length, 'probability', 'probabilities')}`;
  }
}

/** One plain sentence for whoever sees such a picture for the first time. */
export function formHelp(form: Form): string {
  switch (form.kind) {
    case 'plane':
      return form.units === 1 ? 'What it answers at each place of the plane.' : 'What each unit answers at each place of the plane.';
    case 'image':
      return 'The chosen sample as the network gets it.';
    case 'maps':
      return form.channels === 1 ? 'What leaves it for the chosen sample.' : 'What each channel makes of the chosen sample.';
    case 'bars':
      return 'What leaves it for the chosen sample: up and blue is above zero, down and orange below.';
    case 'shares':
      return 'How probable each class is for the chosen sample. The darkest bar is the answer.';
  }
}

/** What the colours mean: from where to where. */
export function scaleEnds({ tone: { middle, reach } }: Picture): readonly [low: string, middle: string, high: string] {
  return [formatNumber(middle - reach), formatNumber(middle), formatNumber(middle + reach)];
}

const LISTED = 10;

/** The picture in a sentence, for screen readers: the sample's numbers where there are few, else their range. */
export function pictureText({ form, values, sample }: Picture, sampleName: string): string {
  if (form.kind === 'shares') {
    const most = argmax(sample);
    return `For ${sampleName} it answers ${form.names[most] ?? most} with ${formatPercent(sample[most] ?? NaN)}.`;
  }
  const [low, high] = rangeOf(values);
  const range = `All numbers lie between ${formatNumber(low)} and ${formatNumber(high)}.`;
  const own = sample.length > 0 && sample.length <= LISTED ? `For ${sampleName}: ${Array.from(sample, (value) => formatNumber(value)).join(', ')}. ` : '';
  return own + range;
}

function rangeOf(values: Float32Array): readonly [number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [low, high];
}

/** What stands beside a miniature: the answer, or the one number there is. */
export function caption({ form, sample }: Picture): string {
  if (form.kind === 'shares') {
    const most = argmax(sample);
    return `${form.names[most] ?? most} · ${Math.round(100 * (sample[most] ?? NaN))} %`;
  }
  return form.kind !== 'image' && unitsOf(form) === 1 && sample.length === 1 ? `sample ${formatNumber(sample[0] ?? NaN)}` : '';
}

/** Which of its units, in words; empty where it has one. */
export function unitName(form: Form, unit: number): string {
  if (form.kind === 'plane') return form.units === 1 ? '' : `Unit ${unit + 1} of ${form.units}`;
  if (form.kind === 'maps') return form.channels === 1 ? '' : `Channel ${unit + 1} of ${form.channels}`;
  return '';
}

/** How many pictures of its own a node can be turned through. */
export function turnsOf(form: Form): number {
  return form.kind === 'plane' || form.kind === 'maps' ? unitsOf(form) : 1;
}

