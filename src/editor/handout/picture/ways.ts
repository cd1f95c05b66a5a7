/** The ways of wires that go round cards: those that the canvas has found, and those that it was never asked for. */
import { isHindered, type Routes, type RoutingTask, type WireToRoute } from '../../canvas/routing/avoid.ts';
import type { Point } from '../../canvas/routing/geometry.ts';
import { useRoutesStore } from '../../canvas/routing/routesStore.ts';
import { LABEL_HEIGHT, type PictureLayout, type Ways } from './layout.ts';

/** The canvas measures its cards, the picture reckons them: their ends may lie so far apart, in pixels. */
const APART = 4;

/** The ways on the canvas as it stands, each moved onto the ends that the picture gives its wire. */
export function canvasWays(): Ways {
  const { routes } = useRoutesStore.getState();
  return (wire) => {
    const route = routes[wire.id];
    return route && near(route.from, wire.from) && near(route.to, wire.to) ? endingAt(route.points, wire) : null;
  };
}

function near(a: Point, b: Point): boolean {
  return Math.abs(a.x - b.x) <= APART && Math.abs(a.y - b.y) <= APART;
}

/** The first and the last part of a way are level, so that two points move up or down with each end. */
function endingAt(points: readonly Point[], { from, to }: WireToRoute): readonly Point[] {
  const last = points.length - 1;
  return points.map((point, at) => {
    if (at === 0) return from;
    if (at === last) return to;
    return { x: point.x, y: at === 1 ? from.y : at === last - 1 ? to.y : point.y };
  });
}

/** The wires that run over cards for want of a way, with all that is in their way; null where there is none. */
export function missingWays({ cards, wires }: PictureLayout, ways: Ways): RoutingTask | null {
  const boxes = cards.map(({ x, y, view, card }) => ({ id: view.id, x, y, width: card.width, height: card.height }));
  const hindered = wires.filter((wire) => isHindered(wire, boxes));
  if (hindered.every((wire) => ways(wire) !== null)) return null;
  const labels = wires.flatMap(({ label, ...wire }) => (label && !hindered.some(({ id }) => id === wire.id) ? [{ x: label.x - label.width / 2, y: label.y - LABEL_HEIGHT / 2, width: label.width, height: LABEL_HEIGHT }] : []));
  // All of them, so that they lie beside each other.
  return { cards: boxes, labels, wires: hindered.map(({ id, source, target, from, to }) => ({ id, source, target, from, to })) };
}

/** Asks the router. Where it cannot be had the wires stay curves, as on the canvas. */
export async function foundWays(task: RoutingTask): Promise<Ways> {
  const worker = new Worker(new URL('../../canvas/routing/routing.worker.ts', import.meta.url), { type: 'module', name: 'netloom-routing' });
  const routes = await new Promise<Routes>((done) => {
    worker.onmessage = ({ data }: MessageEvent<Routes>) => { done(data); };
    worker.onerror = () => { done({}); };
    worker.postMessage(task);
  });
  worker.terminate();
  return ({ id }) => routes[id] ?? null;
}
