import { useMemo } from 'react';
import type { ProbeRequest } from '../../../runtime/protocol.ts';
import { seenOf, useWatch } from '../run/useWatch.ts';
import { saliency } from './occlusion.ts';

export interface Saliency {
  /** How much the score changes with each pixel, `[height, width]`; null until it was seen. */
  readonly map: Float32Array | null;
  /** Why there is none: a whole sentence. */
  readonly problem: string | null;
}

/**
 * The gradient of one class's score in the pixels (Simonyan, Vedaldi and Zisserman, 2013).
 * @param data the node that the pixels come from. @param scores the layer whose numbers are the scores; null asks nothing.
 */
export function useSaliency(data: string, scores: string | null, features: Float32Array | null, shape: readonly number[], target: number | null): Saliency {
  const request = useMemo((): ProbeRequest | null => {
    if (!features || scores === null || target === null) return null;
    return { samples: { kind: 'given', rows: 1, features }, gradientOf: { node: scores, unit: target }, probes: [{ node: data, quantity: 'activationGradients', as: 'values' }], perSecond: 2 };
  }, [data, scores, features, target]);
  const watched = useWatch(request);
  const seen = seenOf(watched, data, 'activationGradients');
  const map = useMemo(() => (seen ? saliency(seen.values, shape) : null), [seen, shape]);
  return { map, problem: watched.problem };
}
