/** The one request for all that is live. */
import type { Program } from '../../compiler/program.ts';
import type { Probe, ProbeRequest, Samples } from '../../runtime/protocol.ts';
import type { Scene } from './liveStore.ts';
import { MOST_STRANDS } from './strands.ts';

/** Answers a second at most; the engine gives fewer where they would take more than its share of the time. */
const PER_SECOND = 6;

/** What leaves every node with a form for the samples, and the weights of the Dense layers that are small enough to be drawn on a wire. */
export function liveRequest(program: Program, forms: Scene['forms'], samples: Samples): ProbeRequest {
  const activations = Object.keys(forms).map((node): Probe => ({ node, quantity: 'activations', as: 'values' }));
  const weights = program.operations.filter((operation) => forms[operation.node] && hasStrands(operation)).map(({ node }): Probe => ({ node, quantity: 'weights', as: 'values' }));
  return { samples, perSecond: PER_SECOND, probes: [...activations, ...weights] };
}

function hasStrands({ kind, weights }: Program['operations'][number]): boolean {
  const [inputs = 0, units = 0] = weights.find(({ name }) => name === 'kernel')?.shape ?? [];
  return kind === 'dense' && inputs > 0 && inputs <= MOST_STRANDS && units <= MOST_STRANDS;
}

/** The same for programs whose nodes, shapes and data are the same: weights set by hand start no other watch. */
export function sceneKey({ sources, operations }: Program, forms: Scene['forms'] | null, losses: Program['losses']): string {
  return JSON.stringify([forms, sources, operations.map(({ node, kind, params, output, inputs, weights }) => [node, kind, params['activation'], output, inputs, weights]), losses]);
}
