/**
 * The compiler, in stages; each stage's result is a valid thing of its own.
 *
 *   document ──normalise──▶ NormalGraph ──infer──▶ Inferred ──check──▶ diagnostics
 *                                                     │                    │
 *                                                     ├──▶ TypedGraph      │ no errors
 *                                                     └──────lower──▶ Program
 *
 * Each stage takes the result that it gave last, and makes again only what the edit between them has
 * changed; where nothing has, it gives the same object. docs/adr/0008 says how.
 */
import type { GraphDocument } from '../graph/document.ts';
import { meaningOf } from '../graph/meaning.ts';
import { checkPractice, checkStructure, type Checked } from './check.ts';
import type { Compilation, Diagnostic, Severity } from './diagnostic.ts';
import { faultDiagnostic } from './faults.ts';
import { infer } from './infer.ts';
import { livenessOf } from './liveness.ts';
import { lower, lowerTraining, totalsOf } from './lower.ts';
import { normalise, type NormalGraph } from './normalise.ts';
import { typedGraph } from './typed.ts';
import { checkRepeats, toldOfMembers, withoutConsequences } from './repeats.ts';
import { problemsOf } from './wiringProblems.ts';

/**
 * Compiles a document. Never throws on one and never changes it; `typed` always comes back, so that
 * the canvas shows a shape on every wire that has one. The last compilation is kept, and gives what
 * this document shares with that one.
 */
export function compile(document: GraphDocument): Compilation {
  if (last?.graph.document !== meaningOf(document)) last = recompile(document, last);
  return last.compilation;
}

let last: Stages | undefined;

/** What a compilation leaves for the next one. */
export interface Stages extends Checked {
  readonly typed: ReturnType<typeof typedGraph>;
  readonly compilation: Compilation;
}

/** Gives the same compilation whatever `before` is; only the work differs. Bypassed nodes are no part of it, copies of repeated groups are. */
export function recompile(document: GraphDocument, before?: Stages): Stages {
  const graph = normalise(meaningOf(document), before?.graph);
  const inferred = infer(graph, before);
  const { losses, live } = livenessOf(graph, before);
  const works = losses.length > 0 && inferred.list.every((known, at) => !live.hasAt(at) || known?.state === 'ok');
  const checked: Checked = { graph, inferred, losses, live, works };

  const errors = errorsOf(checked);
  const trains = works && !errors.some(({ severity }) => severity === 'error');
  const totals = totalsOf(inferred.list, document.training);
  const training = lowerTraining(checked);
  const advice = trains ? checkPractice(checked, training, totals) : [];
  const typed = typedGraph(checked, totals, before);
  const program = trains ? (sameProgram(checked, before) ?? lower(checked, training, totals)) : null;
  return { ...checked, typed, compilation: { typed, program, diagnostics: sorted(toldOfMembers(graph.document, [...errors, ...advice]), graph) } };
}

function errorsOf(checked: Checked): readonly Diagnostic[] {
  const problems = problemsOf(checked.graph);
  const repeats = checkRepeats(checked);
  const errors = [...problems, ...withoutConsequences(checked, repeats, nodeDiagnostics(checked, problems)), ...repeats, ...checkStructure(checked)];
  // Beside a path that trains, a loose end is one warning and not a list of errors.
  return errors.filter(({ node }) => !checked.works || node === undefined || checked.live.has(node));
}

/**
 * What each node has to say. A missing wire counts only on the way to a loss (until there is one,
 * drawing goes on), and not where a wire is there but wrongly attached: that was said already.
 */
function nodeDiagnostics({ graph, inferred, live }: Checked, wiring: readonly Diagnostic[]): readonly Diagnostic[] {
  const said = new Set(wiring.filter(({ edge }) => edge !== undefined).map(({ node }) => node));
  const found: Diagnostic[] = [];
  for (const known of inferred.list) {
    if (!known?.fault) continue;
    const { node, fault } = known;
    const quiet = fault.type === 'unconnected' && (!live.has(node.id) || said.has(node.id));
    const diagnostic = quiet ? null : faultDiagnostic(graph, known, inferred);
    if (diagnostic) found.push(diagnostic);
  }
  return found;
}

/** The last program, where nothing that it is made of has changed: positions are no part of it. */
function sameProgram({ graph, inferred, live }: Checked, before: Stages | undefined): Compilation['program'] {
  const same =
    before?.inferred === inferred && before.live === live && before.graph.order === graph.order && before.graph.document.training === graph.document.training && before.graph.document.meta === graph.document.meta;
  return same ? before.compilation.program : null;
}

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

function sorted(diagnostics: readonly Diagnostic[], { nodes, order }: NormalGraph): readonly Diagnostic[] {
  if (diagnostics.length < 2) return diagnostics;
  const placeOf = ({ node }: Diagnostic): number => {
    if (node === undefined) return -1;
    const place = order.places[nodes.index.get(node) ?? -1] ?? -1;
    return place === -1 ? Infinity : place;
  };
  return [...diagnostics].sort((a, b) => RANK[a.severity] - RANK[b.severity] || compare(placeOf(a), placeOf(b)));
}

function compare(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
