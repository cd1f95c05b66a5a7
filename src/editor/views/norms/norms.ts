/** How long the gradients and the weights of each layer are, and how fast the run learns. */
import type { Operation, Program } from '../../../compiler/program.ts';
import { learningRateAt } from '../../../nodes/training/schedules.ts';
import type { Probed, ProbeRequest } from '../../../runtime/protocol.ts';

export interface LayerNorms {
  /** Euclidean, over all weights of the layer that learn, of the gradient of the next batch's loss. */
  readonly gradient: number;
  readonly weights: number;
}

/** What was seen before a step. */
export interface Seen {
  /** One a layer, in the order of `learning`. */
  readonly layers: readonly LayerNorms[];
  readonly learningRate: number;
}

/** The layers that have something to learn, in the order of the net. */
export function learning({ operations }: Program): readonly Operation[] {
  return operations.filter(({ weights }) => weights.some(({ trainable }) => trainable));
}

/** Asks for the norms alone: a few numbers, whatever the size of the net. */
export function normsRequest(program: Program, perSecond: number): ProbeRequest {
  const probes = learning(program).flatMap(({ node }) => (['weights', 'weightGradients'] as const).map((quantity) => ({ node, quantity, as: 'norm' as const })));
  return { samples: { kind: 'nextBatch' }, probes, perSecond };
}

/** The norms of each layer from an answer, and the learning rate of its step. */
export function seenNorms(program: Program, step: number, values: readonly Probed[]): Seen {
  const layers = learning(program).map(({ node, weights }) => {
    const trainable = new Set(weights.filter((each) => each.trainable).map(({ name }) => name));
    const together = (quantity: Probed['quantity']) => Math.hypot(...values.filter((each) => each.node === node && each.quantity === quantity && trainable.has(each.name)).map((each) => each.values[0] ?? NaN));
    return { gradient: together('weightGradients'), weights: together('weights') };
  });
  return { layers, learningRate: learningRateAt(program.training, step) };
}
