import type { Model } from './model.ts';

/**
 * Runs `action` and leaves the model's variables as they were: some layers set weights while they
 * compute as in training (batch normalization's running means).
 */
export function withoutTraces<T>(model: Model, action: () => T): T {
  const saved = model.units.flatMap(({ variables }) => variables.map((variable) => ({ variable, dataId: variable.dataId, clone: variable.clone() })));
  try {
    return action();
  } finally {
    for (const { variable, dataId, clone } of saved) {
      if (variable.dataId !== dataId) variable.assign(clone);
      clone.dispose();
    }
  }
}
