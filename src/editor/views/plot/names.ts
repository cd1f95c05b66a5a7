import type { ProgramSource } from '../../../compiler/program.ts';
import { isDataProblem } from '../../../datasets/source.ts';
import { describeData } from '../../../nodes/kinds/dataset.ts';

export interface ColumnNames {
  readonly features: readonly string[];
  readonly labels: readonly string[];
  readonly classes: readonly string[];
}

/** What the columns of the data are called on axes; `x`, `y`, ... where they have no names of their own. */
export function columnNames(source: ProgramSource): ColumnNames {
  const description = describeData({ source: source.source, ...source.params });
  const own = isDataProblem(description) ? null : description;
  return {
    features: own?.featureNames ?? ['x', 'y', 'z'],
    labels: own?.labelNames ?? ['y'],
    classes: own?.classNames ?? Array.from({ length: source.labels.classes ?? 0 }, (_, index) => String(index)),
  };
}

/** A term of a sum for people: `+ 2`, `− 0.2`. */
export function plusTerm(value: number, write: (size: number) => string): string {
  return value < 0 ? `− ${write(-value)}` : `+ ${write(value)}`;
}
