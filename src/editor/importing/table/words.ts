/** What the window says of a table, in words. */
import type { DataDescription } from '../../../datasets/source.ts';
import { sizeOf } from '../../../graph/tensorType.ts';
import { i18n } from '../../../words/i18n.ts';
import { sentences } from '../../../words/list.ts';

/** "The network sees 4 numbers and tells 3 classes apart. 120 rows to train with, 30 to check with." */
export function outcomeWords({ features, labels, task, trainRows, validationRows, labelNames }: DataDescription): string {
  const inputs = sizeOf(features.shape);
  const name = labelNames?.join(', ') ?? '';
  const what = labels.classes !== undefined
    ? i18n.t('The network sees {inputs, plural, one {# number} other {# numbers}} and tells {classes, plural, other {# classes}} of {name} apart.', { inputs, classes: labels.classes, name })
    : task === 'classification'
      ? i18n.t('The network sees {inputs, plural, one {# number} other {# numbers}} and says yes or no: {name}.', { inputs, name })
      : i18n.t('The network sees {inputs, plural, one {# number} other {# numbers}} and foretells {name}.', { inputs, name });
  return sentences([what, i18n.t('{train, plural, one {# row} other {# rows}} to train with, {check, number} to check with.', { train: trainRows, check: validationRows })]);
}
