/**
 * The compiler, in stages; each stage's result is a valid thing of its own.
 *
 *   document ──normalise──▶ NormalGraph ──infer──▶ InferredNodes ──check──▶ diagnostics
 *                                                        │                      │
 *                                                        ├──▶ TypedGraph        │ no errors
 *                                                        └──────lower──────▶ Program
 */
import type { GraphDocument } from '../graph/document.ts';
import type { TensorType } from '../graph/tensorType.ts';
import { checkPractice, checkStructure, type Checked } from './check.ts';
import type { Compilation, Diagnostic, Severity, TypedGraph, TypedNode } from './diagnostic.ts';
import { infer, type InferredNode } from './infer.ts';
import { lossesOf, upstreamOf } from './liveness.ts';
import { lower, lowerTraining, totalsOf } from './lower.ts';
import { normalise, type NormalGraph } from './normalise.ts';

/**
 * Compiles a document. Never throws on one and never changes it; `typed` always comes back, so that
 * the canvas shows a shape on every wire that has one.
 */
export function compile(document: GraphDocument): Compilation {
  const graph = normalise(document);
  const inferred = infer(graph);
  const losses = lossesOf(graph);
  const live = upstreamOf(graph, losses);
  const checked: Checked = { graph, inferred, losses, live };

  const works = losses.length > 0 && [...live].every((id) => inferred.get(id)?.state === 'ok');
  // Beside a path that trains, a loose end is one warning and not a list of errors.
  const matters = (diagnostic: Diagnostic): boolean => !works || diagnostic.node === undefined || live.has(diagnostic.node);
  const errors = [...graph.diagnostics, ...nodeDiagnostics(checked, graph.diagnostics), ...checkStructure(checked)].filter(matters);
  const totals = totalsOf(inferred.values(), document.training);
  const training = lowerTraining(checked);
  const trains = works && !errors.some(({ severity }) => severity === 'error');
  const advice = trains ? checkPractice(checked, training, totals) : [];
  return {
    typed: typedGraph(checked, works, totals),
    program: trains ? lower(checked, training, totals) : null,
    diagnostics: sorted([...errors, ...advice], graph),
  };
}

/**
 * What each node has to say. A missing wire counts only on the way to a loss (until there is one,
 * drawing goes on), and not where a wire is there but wrongly attached: that was said already.
 */
function nodeDiagnostics({ inferred, live }: Checked, wiring: readonly Diagnostic[]): readonly Diagnostic[] {
  const said = new Set(wiring.filter(({ edge }) => edge !== undefined).map(({ node }) => node));
  const found: Diagnostic[] = [];
  for (const [id, { diagnostic, unconnected }] of inferred) {
    if (diagnostic && (!unconnected || (live.has(id) && !said.has(id)))) found.push(diagnostic);
  }
  return found;
}

function typedGraph({ graph, inferred, live }: Checked, works: boolean, totals: TypedGraph['totals']): TypedGraph {
  const nodes = new Map<string, TypedNode>();
  const inCircle = new Set(graph.diagnostics.filter(({ code }) => code === 'cycle').map(({ node }) => node));
  for (const [id, node] of graph.nodes) {
    const known: InferredNode | undefined = inferred.get(id);
    const own = known?.state ?? (inCircle.has(id) ? 'problem' : node.kind ? 'waiting' : 'unknown');
    const state = works && own !== 'unknown' && !live.has(id) ? 'dead' : own;
    nodes.set(id, { id, outputs: known?.outputs ?? {}, parameters: known?.parameters ?? 0, multiplyAdds: known?.multiplyAdds ?? 0, state });
  }
  const edges = new Map<string, TensorType | null>();
  for (const wire of [...graph.outgoing.values()].flat()) {
    edges.set(wire.edge.id, inferred.get(wire.from.node)?.outputs[wire.from.port] ?? null);
  }
  return { nodes, edges, totals };
}

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

function sorted(diagnostics: readonly Diagnostic[], graph: NormalGraph): readonly Diagnostic[] {
  if (diagnostics.length < 2) return diagnostics;
  const place = new Map(graph.order.map((id, index) => [id, index]));
  const placeOf = ({ node }: Diagnostic): number => (node === undefined ? -1 : (place.get(node) ?? Infinity));
  return [...diagnostics].sort((a, b) => RANK[a.severity] - RANK[b.severity] || compare(placeOf(a), placeOf(b)));
}

function compare(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
