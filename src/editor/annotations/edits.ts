/** What a person does with notes and frames, as commands. Each is one step of Undo. */
import type { Command } from '../../graph/commands.ts';
import { placedIds } from '../../graph/annotations.ts';
import { FRAME_SIZE, MAX_ANNOTATIONS, MAX_NOTE_CHARACTERS, MAX_TITLE_CHARACTERS, NOTE_SIZE, type Colour } from '../../graph/annotationFields.ts';
import type { Frame, Note, Position, Size } from '../../graph/document.ts';
import { boxesOf, contentsOf, frameAround, withContents } from '../../graph/frames.ts';
import { withMembers } from '../../graph/groups/groups.ts';
import { seenDocument } from '../../graph/groups/seen.ts';
import { freshId } from '../../graph/ids.ts';
import { i18n } from '../../words/i18n.ts';
import { startWriting } from '../canvas/canvasStore.ts';
import { cardSize } from '../canvas/edits.ts';
import { removal } from '../canvas/rewire.ts';
import { currentDocument, editDocument } from '../stores/documentStore.ts';
import { notify, select } from '../stores/sessionStore.ts';
import { namesOf } from './words.ts';

/** Of a new one, in pixels. */
const NOTE: Size = { width: 240, height: 104 };
const FRAME: Size = { width: 480, height: 260 };
/** A note that grows with its text stops here, and its text scrolls. */
const TALLEST = 640;

/** What was written right after it was added is one step with that. */
const firstText = (id: string) => `first-text-${id}`;

function room(list: readonly unknown[] | undefined, title: string): boolean {
  if ((list?.length ?? 0) < MAX_ANNOTATIONS) return true;
  notify({ severity: 'warning', title, lines: [i18n.t('The graph has {most} of them, which is as many as a file holds. Delete one first.', { most: MAX_ANNOTATIONS.toLocaleString('en-US') })] });
  return false;
}

/**
 * Adds an empty note and opens it for writing.
 * @param there just there, where a hand has put it down; else below, where it would hide a card or another note.
 */
export function addNote(centre: Position, there = false): void {
  const document = currentDocument();
  if (!room(document.notes, i18n.t('No note was added'))) return;
  const id = freshId('note', placedIds(document));
  const corner = { x: Math.round(centre.x - NOTE.width / 2), y: Math.round(centre.y - NOTE.height / 2) };
  const position = there ? corner : below(corner);
  editDocument({ type: 'addAnnotations', notes: [{ id, position, size: NOTE, text: '' }] }, i18n.t('Add note'), firstText(id));
  select([id]);
  startWriting(id, true);
}

/** The next place down from a corner where a note hides nothing. */
function below(corner: Position): Position {
  const document = currentDocument();
  const frames = new Set(document.frames?.map(({ id }) => id));
  const boxes = boxesOf(seenDocument(document), cardSize).filter(({ id }) => !frames.has(id));
  let y = corner.y;
  const hides = () => boxes.some((box) => corner.x < box.x + box.width + APART && box.x < corner.x + NOTE.width + APART && y < box.y + box.height + APART && box.y < y + NOTE.height + APART);
  while (hides()) y += APART;
  return { x: corner.x, y };
}

/** Between a new note and what lies there, in pixels. */
const APART = 16;

/** Draws a frame round what is chosen, else one with nothing on it about a point; and opens its title. */
export function addFrame(chosen: readonly string[], centre: Position): void {
  const document = currentDocument();
  if (!room(document.frames, i18n.t('No frame was added'))) return;
  const held = new Set(withMembers(document, withContents(seenDocument(document), chosen, cardSize)));
  const round = frameAround(boxesOf(seenDocument(document), cardSize).filter(({ id }) => held.has(id)));
  const box = round ?? { position: { x: Math.round(centre.x - FRAME.width / 2), y: Math.round(centre.y - FRAME.height / 2) }, size: FRAME };
  const id = freshId('frame', placedIds(document));
  editDocument({ type: 'addAnnotations', frames: [{ id, ...box }] }, round ? i18n.t('Frame {what}', { what: namesOf(document, chosen) }) : i18n.t('Add frame'), firstText(id));
  select([id]);
  startWriting(id, true);
}

