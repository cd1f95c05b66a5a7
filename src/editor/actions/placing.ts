/** Bringing selected nodes into line. */
import { aligned, distributed, type Axis, type Box, type Positions, type Side } from '../canvas/alignment.ts';
import { boxesOf, withCarried } from '../../graph/frames.ts';
import { cardSize } from '../canvas/edits.ts';
import { currentSeen, editDocument } from '../stores/documentStore.ts';
import { useSessionStore } from '../stores/sessionStore.ts';
import type { Action } from './action.ts';

function boxes(): readonly Box[] {
  const chosen = new Set(useSessionStore.getState().selectedNodes);
  return boxesOf(currentSeen(), cardSize).filter(({ id }) => chosen.has(id));
}

const chosenAre = (least: number) => () => useSessionStore.getState().selectedNodes.length >= least;

function place(positions: Positions, label: string): void {
  editDocument({ type: 'moveNodes', positions: withCarried(currentSeen(), positions, cardSize) }, label);
}

const WORDS: Readonly<Record<Side, string>> = { left: 'left edges', centre: 'centres', right: 'right edges', top: 'top edges', middle: 'middles', bottom: 'bottom edges' };

const align = (side: Side): Action => ({ id: `align-${side}`, label: `Align ${WORDS[side]}`, enabled: chosenAre(2), run: () => { place(aligned(boxes(), side), `Align ${WORDS[side]}`); } });
const distribute = (axis: Axis): Action => ({ id: `distribute-${axis}`, label: `Distribute ${axis}`, enabled: chosenAre(3), run: () => { place(distributed(boxes(), axis), `Distribute ${axis}`); } });

export const placing: readonly Action[] = [
  ...(['left', 'centre', 'right', 'top', 'middle', 'bottom'] as const).map(align),
  ...(['horizontally', 'vertically'] as const).map(distribute),
];
