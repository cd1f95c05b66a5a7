/** Axes that are walked together become one. */
export interface Collapsed {
  readonly shape: number[];
  /** For each layout its strides. */
  readonly strides: number[][];
}

/** Leaves out axes of size 1 and joins an axis with the one before wherever every layout walks on without a jump. */
export function collapse(shape: readonly number[], layouts: readonly (readonly number[])[]): Collapsed {
  const sizes: number[] = [];
  const strides: number[][] = layouts.map(() => []);
  shape.forEach((size, axis) => {
    if (size === 1) return;
    const steps = layouts.map((layout) => layout[axis] ?? 0);
    const last = sizes.length - 1;
    const joins = last >= 0 && steps.every((step, i) => strides[i]?.[last] === step * size);
    if (joins) {
      sizes[last] = (sizes[last] ?? 1) * size;
      steps.forEach((step, i) => strides[i]?.splice(last, 1, step));
    } else {
      sizes.push(size);
      steps.forEach((step, i) => strides[i]?.push(step));
    }
  });
  if (sizes.length === 0) {
    sizes.push(1);
    for (const each of strides) each.push(1);
  }
  return { shape: sizes, strides };
}