/**
 * Keeps what was written into a note; it grows where its text needs more room.
 * @param fresh it was added just now: then both are one step.
 */
export function keepText(note: Pick<Note, 'id'>, text: string, neededHeight = 0, fresh = false): void {
  const old = currentDocument().notes?.find(({ id }) => id === note.id);
  const kept = text.slice(0, MAX_NOTE_CHARACTERS);
  if (!old || old.text === kept) return;
  const height = Math.max(old.size.height, Math.min(Math.ceil(neededHeight), TALLEST));
  const grown = height > old.size.height ? { size: { ...old.size, height } } : {};
  editDocument({ type: 'setNote', id: note.id, note: { text: kept, ...grown } }, i18n.t('Edit note'), fresh ? firstText(note.id) : undefined);
}

/** Names a frame; a title of blanks is none. */
export function keepTitle(frame: Pick<Frame, 'id'>, text: string, fresh = false): void {
  const old = currentDocument().frames?.find(({ id }) => id === frame.id);
  const title = text.trim().slice(0, MAX_TITLE_CHARACTERS) || undefined;
  if (!old || old.title === title) return;
  editDocument({ type: 'setFrame', id: frame.id, frame: { title } }, i18n.t('Rename frame'), fresh ? firstText(frame.id) : undefined);
}

/** Paints notes and frames; other ids are passed over. */
export function paint(ids: readonly string[], colour: Colour): void {
  const document = currentDocument();
  const chosen = new Set(ids);
  const commands: Command[] = [
    ...(document.notes ?? []).filter(({ id }) => chosen.has(id)).map(({ id }) => ({ type: 'setNote' as const, id, note: { colour } })),
    ...(document.frames ?? []).filter(({ id }) => chosen.has(id)).map(({ id }) => ({ type: 'setFrame' as const, id, frame: { colour } })),
  ];
  const painted = commands.flatMap((command) => ('id' in command ? [command.id] : []));
  if (painted.length > 0) editDocument({ type: 'batch', commands }, i18n.t('Recolour {what}', { what: namesOf(document, painted) }));
}

/** Gives a note or a frame another size, within its bounds; `position` where the hand has moved its left or upper edge. */
export function resize(id: string, size: Size, position?: Position, mergeKey?: string): void {
  const { notes, frames } = currentDocument();
  const note = notes?.find((each) => each.id === id);
  const frame = frames?.find((each) => each.id === id);
  const old = note ?? frame;
  if (!old) return;
  const { min, max } = note ? NOTE_SIZE : FRAME_SIZE;
  const within = (side: 'width' | 'height') => Math.round(Math.min(Math.max(size[side], min[side]), max[side]));
  const next = {
    size: { ...old.size, width: within('width'), height: within('height') },
    position: position ? { ...old.position, x: Math.round(position.x), y: Math.round(position.y) } : old.position,
  };
  if (next.size.width === old.size.width && next.size.height === old.size.height && next.position.x === old.position.x && next.position.y === old.position.y) return;
  editDocument(note ? { type: 'setNote', id, note: next } : { type: 'setFrame', id, frame: next }, note ? i18n.t('Resize note') : i18n.t('Resize frame'), mergeKey);
}

/** What an id of the canvas is, where it is no node and no card. */
export function markType(id: string): 'note' | 'frame' | 'group' | null {
  const { notes, frames, groups } = currentDocument();
  if (groups?.some((group) => group.id === id && !group.folded)) return 'group';
  if (notes?.some((note) => note.id === id)) return 'note';
  return frames?.some((frame) => frame.id === id) ? 'frame' : null;
}

/** What lies on a frame of the open graph. */
export function contents(frame: string): readonly string[] {
  const document = currentDocument();
  const found = document.frames?.find(({ id }) => id === frame);
  return found ? contentsOf(seenDocument(document), found, cardSize) : [];
}

/** Takes frames away and all that lies on them; chains that led through are healed, as when nodes are deleted. */
export function deleteWithContents(frames: readonly string[]): void {
  const document = currentDocument();
  editDocument(removal(document, withContents(seenDocument(document), frames, cardSize)), i18n.t('Delete {what} with its contents', { what: namesOf(document, frames) }));
  select([]);
}
