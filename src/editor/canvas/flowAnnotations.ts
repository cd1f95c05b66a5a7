/** Notes, frames and outlines of unfolded groups as the flow view wants them: plain data, so that it can be tested without a browser. */
import type { Colour } from '../../graph/annotationFields.ts';
import type { Frame, GraphDocument, Note, Position, Size } from '../../graph/document.ts';
import { boxesOf, liesOn, type Box, type SizeOf } from '../../graph/frames.ts';
import { groupName } from '../../graph/groups/groups.ts';
import { outlinesOf, type Outline } from '../../graph/groups/outline.ts';
import { seenDocument } from '../../graph/groups/seen.ts';
import { i18n } from '../../words/i18n.ts';
import { frameColour, noteColour, noteName, spokenFrame } from '../annotations/words.ts';

export type NoteView = { readonly id: string; readonly text: string; readonly colour: Colour };
export type FrameView = { readonly id: string; readonly title: string; readonly colour: Colour };

export type GroupView = { readonly id: string; readonly name: string; readonly repeat: number; readonly inside: string; readonly colour?: never };

interface Placed<T extends 'note' | 'frame' | 'group', V> {
  readonly id: string;
  readonly type: T;
  position: Position;
  readonly width: number;
  readonly height: number;
  readonly data: { readonly view: V };
  readonly selected: boolean;
  readonly ariaLabel: string;
  readonly domAttributes: { readonly 'aria-roledescription': string };
  readonly zIndex: number;
  readonly style?: { readonly pointerEvents: 'none' };
  /** What a hand takes hold of, as a selector. */
  readonly dragHandle?: string;
  /** Set by the view. */
  readonly measured?: { readonly width?: number; readonly height?: number };
  readonly dragging?: boolean;
  readonly resizing?: boolean;
}

export type NoteNode = Placed<'note', NoteView>;
export type FrameNode = Placed<'frame', FrameView>;
export type GroupNode = Placed<'group', GroupView>;
export type AnnotationNode = NoteNode | FrameNode | GroupNode;

/** Below wires and cards, which are at 0, also when it is chosen, which lifts by 1,000. */
const FRAMES_FROM = -10_000;
/** Over frames, on which they may lie. */
const GROUPS_AT = -5000;
/** Below wires and cards; a chosen one is lifted over them, so that it can be read and written. */
const NOTES_AT = -1;

const NOTE_ROLE = { 'aria-roledescription': i18n.t('note') } as const;
const GROUP_ROLE = { 'aria-roledescription': i18n.t('group') } as const;
const FRAME_ROLE = { 'aria-roledescription': i18n.t('frame') } as const;
/** The ground is reached through a frame's body. */
const THROUGH = { pointerEvents: 'none' } as const;
const GRIP = '[data-grip]';

/** The notes and frames after a change. Whatever did not change keeps its object; what is in the hand keeps its place and size. */
export function nextAnnotations(before: readonly AnnotationNode[], document: GraphDocument, selected: ReadonlySet<string>, sizeOf: SizeOf): readonly AnnotationNode[] {
  const { notes = [], frames = [], groups = [] } = document;
  if (notes.length === 0 && frames.length === 0 && groups.length === 0) return before.length === 0 ? before : [];
  const old = new Map(before.map((node) => [node.id, node]));
  const seen = seenDocument(document);
  const boxes = frames.length > 0 ? boxesOf(seen, sizeOf) : [];
  const nodes = new Set(seen.nodes.map(({ id }) => id));
  const levels = levelsOf(frames);
  const next = [
    ...frames.map((frame) => frameNode(frame, boxes.filter((box) => nodes.has(box.id) && liesOn(box, frame)), levels.get(frame.id) ?? 0, selected.has(frame.id), old.get(frame.id))),
    ...(groups.length > 0 ? outlinesOf(document, sizeOf) : []).map((outline) => groupNode(outline, selected.has(outline.group.id), old.get(outline.group.id))),
    ...notes.map((note) => noteNode(note, selected.has(note.id), old.get(note.id))),
  ];
  return next.length === before.length && next.every((node, at) => node === before[at]) ? before : next;
}

