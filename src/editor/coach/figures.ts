/** All that the coach knows of a run. */
import type { Compilation, Diagnostic } from '../../compiler/diagnostic.ts';
import type { Program } from '../../compiler/program.ts';
import type { GraphDocument } from '../../graph/document.ts';
import type { EngineState, MetricPoint } from '../../runtime/protocol.ts';
import { begin, curveOf, recent, type Curve } from './curve.ts';
import type { Inside } from './inside.ts';

export interface Figures {
  /** The open graph, which is the one that runs. */
  readonly document: GraphDocument;
  readonly program: Program;
  /** What the compiler says of it. */
  readonly diagnostics: readonly Diagnostic[];
  /** Steps that were taken, and whether there are no more. */
  readonly step: number;
  readonly ended: boolean;
  readonly losses: Curve;
  readonly accuracies: Curve;
  readonly validation: Curve;
  /** What the last look into the run saw; null before the first. */
  readonly inside: Inside | null;
}

interface Known {
  readonly document: GraphDocument;
  readonly compilation: Pick<Compilation, 'diagnostics'>;
  readonly program: Program;
  readonly state: EngineState | 'empty';
  readonly step: number;
  readonly points: readonly MetricPoint[];
  readonly inside: Inside | null;
}

export function figuresOf({ document, compilation, program, state, step, points, inside }: Known): Figures {
  return {
    document,
    program,
    diagnostics: compilation.diagnostics,
    step,
    ended: state === 'done',
    losses: curveOf(points, 'loss'),
    accuracies: curveOf(points, 'accuracy'),
    validation: curveOf(points, 'validationLoss'),
    inside,
  };
}

/** Nearly all rows answered rightly, or nearly all of the loss gone: there is nothing to mend. */
export function solved({ losses, accuracies }: Figures): boolean {
  return recent(accuracies) >= 0.97 || recent(losses) <= 0.1 * begin(losses);
}

/** Half of the loss gone, or nearly all rows right. What may keep other nets from learning does not keep this one. */
export function learns(figures: Figures): boolean {
  return solved(figures) || recent(figures.losses) < 0.5 * begin(figures.losses);
}

/** A share of a run's steps is behind it, or all are: what has not happened by then will hardly happen. */
export function wellOn({ step, ended, program }: Figures, share: number): boolean {
  return ended || step >= share * program.training.steps;
}
