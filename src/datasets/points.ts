import { z } from '../graph/zod.ts';
import { described } from '../graph/fields.ts';
import { defineSource, type DataDescription, type DataProblem, type Split } from './source.ts';
import { i18n } from '../words/i18n.ts';

const MAX_POINTS = 5000;
/** More classes than this are surely values. */
const MAX_CLASSES = 20;

type Rows = readonly (readonly number[])[];

/**
 * Points that a person clicked onto the plane. Two numbers a point are x and the y to be foretold from
 * it, as least squares needs; a third is what is to be foretold from x and y: a class where all are
 * whole numbers from 0 on, otherwise a value.
 */
export const points = defineSource({
  id: 'points',
  label: i18n.t('Points'),
  summary: i18n.t('Points that you click onto the plane.'),
  params: z.object({
    points: described(z.array(z.array(z.number()).min(2).max(3)).max(MAX_POINTS).default([[3, 6], [6, 9], [12, 18]]), {
      control: 'plane',
      label: i18n.t('Points'),
      help: i18n.t('Rows of x and y foretell y from x. A third number is the class (0, 1, ...) or the value of the point, foretold from x and y.'),
    }),
  }),
  describe({ points: rows }): DataDescription | DataProblem {
    const width = rows[0]?.length;
    if (width === undefined) return { param: 'points', message: i18n.t('There are no points yet. Click onto the plane or type at least one row of x and y.') };
    const odd = rows.findIndex((row) => row.length !== width);
    if (odd >= 0) {
      return { param: 'points', message: i18n.t('Point {place} has {numbers} numbers, but point 1 has {width}. Give every point equally many.', { place: odd + 1, numbers: rows[odd]?.length ?? 0, width }) };
    }
    const classes = classesOf(rows);
    return {
      features: { shape: [width - 1], range: rangeOf(rows.flatMap((row) => row.slice(0, -1))) },
      labels: classes > 2 ? { shape: [classes], classes, range: [0, 1] } : { shape: [1], range: classes > 0 ? [0, 1] : rangeOf(rows.flatMap((row) => row.slice(-1))) },
      trainRows: rows.length,
      validationRows: 0,
      task: classes > 0 ? 'classification' : 'regression',
      featureNames: width === 2 ? ['x'] : ['x', 'y'],
      ...(width === 2 ? { labelNames: ['y'] } : {}),
    };
  },
  load({ points: rows }) {
    const classes = classesOf(rows);
    const labels = rows.flatMap((row) => row.slice(-1));
    const train: Split = {
      rows: rows.length,
      features: Float32Array.from(rows.flatMap((row) => row.slice(0, -1))),
      featureScale: 1,
      labels: classes > 2 ? Uint8Array.from(labels) : Float32Array.from(labels),
      classes: classes > 2 ? classes : null,
    };
    return Promise.resolve({ source: 'points', origin: i18n.t('Placed in the dataset node.'), train, validation: null });
  },
});

/** How many classes the third numbers name, at least 2; 0 where they are values or there are none. */
function classesOf(rows: Rows): number {
  if (rows[0]?.length !== 3) return 0;
  const labels = rows.map((row) => row[2] as number);
  const whole = labels.every((label) => Number.isInteger(label) && label >= 0 && label < MAX_CLASSES);
  return whole ? Math.max(2, Math.max(...labels) + 1) : 0;
}

function rangeOf(values: readonly number[]): readonly [number, number] {
  return [Math.min(...values), Math.max(...values)];
}