/** Larger frames lie under smaller ones, whichever was drawn first. */
function levelsOf(frames: readonly Frame[]): ReadonlyMap<string, number> {
  const area = ({ size }: Frame) => size.width * size.height;
  return new Map(frames.toSorted((a, b) => area(b) - area(a)).map(({ id }, level) => [id, level]));
}

function noteNode(note: Note, selected: boolean, old: AnnotationNode | undefined): AnnotationNode {
  const view: NoteView = { id: note.id, text: note.text, colour: noteColour(note) };
  const kept = old?.type === 'note' ? old : undefined;
  return settled<NoteNode>(kept, {
    ...(kept ?? {}), id: note.id, type: 'note', ...placeOf(note, kept), selected, ariaLabel: noteName(note), domAttributes: NOTE_ROLE, zIndex: NOTES_AT,
    data: kept && kept.data.view.text === view.text && kept.data.view.colour === view.colour ? kept.data : { view },
  });
}

function frameNode(frame: Frame, on: readonly Box[], level: number, selected: boolean, old: AnnotationNode | undefined): AnnotationNode {
  const view: FrameView = { id: frame.id, title: frame.title ?? '', colour: frameColour(frame) };
  const kept = old?.type === 'frame' ? old : undefined;
  return settled<FrameNode>(kept, {
    ...(kept ?? {}), id: frame.id, type: 'frame', ...placeOf(frame, kept), selected, ariaLabel: spokenFrame(frame, on.length), domAttributes: FRAME_ROLE,
    zIndex: FRAMES_FROM + level, style: THROUGH, dragHandle: GRIP,
    data: kept && kept.data.view.title === view.title && kept.data.view.colour === view.colour ? kept.data : { view },
  });
}

function groupNode({ group, position, size }: Outline, selected: boolean, old: AnnotationNode | undefined): GroupNode {
  const inside = i18n.t('{nodes, plural, one {# node} other {# nodes}}', { nodes: group.members.length });
  const view: GroupView = { id: group.id, name: groupName(group), repeat: group.repeat ?? 1, inside };
  const kept = old?.type === 'group' ? old : undefined;
  const ariaLabel = view.repeat > 1 ? i18n.t('{name}, unfolded group of {inside}, repeated {times} times', { name: view.name, inside, times: view.repeat }) : i18n.t('{name}, unfolded group of {inside}', { name: view.name, inside });
  return settled<GroupNode>(kept, {
    ...(kept ?? {}), id: group.id, type: 'group', ...placeOf({ position, size }, kept), selected, ariaLabel, domAttributes: GROUP_ROLE,
    zIndex: GROUPS_AT, style: THROUGH, dragHandle: GRIP,
    data: kept && kept.data.view.name === view.name && kept.data.view.repeat === view.repeat && kept.data.view.inside === inside ? kept.data : { view },
  });
}

function placeOf({ position, size }: { readonly position: Position; readonly size: Size }, old: AnnotationNode | undefined): Pick<AnnotationNode, 'position' | 'width' | 'height'> {
  if (old && (old.dragging || old.resizing)) return { position: old.position, width: old.width, height: old.height };
  const stays = old && old.position.x === position.x && old.position.y === position.y;
  return { position: stays ? old.position : { x: position.x, y: position.y }, width: size.width, height: size.height };
}

/** The node that was there, where nothing of it has changed. */
function settled<N extends AnnotationNode>(old: N | undefined, next: N): N {
  const same = old && old.position === next.position && old.width === next.width && old.height === next.height && old.data === next.data
    && old.selected === next.selected && old.ariaLabel === next.ariaLabel && old.zIndex === next.zIndex;
  return same ? old : next;
}
