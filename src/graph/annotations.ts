/** Notes and frames under the commands: what each leaves of the two lists. An emptied list is left out of the document. */
import type { Frame, GraphDocument, Note, Position } from './document.ts';
import { merge } from './merge.ts';

const LISTS = ['notes', 'frames'] as const;

/** What can be changed of a note; `undefined` takes a field out. */
export type NoteChange = { readonly [K in 'text' | 'colour' | 'position' | 'size']?: Note[K] | undefined };
/** What can be changed of a frame; `undefined` takes a field out. */
export type FrameChange = { readonly [K in 'title' | 'colour' | 'position' | 'size']?: Frame[K] | undefined };

/** The ids of nodes, notes, frames and groups: no two of them are the same. */
export function placedIds({ nodes, notes = [], frames = [], groups = [] }: GraphDocument): ReadonlySet<string> {
  return new Set([...nodes, ...notes, ...frames, ...groups].map(({ id }) => id));
}

export function addAnnotations(document: GraphDocument, notes: readonly Note[] = [], frames: readonly Frame[] = []): GraphDocument {
  if (notes.length === 0 && frames.length === 0) return document;
  return {
    ...document,
    ...(notes.length > 0 ? { notes: [...(document.notes ?? []), ...notes] } : {}),
    ...(frames.length > 0 ? { frames: [...(document.frames ?? []), ...frames] } : {}),
  };
}

export function removeAnnotations(document: GraphDocument, gone: ReadonlySet<string>): GraphDocument {
  return LISTS.reduce((left, list) => {
    const kept = left[list]?.filter(({ id }) => !gone.has(id));
    if (!kept || kept.length === left[list]?.length) return left;
    const { [list]: _, ...others } = left;
    return kept.length === 0 ? (others as GraphDocument) : { ...left, [list]: kept };
  }, document);
}

export function moveAnnotations(document: GraphDocument, positions: Readonly<Record<string, Position>>): GraphDocument {
  return LISTS.reduce((left, list) => mapped(left, list, (item) => {
    const position = Object.hasOwn(positions, item.id) ? positions[item.id] : undefined;
    return position && (position.x !== item.position.x || position.y !== item.position.y) ? { ...item, position: { ...item.position, x: position.x + 0, y: position.y + 0 } } : item;
  }), document);
}

/** Merges a change into the note or frame of this id. */
export function changeAnnotation(document: GraphDocument, list: 'notes' | 'frames', id: string, change: NoteChange | FrameChange): GraphDocument {
  return mapped(document, list, (item) => (item.id === id ? merge(item, { ...change }) : item));
}

function mapped(document: GraphDocument, list: 'notes' | 'frames', change: <T extends Note | Frame>(item: T) => T): GraphDocument {
  const before = document[list];
  const after = before?.map((item: Note | Frame) => change(item));
  return before && after && after.some((item, at) => item !== before[at]) ? { ...document, [list]: after } : document;
}
