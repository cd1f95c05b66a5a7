/** Names for a model's variables that a file or a checkpoint can hold. */
import type * as tfjs from '@tensorflow/tfjs';
import type { TF } from '../../nodes/kind.ts';
import type { Model } from '../model/model.ts';
import { i18n } from '../../words/i18n.ts';

export interface NamedVariable {
  /** `node.name`: "hidden.kernel". */
  readonly key: string;
  readonly node: string;
  readonly variable: tfjs.Variable;
}

/** All variables of a model, trainable or not, in its order. */
export function variablesOf(model: Model): readonly NamedVariable[] {
  return model.units.flatMap(({ operation, variables }) => variables.map((variable, index) => ({ key: `${operation.node}.${operation.weights[index]?.name ?? index}`, node: operation.node, variable })));
}

/** Puts numbers into a variable. Throws a sentence where there are not as many as it takes. */
export function assignNumbers(tf: TF, { key, variable }: NamedVariable, numbers: Float32Array | undefined): void {
  if (numbers?.length !== variable.size) throw new Error(i18n.t('The saved weights “{key}” have {found} numbers, but the graph needs {expected}. They belong to another graph.', { key, found: numbers?.length ?? 0, expected: variable.size }));
  const tensor = tf.tensor(numbers, variable.shape, 'float32');
  variable.assign(tensor);
  tensor.dispose();
}
