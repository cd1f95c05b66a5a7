/** Where the outline of an unfolded group runs, and where its card will stand. */
import type { GraphDocument, Group, Position, Size } from '../document.ts';
import { boxesOf, frameAround, type SizeOf } from '../frames.ts';

/** Between the outline and the members, in pixels; more above, for its title. */
const MARGIN = 18;
const TITLE = 44;

export interface Outline {
  readonly group: Group;
  readonly position: Position;
  readonly size: Size;
}

/** The outlines of all groups that are not folded. */
export function outlinesOf(document: GraphDocument, sizeOf: SizeOf): readonly Outline[] {
  return (document.groups ?? []).filter(({ folded }) => !folded).flatMap((group) => {
    const around = outlineAround(document, group, sizeOf);
    return around ? [{ group, ...around }] : [];
  });
}

export function outlineAround(document: GraphDocument, { members }: Pick<Group, 'members'>, sizeOf: SizeOf): { readonly position: Position; readonly size: Size } | null {
  const own = new Set(members);
  return frameAround(boxesOf({ ...document, notes: [], frames: [] }, sizeOf).filter(({ id }) => own.has(id)), MARGIN, TITLE);
}

/** The place of the card that takes the members' place: where the leftmost of them stands, in line with what leads to it. */
export function cardPlace({ nodes }: GraphDocument, { members }: Pick<Group, 'members'>): Position {
  const own = new Set(members);
  const [first] = nodes.filter(({ id }) => own.has(id)).toSorted((a, b) => a.position.x - b.position.x || a.position.y - b.position.y);
  return { x: first?.position.x ?? 0, y: first?.position.y ?? 0 };
}
