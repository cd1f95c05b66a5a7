/** The places of the plane at which every node is asked, and the chosen sample with them. */
import type { Samples } from '../../runtime/protocol.ts';
import { gridPlaces } from '../views/outputField/field.ts';
import { extent, padded, type Interval } from '../views/plot/scale.ts';
import { planeFeatures, type PlaneInput } from '../views/programForm.ts';

/** Places on each side of a tile. */
export const SIDE = 24;
export const PLACES = SIDE * SIDE;
/** Room around the data, as in the picture of the problem. */
const ROOM = 0.15;

export interface Bounds {
  readonly x: Interval;
  readonly y: Interval;
}

/** Around the rows of the data. */
export function boundsOf({ columns: [x, y] }: PlaneInput, rows: readonly { readonly features: readonly number[] }[]): Bounds {
  const along = (column: number) => padded(extent(rows.map(({ features }) => features[column] ?? 0)), ROOM);
  return { x: along(x), y: along(y) };
}

/** The grid from the top left in rows, then the sample where there is one: one request shows both. */
export function gridSamples(input: PlaneInput, bounds: Bounds, sample: Float32Array | null): Samples {
  const grid = planeFeatures(input, gridPlaces(bounds.x, bounds.y, SIDE));
  if (sample?.length !== input.size) return { kind: 'given', rows: PLACES, features: grid };
  const features = new Float32Array(grid.length + sample.length);
  features.set(grid);
  features.set(sample, grid.length);
  return { kind: 'given', rows: PLACES + 1, features };
}
