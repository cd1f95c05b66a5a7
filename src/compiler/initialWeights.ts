/** Weights given in the file must be named and shaped as the layer's own. */
import type { GraphNode } from '../graph/document.ts';
import type { WeightSpec } from '../nodes/kind.ts';

/** What is wrong with them, as the end of a sentence, or null. */
export function weightsProblem(given: NonNullable<GraphNode['initialWeights']>, weights: readonly WeightSpec[]): string | null {
  for (const [name, value] of Object.entries(given)) {
    const spec = weights.find((weight) => weight.name === name);
    if (!spec) {
      const names = weights.map((weight) => `“${weight.name}”`).join(', ');
      return `there is no weight “${name}”; this layer has ${names || 'none'}. Rename or remove it.`;
    }
    const found = nestedShape(value);
    if (found === null) return `the lists of “${name}” are not equally long. Give every row the same number of entries.`;
    if (found.join() !== spec.shape.join()) {
      return `“${name}” is ${sizesText(found)}, but the layer needs ${sizesText(spec.shape)}. Correct it, or let the initializer choose.`;
    }
  }
  return null;
}

function sizesText(shape: readonly number[]): string {
  return shape.length === 0 ? 'a single number' : shape.join(' × ');
}

/** The sizes of nested lists, or null where they are ragged. */
function nestedShape(value: unknown): readonly number[] | null {
  if (!Array.isArray(value)) return [];
  const inner = value.map(nestedShape);
  const first = inner[0] ?? [];
  return inner.some((shape) => shape === null || shape.join() !== first.join()) ? null : [value.length, ...first];
}
