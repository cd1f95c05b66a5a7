/** What is said of a node that could not be inferred, with the way out that the wires around it allow. */
import type { Diagnostic } from './diagnostic.ts';
import { diagnostic } from './diagnostics.ts';
import { fixFor, targetFix } from './fixes.ts';
import type { InferredNode } from './infer.ts';
import type { InferenceProblem } from '../nodes/kind.ts';
import { wireAt, type NormalGraph, type NormalNode } from './normalise.ts';
import type { Table } from './table.ts';
import { i18n } from '../words/i18n.ts';

export function faultDiagnostic(graph: NormalGraph, { node, fault }: InferredNode, inferred: Table<InferredNode | null>): Diagnostic | null {
  switch (fault?.type) {
    case undefined:
      return null;
    case 'unconnected': {
      const port = node.kind?.inputs[fault.port] ?? node.kind?.inputs[0];
      const fix = port && targetFix(graph, node, port.name);
      return diagnostic('unconnected-input', { label: node.label, port: port?.label.toLowerCase() ?? i18n.t('input') }, { node: node.id, fix });
    }
    case 'shape':
      return shapeDiagnostic(graph, node, fault.problem, inferred);
    case 'weights': {
      const fix = { label: i18n.t('Use the initializer instead'), command: { type: 'setInitialWeights', id: node.id, weights: undefined } } as const;
      return diagnostic('initial-weights', { label: node.label, problem: fault.problem }, { node: node.id, fix });
    }
  }
}

function shapeDiagnostic(
  graph: NormalGraph,
  node: NormalNode,
  problem: InferenceProblem,
  inferred: Table<InferredNode | null>,
): Diagnostic {
  const fix = fixFor(graph, node, problem, inferred);
  const place = { node: node.id, param: problem.param, fix };
  if (problem.code === 'data') return diagnostic('data', { label: node.label, problem: problem.why }, place);
  if (problem.code === 'param-value') {
    const sentence = i18n.t('expects {expected}, but has {found}. {why}', { expected: problem.expected, found: problem.found, why: problem.why });
    return diagnostic('param-value', { label: node.label, problem: sentence }, place);
  }
  const port = wireAt(graph, node.id, problem.port ?? '');
  const { found, expected, why } = problem;
  return diagnostic(problem.code, { label: node.label, found, expected, why }, { ...place, edge: port?.edge.id });
}
