/** A graph that is too wide for a sheet, as several bands one under the other, each read from left to right. Pure. */
import type { Box } from '../../canvas/routing/geometry.ts';
import type { PictureLayout } from '../picture/layout.ts';

/** Pixels of the picture across a sheet: the words on cards are then no smaller than 6 points on A4. */
export const ACROSS = 1080;
/** A graph that stands in rows is torn apart by a cut: it is rather made smaller, as far as it can still be read. */
const ACROSS_IN_ROWS = 1500;

/** How wide a band of this graph may be. */
export function acrossFor({ box }: PictureLayout): number {
  return box.height > box.width / 3 ? ACROSS_IN_ROWS : ACROSS;
}

/** Between a cut and the cards beside it: a wire and its arrow still show. */
const ROOM = 12;

/**
 * The picture in parts no wider than `widest`, as far as it can be cut between cards: a card is never cut, wires go on in
 * the next band. One that fits stays whole.
 */
export function bandsOf(layout: PictureLayout, widest: number): readonly PictureLayout[] {
  const { box } = layout;
  const cuts = cutsOf(layout, widest);
  const edges = [box.x, ...cuts, box.x + box.width];
  return edges.slice(1).map((right, at) => part(layout, { x: edges[at] as number, y: box.y, width: right - (edges[at] as number), height: box.height }));
}

/** Each cut as far to the right as the width allows; where a card stands in all of it, at the first place after. */
function cutsOf({ box, cards }: PictureLayout, widest: number): readonly number[] {
  const end = box.x + box.width;
  const free = gapsOf(cards.map(({ x, card }) => [x - ROOM, x + card.width + ROOM] as const));
  const cuts: number[] = [];
  let from = box.x;
  while (end - from > widest) {
    const before = free.filter(([left]) => left > from).map(([left, right]) => Math.min(right, Math.max(left, Math.min((left + right) / 2, from + widest))));
    const next = before.findLast((place) => place <= from + widest) ?? before[0];
    if (next === undefined) break;
    cuts.push(next);
    from = next;
  }
  return cuts;
}

/** The places between spans, from left to right. */
function gapsOf(spans: readonly (readonly [number, number])[]): readonly (readonly [number, number])[] {
  const gaps: (readonly [number, number])[] = [];
  let reached = Infinity;
  for (const [left, right] of [...spans].sort(([a], [b]) => a - b)) {
    if (left > reached) gaps.push([reached, left]);
    reached = reached === Infinity ? right : Math.max(reached, right);
  }
  return gaps;
}

function part(layout: PictureLayout, box: Box): PictureLayout {
  const right = box.x + box.width;
  const cards = layout.cards.filter(({ x, card }) => x < right && x + card.width > box.x);
  const wires = layout.wires.filter(({ path, label }) => {
    const xs = [...path.matchAll(/(-?[\d.]+),-?[\d.]+/g)].map(([, x]) => Number(x));
    return label !== null && label.x > box.x && label.x < right ? true : Math.min(...xs) < right && Math.max(...xs) > box.x;
  });
  return { ...layout, box: { ...box, ...heightOf(layout, cards, wires) }, cards, wires };
}

/** As high as what is in it. */
function heightOf({ box }: PictureLayout, cards: PictureLayout['cards'], wires: PictureLayout['wires']): Pick<Box, 'y' | 'height'> {
  const ys = [
    ...cards.flatMap(({ y, card }) => [y, y + card.height]),
    ...wires.flatMap(({ path }) => [...path.matchAll(/-?[\d.]+,(-?[\d.]+)/g)].map(([, y]) => Number(y))),
  ];
  if (ys.length === 0) return { y: box.y, height: box.height };
  const top = Math.min(...ys) - ROOM;
  return { y: top, height: Math.max(...ys) + ROOM - top };
}
