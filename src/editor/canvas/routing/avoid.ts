/** Ways round the cards for wires whose own curve would run over one, by libavoid's orthogonal router. */
import type { Avoid } from 'libavoid-js';
import { runsBack, runsOver, type Box, type Ends, type Point } from './geometry.ts';

export interface Card extends Box {
  readonly id: string;
}

export interface WireToRoute extends Ends {
  readonly id: string;
  readonly source: string;
  readonly target: string;
}

export interface RoutingTask {
  readonly cards: readonly Card[];
  readonly wires: readonly WireToRoute[];
  /** What else no wire should run under or over: labels of the wires, notes. */
  readonly labels: readonly Box[];
}

/** Corners by the wire's id. */
export type Routes = Readonly<Record<string, readonly Point[]>>;

/** Room between a wire and a card, and between two wires side by side. */
const BUFFER = 14;
const BESIDES = 10;
/** What a bend costs, as a length of wire: few bends are easier to follow than short ways. */
const BEND = 60;
/** libavoid's sides of a box, as bits. */
const LEFT = 4;
const RIGHT = 8;

/** Whether a wire cannot stay the curve it is: it runs back, or over a card that is neither of its own, or a note. */
export function isHindered(wire: WireToRoute, cards: readonly Card[]): boolean {
  return runsBack(wire) || cards.some((card) => card.id !== wire.source && card.id !== wire.target && runsOver(wire, card));
}

/**
 * Leads all wires of the task round all its cards and labels.
 * @param avoid the loaded library; what it allocates is freed before this returns.
 */
export function routesOf(avoid: Avoid, { cards, labels, wires }: RoutingTask): Routes {
  const router = new avoid.Router(avoid.OrthogonalRouting);
  router.setRoutingParameter(avoid['shapeBufferDistance'] as number, BUFFER);
  router.setRoutingParameter(avoid['idealNudgingDistance'] as number, BESIDES);
  router.setRoutingParameter(avoid['segmentPenalty'] as number, BEND);
  // Wires are nudged apart all the same; to unify them first took four fifths of the time where many run side by side.
  router.setRoutingOption(avoid['performUnifyingNudgingPreprocessingStep'] as number, false);
  const shapes = new Map(cards.map((card) => [card.id, { card, shape: shapeOf(avoid, router, card), pins: new Map<string, number>() }]));
  for (const label of labels) shapeOf(avoid, router, label);
  const pinned = (id: string, at: Point, side: number) => {
    const held = shapes.get(id);
    if (!held) return null;
    const { card, shape, pins } = held;
    const height = Math.min(Math.max(at.y - card.y, 0), card.height);
    // One pin for all wires of a port: of two pins in one place libavoid reaches only one.
    const place = `${side} ${height}`;
    if (!pins.has(place)) {
      pins.set(place, pins.size + 1);
      new avoid.ShapeConnectionPin(shape, pins.size, side === LEFT ? 0 : card.width, height, false, 0, side).setExclusive(false);
    }
    return new avoid.ConnEnd(shape, pins.get(place) as number);
  };
  const led = wires.flatMap((wire) => {
    const start = pinned(wire.source, wire.from, RIGHT);
    const end = pinned(wire.target, wire.to, LEFT);
    if (!start || !end) return [];
    const connector = new avoid.ConnRef(router, start, end);
    avoid.destroy(start);
    avoid.destroy(end);
    return [{ wire, connector }];
  });
  router.processTransaction();
  const routes = led.map(({ wire, connector }) => [wire.id, cornersOf(connector.displayRoute(), wire)] as const);
  // Shapes, pins and connectors are the router's and go with it.
  avoid.destroy(router);
  return Object.fromEntries(routes);
}

type RouterOf = InstanceType<Avoid['Router']>;

/** The library copies the outline into the shape. */
function shapeOf(avoid: Avoid, router: RouterOf, { x, y, width, height }: Box) {
  const corners = [new avoid.Point(x, y), new avoid.Point(x + width, y + height)] as const;
  const outline = new avoid.Rectangle(...corners);
  const shape = new avoid.ShapeRef(router, outline);
  for (const part of [...corners, outline]) avoid.destroy(part);
  return shape;
}

/** From port to port in whole pixels; the first and the last line stay level with the ports. */
function cornersOf(line: { size(): number; get_ps(index: number): Point }, { from, to }: Ends): readonly Point[] {
  const last = line.size() - 1;
  return Array.from({ length: line.size() }, (_, at) => {
    if (at === 0) return from;
    if (at === last) return to;
    const { x, y } = line.get_ps(at);
    return { x: Math.round(x), y: at === 1 ? from.y : at === last - 1 ? to.y : Math.round(y) };
  });
}
