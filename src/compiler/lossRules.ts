/** Which last activation belongs to which loss, and which labels. */
import type { TensorType } from '../graph/tensorType.ts';
import type { Checked } from './check.ts';
import type { Diagnostic } from './diagnostic.ts';
import { diagnostic } from './diagnostics.ts';
import { insertFix, replaceKindFix } from './fixes.ts';
import { wireAt, type NormalGraph, type NormalNode } from './normalise.ts';
import type { NormalWire } from './wiring.ts';
import { i18n } from '../words/i18n.ts';

export function checkLosses({ graph, inferred, losses }: Checked): readonly Diagnostic[] {
  return losses.flatMap((id) => {
    const loss = graph.nodes.get(id);
    const wire = wireAt(graph, id, 'prediction');
    const before = wire && graph.nodes.get(wire.from.node);
    const prediction = wire && inferred.get(wire.from.node)?.outputs[wire.from.port];
    const target = wireAt(graph, id, 'target');
    const labels = target && inferred.get(target.from.node)?.outputs[target.from.port];
    if (!loss || !before || !prediction) return [];
    const found = checkLoss(graph, { loss, wire, before, prediction, labels });
    return found ? [found] : [];
  });
}

interface LossSite {
  readonly loss: NormalNode;
  readonly wire: NormalWire;
  /** The node that gives the prediction. */
  readonly before: NormalNode;
  readonly prediction: TensorType;
  readonly labels: TensorType | undefined;
}

/** One finding at most: the first that would make the others moot. */
function checkLoss(graph: NormalGraph, site: LossSite): Diagnostic | null {
  const { loss, before, prediction, labels } = site;
  const name = loss.params?.['function'];
  const last = prediction.shape.at(-1) ?? 1;
  const activation = activationOf(before);
  if (name !== 'categoricalCrossentropy' && name !== 'binaryCrossentropy') {
    return activation === 'softmax' && last === 1 ? softmaxOfOne(graph, before) : null;
  }
  if (name === 'categoricalCrossentropy' && last === 1) {
    const command = { type: 'setParams', id: loss.id, params: { function: 'binaryCrossentropy' } } as const;
    return diagnostic('categorical-of-one', { label: loss.label }, { node: loss.id, fix: { label: i18n.t('Use binary cross-entropy'), command } });
  }
  if (activation === 'softmax' && last === 1) return softmaxOfOne(graph, before);
  if (labels?.range && (labels.range[0] < 0 || labels.range[1] > 1)) {
    const command = { type: 'setParams', id: loss.id, params: { function: 'meanSquaredError' } } as const;
    const [low, high] = labels.range;
    return diagnostic('label-range', { label: loss.label, low, high }, { node: loss.id, fix: { label: i18n.t('Use mean squared error'), command } });
  }
  if (name === 'categoricalCrossentropy' && activation !== 'softmax') return needs(graph, site, 'softmax');
  if (name === 'binaryCrossentropy' && !givesProbabilities(activation)) return needs(graph, site, 'sigmoid');
  return null;
}

/** The last function that shapes the prediction: an activation node's kind, or a layer's own `activation`. */
export function activationOf(node: NormalNode): string | null {
  if (node.kind?.category === 'activation') return node.kind.id;
  const own = node.params?.['activation'];
  return typeof own === 'string' && own !== 'linear' ? own : null;
}

function givesProbabilities(activation: string | null): boolean {
  return activation === 'sigmoid' || activation === 'softmax' || activation === 'step';
}

function needs(graph: NormalGraph, { loss, wire, before }: LossSite, kind: 'softmax' | 'sigmoid'): Diagnostic {
  const isNode = before.kind?.category === 'activation';
  const ownActivation = !isNode && activationOf(before) !== null;
  const fix = isNode
    ? replaceKindFix(graph, before, kind)
    : ownActivation
      ? { label: i18n.t('Set the activation of {label} to {activation}', { label: before.label, activation: kind }), command: { type: 'setParams', id: before.id, params: { activation: kind } } as const }
      : insertFix(graph, wire, kind);
  const code = kind === 'softmax' ? 'needs-softmax' : 'needs-sigmoid';
  return diagnostic(code, { label: loss.label, before: before.label }, { node: loss.id, edge: wire.edge.id, fix });
}

function softmaxOfOne(graph: NormalGraph, node: NormalNode): Diagnostic {
  return diagnostic('softmax-of-one', { label: node.label }, { node: node.id, fix: node.kind?.id === 'softmax' ? replaceKindFix(graph, node, 'sigmoid') : undefined });
}
