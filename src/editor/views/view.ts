/**
 * A view of the open graph while it trains: the picture of its problem, what goes on inside a layer, how its classes are told
 * apart. Whether it can be shown follows from the program alone, never from a preset's name, so that a person's own graph
 * of the same form gets the same views. See decision 15.
 */
import type { ComponentType } from 'react';
import type { Program } from '../../compiler/program.ts';

export interface ViewProps {
  readonly program: Program;
}

/** What a view is about, in the order of the chooser. */
export const VIEW_GROUPS = ['problem', 'inside', 'classes', 'charts'] as const;
export type ViewGroup = (typeof VIEW_GROUPS)[number];

/** One view: a folder here and a line in `registry.ts`. */
export interface View {
  readonly id: string;
  readonly group: ViewGroup;
  /** As in the chooser: "Line and residuals". */
  readonly label: string;
  /** One plain sentence: what is seen in it. */
  readonly summary: string;
  /** Whether it can show this program; looks at the data's shape, the number of inputs and the loss. */
  fits(program: Program): boolean;
  /** The drawing itself, fetched when it is first shown. It is drawn only while it is seen, and fills its place at any size. */
  load(): Promise<{ readonly default: ComponentType<ViewProps> }>;
}
