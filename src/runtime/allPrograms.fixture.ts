/** Programs of every preset, every node kind in every setting, and of several kinds together, with weights drawn for them. */
import * as tf from '@tensorflow/tfjs';
import { furtherPrograms, groupedPrograms, presetPrograms, programOf } from '../compiler/emit/emit.fixture.ts';
import type { Program } from '../compiler/program.ts';
import type { Model } from './model/model.ts';
import { everyKind } from './step/everyKind.fixture.ts';

/** By name. */
export function allPrograms(): Map<string, Program> {
  return new Map([
    ...presetPrograms(),
    ...furtherPrograms(),
    ...groupedPrograms(),
    ...everyKind.map(({ id, settings, document }) => [`${id} ${settings}`, programOf(document)] as const),
  ]);
}

/** Gives every weight of the model values, the same each time. */
export function drawWeights(model: Model): void {
  model.units.forEach((unit, place) => {
    unit.variables.forEach((variable, index) => {
      // A variance is positive; 0.5 to 1.5 suits every weight else around 0.
      const shift = unit.operation.weights[index]?.name === 'movingVariance' ? 1 : 0;
      variable.assign(tf.tidy(() => tf.randomUniform(variable.shape, shift - 0.5, shift + 0.5, 'float32', 100 * place + index + 1)));
    });
  });
}
