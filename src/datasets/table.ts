import { z } from '../graph/zod.ts';
import { described, text } from '../graph/fields.ts';
import { defineSource, type DataDescription, type DataProblem, type Split } from './source.ts';

const MAX_ROWS = 10_000;
const rows = z.array(z.array(z.number()).max(1000)).max(MAX_ROWS);

/** Rows that a person typed: the truth tables and the handful of points that the early steps of history need. */
export const table = defineSource({
  id: 'table',
  label: 'Table',
  summary: 'Rows of numbers that you type in yourself.',
  params: z.object({
    features: described(rows.default([[0, 0], [0, 1], [1, 0], [1, 1]]), {
      control: 'table',
      label: 'Features',
      help: 'What the network sees, one example in each row.',
    }),
    labels: described(rows.default([[0], [1], [1], [0]]), {
      control: 'table',
      label: 'Labels',
      help: 'What the network should answer, one row for each example.',
    }),
    featureNames: text({ label: 'Names of features', help: 'What the columns of features are called on axes, separated by commas.', default: '', maxLength: 1000, advanced: true }),
    labelNames: text({ label: 'Names of labels', help: 'What the columns of labels are called on axes, separated by commas.', default: '', maxLength: 1000, advanced: true }),
  }),
  describe({ features, labels, featureNames, labelNames }): DataDescription | DataProblem {
    const problem =
      raggedRow('features', features) ??
      raggedRow('labels', labels) ??
      wrongNames('featureNames', featureNames, features) ??
      wrongNames('labelNames', labelNames, labels);
    if (problem) return problem;
    if (features.length !== labels.length) {
      return { param: 'labels', message: `The features have ${features.length} ${features.length === 1 ? 'row' : 'rows'} and the labels ${labels.length}. Each example needs one of both.` };
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
    return Promise.resolve({ name: 'Table', origin: 'Typed in the dataset node.', train, validation: null });
  },
});

function raggedRow(param: 'features' | 'labels', values: readonly (readonly number[])[]): DataProblem | null {
  const width = values[0]?.length;
  if (!width) return { param, message: `The table of ${param} is empty. Give it at least one row with one number.` };
  const at = values.findIndex((row) => row.length !== width);
  if (at < 0) return null;
  return { param, message: `Row ${at + 1} of the ${param} is of length ${values[at]?.length ?? 0}, but row 1 is of length ${width}. Make all rows equally long.` };
}

function namesIn(text: string): readonly string[] {
  return text.split(',').map((name) => name.trim());
}

function wrongNames(param: 'featureNames' | 'labelNames', text: string, values: readonly (readonly number[])[]): DataProblem | null {
  const columns = values[0]?.length ?? 0;
  const names = namesIn(text);
  if (!text.trim() || names.length === columns) return null;
  return { param, message: `There are ${names.length} names, but ${columns} columns. Separate the names by commas, one for each column, or leave them all out.` };
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
