/** Bringing selected nodes into line. */
import { i18n } from '../../words/i18n.ts';
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

const ALIGN: Readonly<Record<Side, string>> = {
  left: i18n.t('Align left edges'),
  centre: i18n.t('Align centres'),
  right: i18n.t('Align right edges'),
  top: i18n.t('Align top edges'),
  middle: i18n.t('Align middles'),
  bottom: i18n.t('Align bottom edges'),
};
const DISTRIBUTE: Readonly<Record<Axis, string>> = { horizontally: i18n.t('Distribute horizontally'), vertically: i18n.t('Distribute vertically') };

const align = (side: Side): Action => ({ id: `align-${side}`, label: ALIGN[side], enabled: chosenAre(2), run: () => { place(aligned(boxes(), side), ALIGN[side]); } });
const distribute = (axis: Axis): Action => ({ id: `distribute-${axis}`, label: DISTRIBUTE[axis], enabled: chosenAre(3), run: () => { place(distributed(boxes(), axis), DISTRIBUTE[axis]); } });

export const placing: readonly Action[] = [
  ...(['left', 'centre', 'right', 'top', 'middle', 'bottom'] as const).map(align),
  ...(['horizontally', 'vertically'] as const).map(distribute),
];
