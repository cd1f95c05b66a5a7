/**
 * A picture of the problem that a graph solves: the points and the line, the curve and its tangent,
 * the digits and their names. Which one is shown follows from the program alone, never from a
 * preset's name, so that a person's own graph of the same form gets the same picture.
 */
import type { ComponentType } from 'react';
import type { Program } from '../../compiler/program.ts';

export interface PictureProps {
  readonly program: Program;
}

/** One picture: a folder here and a line in `registry.ts`. */
export interface Picture {
  readonly id: string;
  /** As in the menu: "Line and residuals". */
  readonly label: string;
  /** Whether it can show this program; looks at the data's shape, the number of inputs and the loss. */
  fits(program: Program): boolean;
  /** The drawing itself, fetched when it is first shown. */
  load(): Promise<{ readonly default: ComponentType<PictureProps> }>;
}
