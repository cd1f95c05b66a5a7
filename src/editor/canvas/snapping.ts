/** Cards, notes and frames in the hand step onto the lines of those that lie still, unless Alt is held. */
import { create } from 'zustand';
import type { Position } from '../../graph/document.ts';
import { isAltHeld } from '../actions/pointer.ts';
import { CARD } from './edits.ts';
import { isCarried } from './carrying.ts';
import type { AnnotationNode } from './flowAnnotations.ts';
import type { CardNode } from './flowModel.ts';
import { around, snapTo, type Guide } from './guides.ts';

/** In pixels of the page: as far as a hand means the same place. */
const REACH = 6;
const NONE: readonly Guide[] = [];

/** What is drawn while cards are in the hand. */
export const useGuidesStore = create<{ readonly guides: readonly Guide[] }>()(() => ({ guides: NONE }));

export function hideGuides(): void {
  useGuidesStore.setState({ guides: NONE });
}

/**
 * The step that the moved cards take together onto the nearest lines; shows the lines.
 * @param places where the hand would have them, by id.
 */
export function snapStep(places: ReadonlyMap<string, Position>, nodes: readonly (CardNode | AnnotationNode)[], zoom: number): { readonly dx: number; readonly dy: number } {
  const rectOf = ({ id, position, measured }: CardNode | AnnotationNode) => ({ ...(places.get(id) ?? position), width: measured?.width ?? CARD.width, height: measured?.height ?? CARD.height });
  const moving = nodes.filter(({ id }) => places.has(id));
  if (isAltHeld() || moving.length === 0) {
    hideGuides();
    return { dx: 0, dy: 0 };
  }
  // A card that is laid on a frame is not meant for its edges; what goes along with a frame does not lie still.
  const frames = moving.some(({ type }) => type === 'frame');
  const isLine = ({ id, type }: CardNode | AnnotationNode) => !places.has(id) && !isCarried(id) && (frames || type !== 'frame');
  const { dx, dy, guides } = snapTo(around(moving.map(rectOf)), nodes.filter(isLine).map(rectOf), REACH / zoom);
  useGuidesStore.setState({ guides: guides.length > 0 ? guides : NONE });
  return { dx, dy };
}
