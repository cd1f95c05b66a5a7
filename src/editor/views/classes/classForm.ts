/** Programs whose rows get a class each. */
import type { Program, ProgramSource } from '../../../compiler/program.ts';
import { columnNames } from '../plot/names.ts';
import { onlyLoss, onlySource } from '../programForm.ts';

/** More classes than this make no matrix that can be read. */
export const MAX_CLASSES = 20;

export interface ClassForm {
  readonly source: ProgramSource;
  readonly classes: number;
  readonly names: readonly string[];
}

/** One data set with one-hot labels of 2 to 20 classes and one loss over an output for each; else null. */
export function classForm(program: Program): ClassForm | null {
  const source = onlySource(program);
  const shape = onlyLoss(program)?.predictionType.shape;
  const classes = source?.labels.classes ?? 0;
  if (!source || classes < 2 || classes > MAX_CLASSES) return null;
  if (shape?.length !== 1 || shape[0] !== classes) return null;
  const { classes: own } = columnNames(source);
  return { source, classes, names: Array.from({ length: classes }, (_, index) => own[index] ?? String(index)) };
}

/** `[height, width, 1 or 3]`: rows that can be shown as pictures. */
export function isImage(shape: readonly number[]): boolean {
  return shape.length === 3 && (shape[2] === 1 || shape[2] === 3);
}
