/** What the coach looks at inside a run. */
import type { Program } from '../../compiler/program.ts';
import { sizeOf } from '../../graph/tensorType.ts';
import type { Probe, ProbeRequest } from '../../runtime/protocol.ts';
import { hiddenBends } from './net.ts';

/** As many rows as a probe may look at, if their numbers are not more than these. */
const ROWS = 256;
const NUMBERS = 1_000_000;
/** Weights of larger layers come as their length alone. */
const WEIGHTS = 20_000;
/** Looks a second at most. */
const PER_SECOND = 0.2;

/** One look: what is fed, what leaves the hidden bends and reaches the losses, all weights and the lengths of their gradients. Null for graphs without data. */
export function coachRequest(program: Program): ProbeRequest | null {
  const [source] = program.sources;
  if (!source) return null;
  const predictions = program.losses.map(({ prediction }) => prediction.node);
  const bends = hiddenBends(program).map(({ operation }) => operation.node);
  const layers = program.operations.filter(({ node }) => bends.includes(node) || predictions.includes(node));
  const numbers = layers.reduce((sum, { output }) => sum + sizeOf(output.shape), sizeOf(source.features.shape));
  const count = Math.max(1, Math.min(ROWS, source.trainRows, Math.floor(NUMBERS / numbers)));
  const values = (node: string): Probe => ({ node, quantity: 'activations', as: 'values' });
  const weights = program.operations.filter(({ weights: specs }) => specs.some(({ trainable }) => trainable)).flatMap(({ node, weights: specs }): readonly Probe[] => {
    const size = specs.reduce((sum, { shape }) => sum + sizeOf(shape), 0);
    return [{ node, quantity: 'weights', as: size <= WEIGHTS ? 'values' : 'norm' }, { node, quantity: 'weightGradients', as: 'norm' }];
  });
  return {
    samples: { kind: 'rows', split: 'train', rows: Array.from({ length: count }, (_, row) => row) },
    probes: [...program.sources.map(({ node }) => values(node)), ...layers.map(({ node }) => values(node)), ...weights],
    perSecond: PER_SECOND,
  };
}
