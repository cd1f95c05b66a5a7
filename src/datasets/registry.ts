import { csv } from './csv/csv.ts';
import { generatedDigits } from './digits/generatedDigits.ts';
import { idxSet } from './idx/idxSet.ts';
import { images } from './images/images.ts';
import { mnist } from './mnist/mnist.ts';
import { circles } from './playground/circles.ts';
import { gaussians } from './playground/gaussians.ts';
import { multiGaussian } from './playground/multiGaussian.ts';
import { plane } from './playground/plane.ts';
import { spirals } from './playground/spirals.ts';
import { xor } from './playground/xor.ts';
import { points } from './points.ts';
import type { DataSource } from './source.ts';
import { table } from './table.ts';
import { textWindows } from './text/textWindows.ts';
import { wave } from './wave/wave.ts';

/** Every data set, in the order in which the inspector offers them. To add one is to add a file and a line here. */
export const dataSources: readonly DataSource[] = [table, csv, points, circles, xor, gaussians, spirals, plane, multiGaussian, wave, mnist, generatedDigits, images, idxSet, textWindows];

const byId = new Map(dataSources.map((source) => [source.id, source]));

export function dataSource(id: string): DataSource | undefined {
  return byId.get(id);
}
