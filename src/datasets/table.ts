import { z } from '../graph/zod.ts';
import { described, text } from '../graph/fields.ts';
import { defineSource, type DataDescription, type DataProblem, type Split } from './source.ts';
import { i18n } from '../words/i18n.ts';

const MAX_ROWS = 10_000;
const rows = z.array(z.array(z.number()).max(1000)).max(MAX_ROWS);

/** Rows that a person typed: the truth tables and the handful of points that the early steps of history need. */
export const table = defineSource({
  id: 'table',
  label: i18n.t('Table'),
  summary: i18n.t('Rows of numbers that you type in yourself.'),
  params: z.object({
    features: described(rows.default([[0, 0], [0, 1], [1, 0], [1, 1]]), {
      control: 'table',
      label: i18n.t('Features'),
      help: i18n.t('What the network sees, one example in each row.'),
    }),
    labels: described(rows.default([[0], [1], [1], [0]]), {
      control: 'table',
      label: i18n.t('Labels'),
      help: i18n.t('What the network should answer, one row for each example.'),
    }),
    featureNames: text({ label: i18n.t('Names of features'), help: i18n.t('What the columns of features are called on axes, separated by commas.'), default: '', maxLength: 1000, advanced: true }),
    labelNames: text({ label: i18n.t('Names of labels'), help: i18n.t('What the columns of labels are called on axes, separated by commas.'), default: '', maxLength: 1000, advanced: true }),
  }),
  describe({ features, labels, featureNames, labelNames }): DataDescription | DataProblem {
    const problem =
      raggedRow('features', features) ??
      raggedRow('labels', labels) ??
      wrongNames('featureNames', featureNames, features) ??
      wrongNames('labelNames', labelNames, labels);
    if (problem) return problem;
    if (features.length !== labels.length) {
      return { param: 'labels', message: i18n.t('The features have {features, plural, one {# row} other {# rows}} and the labels {labels, number}. Each example needs one of both.', { features: features.length, labels: labels.length }) };
    }
    return {
      features: { shape: [features[0]?.length ?? 0], range: rangeOf(features), ...indicesIn(features) },
      labels: { shape: [labels[0]?.length ?? 0], range: rangeOf(labels), ...oneHotClasses(labels) },
      trainRows: features.length,
      validationRows: 0,
      task: labels.flat().every((value) => value === 0 || value === 1) ? 'classification' : 'regression',
      ...(featureNames.trim() ? { featureNames: namesIn(featureNames) } : {}),
      ...(labelNames.trim() ? { labelNames: namesIn(labelNames) } : {}),
    };
  },
  load({ features, labels }) {
    const train: Split = {
      rows: features.length,
      features: Float32Array.from(features.flat()),
      featureScale: 1,
      labels: Float32Array.from(labels.flat()),
      classes: null,
    };
    return Promise.resolve({ source: 'table', origin: i18n.t('Typed in the dataset node.'), train, validation: null });
  },
});

function raggedRow(param: 'features' | 'labels', values: readonly (readonly number[])[]): DataProblem | null {
  const width = values[0]?.length;
  if (!width) return { param, message: param === 'features' ? i18n.t('The table of features is empty. Give it at least one row with one number.') : i18n.t('The table of labels is empty. Give it at least one row with one number.') };
  const at = values.findIndex((row) => row.length !== width);
  if (at < 0) return null;
  const found = { row: at + 1, length: values[at]?.length ?? 0, width };
  const message =
    param === 'features'
      ? i18n.t('Row {row} of the features is of length {length}, but row 1 is of length {width}. Make all rows equally long.', found)
      : i18n.t('Row {row} of the labels is of length {length}, but row 1 is of length {width}. Make all rows equally long.', found);
  return { param, message };
}

function namesIn(text: string): readonly string[] {
  return text.split(/[,，]/).map((name) => name.trim());
}

function wrongNames(param: 'featureNames' | 'labelNames', text: string, values: readonly (readonly number[])[]): DataProblem | null {
  const columns = values[0]?.length ?? 0;
  const names = namesIn(text);
  if (!text.trim() || names.length === columns) return null;
  return { param, message: i18n.t('There are {length} names, but {columns} columns. Separate the names by commas, one for each column, or leave them all out.', { length: names.length, columns }) };
}

function rangeOf(values: readonly (readonly number[])[]): readonly [number, number] {
  const all = values.flat();
  return [all.reduce((a, b) => Math.min(a, b)), all.reduce((a, b) => Math.max(a, b))];
}

/** Whole numbers from 0 on can name entries of a table, as an embedding needs them. */
function indicesIn(values: readonly (readonly number[])[]): { indices: true } | object {
  return values.every((row) => row.every((value) => Number.isInteger(value) && value >= 0)) ? { indices: true } : {};
}

/** Rows with exactly one 1 among zeros are one-hot labels, from two columns on. */
function oneHotClasses(labels: readonly (readonly number[])[]): { classes: number } | object {
  const columns = labels[0]?.length ?? 0;
  const oneHot = labels.every((row) => row.filter((v) => v === 1).length === 1 && row.filter((v) => v === 0).length === columns - 1);
  return columns >= 2 && oneHot ? { classes: columns } : {};
}
