/**
 * What the six two-dimensional sets of TensorFlow Playground share. Their formulas are Playground's
 * (github.com/tensorflow/playground, src/dataset.ts); its labels -1 and 1 become 0 and 1 for classes,
 * as a sigmoid answers them, and stay as they are for regression.
 */
import { z } from '../../graph/zod.ts';
import { integer, number } from '../../graph/fields.ts';
import type { Random } from '../random.ts';
import { ownSeed, seedField } from '../seed.ts';
import { defineSource, type DataDescription, type DataProblem, type Split } from '../source.ts';
import { i18n } from '../../words/i18n.ts';

/** One example: its place on the plane and its label. */
export type PlanePoint = readonly [x: number, y: number, label: number];

export interface PlaneSet {
  readonly id: string;
  readonly label: string;
  readonly summary: string;
  readonly task: 'classification' | 'regression';
  /** How many points Playground makes of it. */
  readonly samples: number;
  /** @param noise from 0 to 0.5; what it does is the set's own matter. */
  generate(samples: number, noise: number, random: Random): readonly PlanePoint[];
}

/** Playground's axes go from -6 to 6; a few noisy points may fall outside. */
const RANGE = [-6, 6] as const;

const planeParams = (samples: number) =>
  z.object({
    samples: integer({ label: i18n.t('Points'), help: i18n.t('How many points there are in all. More of them show the pattern better and take longer.'), default: samples, min: 10, max: 10_000 }),
    noise: number({ label: i18n.t('Noise'), help: i18n.t('How far chance blurs the pattern. At 0 it is clean; at 0.5 it can hardly be seen.'), default: 0, min: 0, max: 0.5, step: 0.05 }),
    validationShare: number({ label: i18n.t('Share for validation'), help: i18n.t('Which share of the points is held back to check with. None are checked at 0.'), default: 0.5, min: 0, max: 0.9, step: 0.1 }),
    seed: seedField,
  });

/** Makes a data source of a set. Features `[2]`: x and y. Labels `[1]`: 0 or 1 for classes, -1 to 1 for regression. */
export function planeSource(set: PlaneSet) {
  return defineSource({
    id: set.id,
    label: set.label,
    summary: set.summary,
    params: planeParams(set.samples),
    describe({ samples, validationShare }): DataDescription | DataProblem {
      const trainRows = trainRowsOf(samples, validationShare);
      return {
        features: { shape: [2], range: RANGE },
        labels: { shape: [1], range: set.task === 'classification' ? [0, 1] : [-1, 1] },
        trainRows,
        validationRows: samples - trainRows,
        task: set.task,
        featureNames: ['x', 'y'],
      };
    },
    async load({ samples, noise, validationShare, seed }, context) {
      const { randomFrom, shuffle } = await import('../random.ts');
      const random = randomFrom(`${set.id}/${ownSeed(seed, context.seed)}`);
      const points = shuffle([...set.generate(samples, noise, random)], random);
      const trainRows = trainRowsOf(samples, validationShare);
      return {
        source: set.id,
        origin: i18n.t('Made by Netloom with the formulas of TensorFlow Playground.'),
        train: splitOf(points.slice(0, trainRows)),
        validation: trainRows === samples ? null : splitOf(points.slice(trainRows)),
      };
    },
  });
}

/** At least one row is left to learn from. */
function trainRowsOf(samples: number, validationShare: number): number {
  return Math.max(1, Math.round(samples * (1 - validationShare)));
}

/** Points as rows: `[x, y]` and `[label]`. */
export function splitOf(points: readonly PlanePoint[]): Split {
  return {
    rows: points.length,
    features: Float32Array.from(points.flatMap(([x, y]) => [x, y])),
    featureScale: 1,
    labels: Float32Array.from(points, ([, , label]) => label),
    classes: null,
  };
}
