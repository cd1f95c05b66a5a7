/** Initializers that repeat: the same seed gives the same weights on every backend. */
import type * as tfjs from '@tensorflow/tfjs';
import type { Json } from '../../graph/document.ts';
import type { TF } from '../../nodes/kind.ts';
import { i18n } from '../../words/i18n.ts';

type Initializer = ReturnType<TF['initializers']['zeros']>;

/** A layer's arguments with each initializer that draws at random replaced by one that draws from `seed`. */
export function seededArguments(tf: TF, args: Readonly<Record<string, Json>>, seed: number): Record<string, unknown> {
  let drawn = 0;
  return Object.fromEntries(
    Object.entries(args).map(([name, value]) => {
      if (!name.endsWith('Initializer')) return [name, value];
      // Each weight array of a layer draws its own numbers.
      drawn += 1;
      return [name, seededInitializer(tf, value, seed + drawn)];
    }),
  );
}

/** By tfjs's names: `glorotUniform`, or `{ className: 'RandomUniform', config: { ... } }` for one with settings. */
function seededInitializer(tf: TF, value: Json, seed: number): Initializer {
  if (typeof value === 'string') return initializerOf(tf, value)({ seed });
  const { className, config } = value as { readonly className: string; readonly config?: Readonly<Record<string, Json>> };
  return initializerOf(tf, className.charAt(0).toLowerCase() + className.slice(1))({ ...config, seed });
}

function initializerOf(tf: TF, name: string): (config: Readonly<Record<string, Json>>) => Initializer {
  const make = (tf.initializers as unknown as Readonly<Record<string, ((config: unknown) => Initializer) | undefined>>)[name];
  if (!make) throw new Error(i18n.t('There is no initializer “{name}”.', { name }));
  return make;
}

/** Numbers in nested lists as a tensor of the given shape; says what does not fit. */
export function tensorOfShape(tf: TF, values: tfjs.TensorLike, shape: readonly number[], what: string): tfjs.Tensor {
  return tf.tidy(() => {
    const given = tf.tensor(values, undefined, 'float32');
    if (given.size !== shape.reduce((a, b) => a * b, 1)) {
      throw new Error(i18n.t('{what} has {numbers} numbers in the shape [{found}], but the layer needs the shape [{expected}].', { what, numbers: given.size, found: given.shape.join(', '), expected: shape.join(', ') }));
    }
    return tf.reshape(given, [...shape]);
  });
}
