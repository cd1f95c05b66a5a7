/** What is said of a document before anything is computed: parameters, wires that do not fit, a circle. */
import type { Diagnostic } from './diagnostic.ts';
import { diagnostic } from './diagnostics.ts';
import type { NormalGraph, NormalNode } from './normalise.ts';
import { wireOf, type NormalWire, type Refusal } from './wiring.ts';
import { i18n } from '../words/i18n.ts';
import { listed } from '../words/list.ts';

export function problemsOf(graph: NormalGraph): readonly Diagnostic[] {
  const { document, wiring, order } = graph;
  const found = graph.roles.broken.flatMap(({ problem }) => problem ?? []);
  if (wiring.refused.size > 0) {
    for (const edge of document.edges) {
      const refusal = wiring.refused.get(wireOf(edge));
      if (refusal) found.push(refusalDiagnostic(graph, wireOf(edge), refusal));
    }
  }
  if (order.cycle) found.push(cycleDiagnostic(order.cycle, graph));
  return found;
}

function refusalDiagnostic({ nodes }: NormalGraph, { edge, from, to }: NormalWire, refusal: Refusal): Diagnostic {
  const source = nodes.get(from.node) as NormalNode;
  const target = nodes.get(to.node) as NormalNode;
  if (refusal === 'from') return unknownPort(edge.id, edge.from, source, source.kind?.outputs ?? []);
  if (refusal === 'to') return unknownPort(edge.id, edge.to, target, target.kind?.inputs ?? []);
  const port = target.kind?.inputs.find(({ name }) => name === to.port)?.label.toLowerCase() ?? to.port;
  const fix = { label: i18n.t('Remove the second wire'), command: { type: 'removeEdges', ids: [edge.id] } } as const;
  return diagnostic('port-taken', { label: target.label, port }, { node: target.id, edge: edge.id, fix });
}

function unknownPort(edge: string, end: string, node: NormalNode, ports: readonly { readonly name: string }[]): Diagnostic {
  const fix = { label: i18n.t('Remove the wire'), command: { type: 'removeEdges', ids: [edge] } } as const;
  const written = ports.length === 0 ? i18n.t('no ports on this side') : listed(ports.map(({ name }) => i18n.t('“{name}”', { name })));
  return diagnostic('unknown-port', { end, label: node.label, ports: written }, { node: node.id, edge, fix });
}

function cycleDiagnostic(cycle: readonly string[], { nodes }: NormalGraph): Diagnostic {
  const labels = cycle.map((id) => nodes.get(id)?.label ?? id);
  return diagnostic('cycle', { labels }, { node: cycle[0] });
}
