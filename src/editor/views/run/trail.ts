import { useMemo } from 'react';
import type { Weights } from '../../../graph/document.ts';
import type { MetricPoint } from '../../../runtime/protocol.ts';
import { useRunStore } from '../../stores/runStore.ts';

/** Where the weights of a node stood before the update of a step. */
export interface TrailPoint {
  readonly step: number;
  readonly weights: Weights;
}

/** The points that carry weights of the node, in the order of their steps. */
export function trailOf(points: readonly MetricPoint[], node: string): readonly TrailPoint[] {
  return points.flatMap(({ step, weights }) => (weights?.[node] ? [{ step, weights: weights[node] }] : []));
}

/** The steps so far of a node with few weights; the engine reports them with its loss. */
export function useTrail(node: string): readonly TrailPoint[] {
  const points = useRunStore((store) => store.points);
  return useMemo(() => trailOf(points, node), [points, node]);
}
