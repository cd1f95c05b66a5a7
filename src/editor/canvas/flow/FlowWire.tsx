import { getBezierPath, getSmoothStepPath, type EdgeProps } from 'reactflow';
import { memo, useCallback, useEffect, useMemo } from 'react';
import { Strands, useHasStrands } from '../../live/Strands.tsx';
import { besides, cornerPath, labelPlace } from '../routing/geometry.ts';
import { useRoute, wireDrawn } from '../routing/routesStore.ts';
import { labelWidth, Wire } from '../Wire.tsx';
import { LabelLayer } from './layers.tsx';
import type { FlowEdge } from './types.ts';

/** A port is larger than the dot that is seen of it; the wire goes on to the dot, in pixels. */
const REACH = 8;
/** Of a wire's corners, in pixels. */
const BEND = 10;

const FlowWire = memo(function FlowWire({ id, data, selected, source, target, targetHandleId, sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition }: EdgeProps<FlowEdge>) {
  const ends = useMemo(() => ({ from: { x: sourceX - REACH, y: sourceY }, to: { x: targetX + REACH, y: targetY } }), [sourceX, sourceY, targetX, targetY]);
  const label = data ? labelWidth(data.view) : 0;
  useEffect(() => wireDrawn({ id, source, target, label, ...ends }), [id, source, target, label, ends]);
  const route = useRoute(id, ends);
  const pathFrom = useCallback((from: number, to: number) => {
    if (route) return cornerPath(besides(route, from, to), BEND);
    const { x: sourceX, y: sourceY } = ends.from;
    const { x: targetX, y: targetY } = ends.to;
    const moved = { sourceX, sourceY: sourceY + from, targetX, targetY: targetY + to, sourcePosition, targetPosition };
    // Until it has a way round, a wire that runs back goes in steps: outer strands stay outer ones round a corner.
    return (targetX < sourceX ? getSmoothStepPath({ ...moved, borderRadius: BEND, offset: 20 + (from - to) / 2 }) : getBezierPath(moved))[0];
  }, [route, ends, sourcePosition, targetPosition]);
  const bundled = useHasStrands(target, targetHandleId);
  const place = route ? labelPlace(route) : { x: (sourceX + targetX) / 2, y: (sourceY + targetY) / 2, room: targetX < sourceX ? Infinity : Math.hypot(targetX - sourceX, targetY - sourceY) };
  if (!data) return null;
  return (
    <>
      {bundled ? <Strands target={target} pathOf={pathFrom} x={targetX} y={targetY} /> : null}
      <Wire path={pathFrom(0, 0)} labelX={place.x} labelY={place.y} room={place.room} view={data.view} selected={selected ?? false} bundled={bundled} LabelLayer={LabelLayer} />
    </>
  );
});

export const edgeTypes = { wire: FlowWire };
