/** The way through a person's own net: forward layer by layer to the loss, then back gradient by gradient. */
import { isLookedUp } from '../../../compiler/indexData.ts';
import type { Operation, Program, ProgramLoss } from '../../../compiler/program.ts';
import { sizeOf } from '../../../graph/tensorType.ts';
import { explanationOf } from '../../../nodes/explain/registry.ts';
import type { Probe, ProbeRequest } from '../../../runtime/protocol.ts';
import { i18n } from '../../../words/i18n.ts';

export type Way = 'forward' | 'backward';

/** One step of the walk. */
export type Stop =
  | { readonly at: 'layer'; readonly way: Way; readonly node: string; readonly label: string; readonly operation: Operation }
  | { readonly at: 'loss'; readonly way: Way; readonly node: string; readonly label: string; readonly loss: ProgramLoss };

/** All steps in their order. Going back, an activation that its cross-entropy is taken together with is no step of its own. */
export function walkOf({ operations, losses }: Program): readonly Stop[] {
  // Two layers may have one name; their places in the net tell them apart.
  const numbers = new Map(operations.map(({ node }, index) => [node, index + 1]));
  const layer = (way: Way) => (operation: Operation): Stop => ({ at: 'layer', way, node: operation.node, label: `${numbers.get(operation.node) ?? ''}. ${operation.label}`, operation });
  const loss = (way: Way) => (each: ProgramLoss): Stop => ({ at: 'loss', way, node: each.node, label: i18n.t('Loss'), loss: each });
  const read = new Set(operations.flatMap(({ inputs }) => inputs.map(({ node }) => node)));
  const skipped = new Set(losses.filter(({ logits }) => logits !== null).map(({ prediction }) => prediction.node).filter((node) => !read.has(node)));
  return [
    ...operations.map(layer('forward')),
    ...losses.map(loss('forward')),
    ...losses.toReversed().map(loss('backward')),
    ...operations.filter(({ node }) => !skipped.has(node)).toReversed().map(layer('backward')),
  ];
}

/** Where the walk stands for a node and a way; the nearest stop of that way where the node has none. */
export function stopFor(stops: readonly Stop[], node: string | null, way: Way): number {
  const exact = stops.findIndex((stop) => stop.node === node && stop.way === way);
  if (exact >= 0) return exact;
  const anyWay = stops.findIndex((stop) => stop.node === node);
  if (anyWay >= 0 && way === 'backward') return stops.findIndex((stop) => stop.way === 'backward');
  return anyWay >= 0 ? anyWay : Math.max(0, stops.findIndex((stop) => stop.at === 'layer' && stop.way === way && stop.operation.weights.length > 0));
}

/** What must be seen of the run for a step. @param gradients false where the sample has no label. */
export function probesOf(program: Program, stop: Stop, gradients: boolean): readonly Probe[] {
  const probe = (node: string, quantity: Probe['quantity']): Probe => ({ node, quantity, as: 'values' });
  const indices = new Set(program.sources.map(({ node }) => node).filter((node) => isLookedUp(program, node)));
  if (stop.at === 'loss') {
    const { prediction, target, logits } = stop.loss;
    const nodes = new Set([prediction.node, ...(target ? [target.node] : [])]);
    return [...[...nodes].map((node) => probe(node, 'activations')), ...(gradients && stop.way === 'backward' ? [probe((logits ?? prediction).node, 'activationGradients')] : [])];
  }
  const { operation } = stop;
  const inputs = [...new Set(operation.inputs.map(({ node }) => node))];
  return [
    ...[...inputs, operation.node].map((node) => probe(node, 'activations')),
    ...(operation.weights.length > 0 ? [probe(operation.node, 'weights')] : []),
    ...(stop.way === 'backward' && gradients
      ? [...[...inputs, operation.node].filter((node) => !indices.has(node)).map((node) => probe(node, 'activationGradients')), ...(operation.weights.length > 0 ? [probe(operation.node, 'weightGradients')] : [])]
      : []),
  ];
}

/** Numbers of a batch that are fetched at most: 16 MB. */
const MOST_OF_BATCH = 4_000_000;

/**
 * What goes into a step's layer for the whole batch of the next training step, where its kind computes with that in training; asked
 * for once a second. Null elsewhere, and where a batch is too large to fetch.
 */
export function batchRequest({ training }: Program, stop: Stop): ProbeRequest | null {
  if (stop.at !== 'layer' || stop.way !== 'forward' || !explanationOf(stop.operation.kind)?.readsBatch) return null;
  const { inputs: [input], inputTypes: [type] } = stop.operation;
  if (!input || !type || training.batchSize * sizeOf(type.shape) > MOST_OF_BATCH) return null;
  return { samples: { kind: 'nextBatch' }, perSecond: 1, probes: [{ node: input.node, quantity: 'activations', as: 'values' }] };
}
