/** Where all parts of a graph's picture lie. Pure: the same for the file, for paper, and for a test. */
import type { Compilation } from '../../../compiler/diagnostic.ts';
import type { GraphDocument } from '../../../graph/document.ts';
import { i18n } from '../../../words/i18n.ts';
import { endsOf, nodeViews, wireViews } from '../../canvas/view.ts';
import type { NodeView, WireView } from '../../canvas/nodeView.ts';
import type { WireToRoute } from '../../canvas/routing/avoid.ts';
import { cornerPath, labelPlace, type Box, type Ends, type Point } from '../../canvas/routing/geometry.ts';
import { seenDocument } from '../../../graph/groups/seen.ts';
import { CARD_WIDTH, cardLayout, type CardLayout } from './cardLayout.ts';
import { placedFrames, placedNotes, placedOutlines, type PlacedFrame, type PlacedNote } from './marks.ts';
import type { Measure } from './measure.ts';

export interface PlacedCard extends Point {
  readonly view: NodeView;
  readonly card: CardLayout;
}

export interface WireLabel extends Point {
  readonly text: string;
  readonly width: number;
}

export interface PlacedWire extends WireToRoute {
  readonly path: string;
  readonly broken: boolean;
  /** Null where it would not fit between its ports. */
  readonly label: WireLabel | null;
}

export interface PictureLayout {
  readonly title: string;
  /** All of it, with a margin around; its corner need not be 0, 0. */
  readonly box: Box;
  readonly cards: readonly PlacedCard[];
  readonly wires: readonly PlacedWire[];
  readonly frames: readonly PlacedFrame[];
  readonly notes: readonly PlacedNote[];
}

/** The way that a wire was led, or null where it is the curve between its ends. */
export type Ways = (wire: WireToRoute) => readonly Point[] | null;

const MARGIN = 24;
/** From the middle of a port's dot to where its wire begins, as on the canvas. */
const REACH = 5;
/** How much farther the canvas takes a wire to reach when it makes room for its label. */
const PORT = 8;
const BEND = 10;
export const LABEL_HEIGHT = 16;
const LABEL_PAD = 4;
const BROKEN = i18n.t('Does not fit');

/** The picture's layout. @param ways says which wires go round cards, and how. */
export function pictureLayout(whole: GraphDocument, compilation: Compilation, measure: Measure, ways: Ways): PictureLayout {
  const document = seenDocument(whole);
  const views = nodeViews(document, compilation, new Map());
  const cards = document.nodes.map(({ id, position }): PlacedCard => {
    const view = views.get(id) as NodeView;
    return { x: position.x, y: position.y, view, card: cardLayout(view, measure) };
  });
  const placed = new Map(cards.map((card) => [card.view.id, card]));
  const wireView = wireViews(document, compilation, new Map());
  const wires = document.edges.flatMap((edge): readonly PlacedWire[] => {
    const { from, to } = endsOf(edge);
    const start = portPlace(placed.get(from.node), 'output', from.port);
    const end = portPlace(placed.get(to.node), 'input', to.port);
    if (!start || !end) return [];
    const ends = { from: { x: start.x + REACH, y: start.y }, to: { x: end.x - REACH, y: end.y } };
    const wire: WireToRoute = { id: edge.id, source: from.node, target: to.node, ...ends };
    return [drawn(wire, wireView.get(edge.id) as WireView, measure, ways(wire))];
  });
  const sizes = new Map(cards.map(({ view, card }) => [view.id, { width: card.width, height: card.height }]));
  const outlines = placedOutlines(document, (id) => sizes.get(id) ?? { width: CARD_WIDTH, height: 80 }, measure);
  const [frames, notes] = [[...placedFrames(document, measure), ...outlines], placedNotes(document, measure)];
  return { title: document.meta.title, box: around(cards, wires, [...frames, ...notes]), cards, wires, frames, notes };
}

function portPlace(placed: PlacedCard | undefined, side: 'input' | 'output', name: string): Point | null {
  const port = placed?.card.ports.find((each) => each.side === side && each.name === name);
  return placed && port ? { x: placed.x + port.x, y: placed.y + port.y } : null;
}

function drawn(wire: WireToRoute, view: WireView, measure: Measure, way: readonly Point[] | null): PlacedWire {
  const broken = view.message !== '';
  const text = view.shape || (broken ? BROKEN : '');
  const { from, to } = wire;
  const length = to.x < from.x ? Infinity : Math.hypot(to.x - from.x - 2 * PORT, to.y - from.y);
  const place = way ? labelPlace(way) : { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2, room: length };
  const width = measure(text, 'mono') + 2 * LABEL_PAD;
  const label = text !== '' && width + PORT <= place.room ? { x: place.x, y: place.y, text, width } : null;
  return { ...wire, path: way ? cornerPath(way, BEND) : curvePath(wire), broken, label };
}

/** The curve of React Flow between an output and an input. */
function curvePath({ from, to }: Ends): string {
  const across = to.x - from.x;
  const reach = across >= 0 ? across / 2 : 6.25 * Math.sqrt(-across);
  // eslint-disable-next-line lingui/no-unlocalized-strings -- a path of SVG
  return `M${from.x},${round(from.y)}C${round(from.x + reach)},${round(from.y)} ${round(to.x - reach)},${round(to.y)} ${to.x},${round(to.y)}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** Room for all that is drawn. */
function around(cards: readonly PlacedCard[], wires: readonly PlacedWire[], marks: readonly Box[]): Box {
  const points: Point[] = cards.flatMap(({ x, y, card }) => [{ x: x - PORT, y }, { x: x + card.width + PORT, y: y + card.height }]);
  for (const { x, y, width, height } of marks) points.push({ x, y }, { x: x + width, y: y + height });
  for (const { path, label } of wires) {
    // Curves stay between the points that their path names.
    for (const [, x, y] of path.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)) points.push({ x: Number(x), y: Number(y) });
    if (label) points.push({ x: label.x - label.width / 2, y: label.y - LABEL_HEIGHT / 2 }, { x: label.x + label.width / 2, y: label.y + LABEL_HEIGHT / 2 });
  }
  if (points.length === 0) return { x: 0, y: 0, width: 2 * MARGIN, height: 2 * MARGIN };
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of points) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  }
  [left, top, right, bottom] = [Math.floor(left), Math.floor(top), Math.ceil(right), Math.ceil(bottom)];
  return { x: left - MARGIN, y: top - MARGIN, width: right - left + 2 * MARGIN, height: bottom - top + 2 * MARGIN };
}
