/** Weights given in the file must be named and shaped as the layer's own. */
import type { GraphNode } from '../graph/document.ts';
import type { WeightSpec } from '../nodes/kind.ts';
import { i18n } from '../words/i18n.ts';
import { series } from '../words/list.ts';

/** What is wrong with them, as the end of a sentence, or null. */
export function weightsProblem(given: NonNullable<GraphNode['initialWeights']>, weights: readonly WeightSpec[]): string | null {
  for (const [name, value] of Object.entries(given)) {
    const spec = weights.find((weight) => weight.name === name);
    if (!spec) {
      if (weights.length === 0) return i18n.t('there is no weight “{name}”; this layer has none. Rename or remove it.', { name });
      const names = series(weights.map((weight) => i18n.t('“{name}”', { name: weight.name })));
      return i18n.t('there is no weight “{name}”; this layer has {names}. Rename or remove it.', { name, names });
    }
    const found = nestedShape(value);
    if (found === null) return i18n.t('the lists of “{name}” are not equally long. Give every row the same number of entries.', { name });
    if (found.join() !== spec.shape.join()) {
      return i18n.t('“{name}” is {found}, but the layer needs {expected}. Correct it, or let the initializer choose.', { name, found: sizesText(found), expected: sizesText(spec.shape) });
    }
  }
  return null;
}

function sizesText(shape: readonly number[]): string {
  return shape.length === 0 ? i18n.t('a single number') : shape.join(' × ');
}

/** The sizes of nested lists, or null where they are ragged. */
function nestedShape(value: unknown): readonly number[] | null {
  if (!Array.isArray(value)) return [];
  const inner = value.map(nestedShape);
  const first = inner[0] ?? [];
  return inner.some((shape) => shape === null || shape.join() !== first.join()) ? null : [value.length, ...first];
}
