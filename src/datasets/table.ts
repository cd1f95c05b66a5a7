import { z } from 'zod';
import { described } from '../graph/fields.ts';
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
  }),
  describe({ features, labels }): DataDescription | DataProblem {
    const problem = raggedRow('features', features) ?? raggedRow('labels', labels);
    if (problem) return problem;
    if (features.length !== labels.length) {
      return { param: 'labels', message: `There are ${features.length} rows of features and ${labels.length} rows of labels. Each example needs one of both.` };
    }
    return {
      features: { shape: [features[0]?.length ?? 0], range: rangeOf(features) },
      labels: { shape: [labels[0]?.length ?? 0], range: rangeOf(labels), ...oneHotClasses(labels) },
      trainRows: features.length,
      validationRows: 0,
      task: labels.flat().every((value) => value === 0 || value === 1) ? 'classification' : 'regression',
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
  return { param, message: `Row ${at + 1} of the ${param} has ${values[at]?.length ?? 0} numbers, but row 1 has ${width}. Make all rows equally long.` };
}

function rangeOf(values: readonly (readonly number[])[]): readonly [number, number] {
  const all = values.flat();
  return [all.reduce((a, b) => Math.min(a, b)), all.reduce((a, b) => Math.max(a, b))];
}

/** Rows with exactly one 1 among zeros are one-hot labels, from two columns on. */
function oneHotClasses(labels: readonly (readonly number[])[]): { classes: number } | object {
  const columns = labels[0]?.length ?? 0;
  const oneHot = labels.every((row) => row.filter((v) => v === 1).length === 1 && row.filter((v) => v === 0).length === columns - 1);
  return columns >= 2 && oneHot ? { classes: columns } : {};
}
