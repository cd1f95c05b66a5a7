/** What pictures on the canvas say in words. */
import { i18n } from '../../words/i18n.ts';
import { sentences } from '../../words/list.ts';
import { formatCount, formatNumber, formatPercent } from '../ui/format.ts';
import { argmax } from '../views/classes/confusion.ts';
import { unitsOf, type Form } from './forms.ts';
import type { Picture } from './picture.ts';

/** What a picture shows, in a few words: "4 units over the plane". */
export function formWords(form: Form): string {
  switch (form.kind) {
    case 'plane':
      return i18n.t('{units, plural, one {# unit} other {# units}} over the plane', { units: form.units });
    case 'image':
      return i18n.t('the chosen sample');
    case 'maps':
      return form.channels === 1 ? i18n.t('a map of {height} × {width}', { height: form.height, width: form.width }) : i18n.t('{channels} feature maps of {height} × {width}', { channels: form.channels, height: form.height, width: form.width });
    case 'bars':
      return form.count === 1 ? i18n.t('one number') : i18n.t('{numbers} numbers', { numbers: formatCount(form.count) });
    case 'shares':
      return i18n.t('{probabilities, plural, one {# probability} other {# probabilities}}', { probabilities: form.names.length });
  }
}

/** One plain sentence for whoever sees such a picture for the first time. */
export function formHelp(form: Form): string {
  switch (form.kind) {
    case 'plane':
      return form.units === 1 ? i18n.t('What it answers at each place of the plane.') : i18n.t('What each unit answers at each place of the plane.');
    case 'image':
      return i18n.t('The chosen sample as the network gets it.');
    case 'maps':
      return form.channels === 1 ? i18n.t('What leaves it for the chosen sample.') : i18n.t('What each channel makes of the chosen sample.');
    case 'bars':
      return i18n.t('What leaves it for the chosen sample: up and blue is above zero, down and orange below.');
    case 'shares':
      return i18n.t('How probable each class is for the chosen sample. The darkest bar is the answer.');
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
    return i18n.t('For {sampleName} it answers {answer} with {share}.', { sampleName, answer: form.names[most] ?? most, share: formatPercent(sample[most] ?? NaN) });
  }
  const [low, high] = rangeOf(values);
  const range = i18n.t('All numbers lie between {low} and {high}.', { low: formatNumber(low), high: formatNumber(high) });
  const own = sample.length > 0 && sample.length <= LISTED ? i18n.t('For {sampleName}: {numbers}.', { sampleName, numbers: Array.from(sample, (value) => formatNumber(value)).join(', ') }) : '';
  return sentences([own, range]);
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
  return form.kind !== 'image' && unitsOf(form) === 1 && sample.length === 1 ? i18n.t('sample {value}', { value: formatNumber(sample[0] ?? NaN) }) : '';
}

/** Which of its units, in words; empty where it has one. */
export function unitName(form: Form, unit: number): string {
  if (form.kind === 'plane') return form.units === 1 ? '' : i18n.t('Unit {unit} of {units}', { unit: unit + 1, units: form.units });
  if (form.kind === 'maps') return form.channels === 1 ? '' : i18n.t('Channel {channel} of {channels}', { channel: unit + 1, channels: form.channels });
  return '';
}

/** How many pictures of its own a node can be turned through. */
export function turnsOf(form: Form): number {
  return form.kind === 'plane' || form.kind === 'maps' ? unitsOf(form) : 1;
}

