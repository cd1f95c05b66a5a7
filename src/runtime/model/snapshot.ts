import type { NestedNumbers, Weights } from '../../graph/document.ts';
import type { Model } from './model.ts';

/** All weights as they were at one moment, still on the device. */
export interface Snapshot {
  /** By node and name, as nested numbers; releases the snapshot. */
  read(): Promise<Readonly<Record<string, Weights>>>;
  dispose(): void;
}

/** Costs next to nothing: an update gives a variable new memory, and the clone keeps the old. */
export function takeSnapshot(model: Model): Snapshot {
  const kept = model.units
    .filter((unit) => unit.variables.length > 0)
    .map(({ operation, variables }) => ({ operation, tensors: variables.map((variable) => variable.clone()) }));
  function dispose(): void {
    for (const { tensors } of kept) for (const tensor of tensors) tensor.dispose();
  }
  return {
    async read() {
      const entries = kept.map(async ({ operation, tensors }) => {
        const arrays = await Promise.all(tensors.map((tensor) => tensor.array()));
        return [operation.node, Object.fromEntries(operation.weights.map(({ name }, index) => [name, arrays[index] as NestedNumbers]))] as const;
      });
      try {
        return Object.fromEntries(await Promise.all(entries));
      } finally {
        dispose();
      }
    },
    dispose,
  };
}
