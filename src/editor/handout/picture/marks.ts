/** Notes and frames of a picture. A note is its words without Markdown: an SVG that needs nothing around it sets no formulas. */
import type { Colour } from '../../../graph/annotationFields.ts';
import type { GraphDocument } from '../../../graph/document.ts';
import { frameColour, noteColour, plainLines } from '../../annotations/words.ts';
import type { Box } from '../../canvas/routing/geometry.ts';
import type { SizeOf } from '../../../graph/frames.ts';
import { groupName } from '../../../graph/groups/groups.ts';
import { outlinesOf } from '../../../graph/groups/outline.ts';
import { onLines, onOneLine, type Measure } from './measure.ts';

export interface PlacedFrame extends Box {
  readonly id: string;
  readonly colour: Colour;
  /** As much of its title as has room. */
  readonly title: string;
}

export interface PlacedNote extends Box {
  readonly id: string;
  readonly colour: Colour;
  readonly lines: readonly string[];
}

/** As annotations.module.css sets them, in pixels. */
export const NOTE_LINE = 19.5;
export const NOTE_SIDE = 13;
export const NOTE_ABOVE = 9;
export const TITLE_HEIGHT = 30;

/** Frames, the larger first, for they lie under the smaller ones. */
export function placedFrames({ frames = [] }: GraphDocument, measure: Measure): readonly PlacedFrame[] {
  return frames
    .map((frame) => ({ id: frame.id, ...boxOf(frame), colour: frameColour(frame), title: onOneLine(frame.title ?? '', 'strong', frame.size.width - 2 * NOTE_SIDE, measure) }))
    .toSorted((a, b) => b.width * b.height - a.width * a.height);
}

/** Outlines of unfolded groups, drawn as grey frames. */
export function placedOutlines(document: GraphDocument, sizeOf: SizeOf, measure: Measure): readonly PlacedFrame[] {
  return outlinesOf(document, sizeOf).map(({ group, position, size }) => {
    const title = group.repeat ? `${groupName(group)} × ${group.repeat}` : groupName(group);
    return { id: group.id, ...boxOf({ position, size }), colour: 'grey', title: onOneLine(title, 'strong', size.width - 2 * NOTE_SIDE, measure) };
  });
}

/** Notes, with as many lines as have room. */
export function placedNotes({ notes = [] }: GraphDocument, measure: Measure): readonly PlacedNote[] {
  return notes.map((note) => {
    const box = boxOf(note);
    const most = Math.max(1, Math.floor((box.height - 2 * NOTE_ABOVE) / NOTE_LINE));
    const lines = plainLines(note).flatMap((line) => (line === '' ? [''] : onLines(line, 'text', box.width - 2 * NOTE_SIDE, most, measure)));
    return { id: note.id, ...box, colour: noteColour(note), lines: lines.slice(0, most) };
  });
}

function boxOf({ position, size }: { readonly position: { readonly x: number; readonly y: number }; readonly size: { readonly width: number; readonly height: number } }): Box {
  return { x: position.x, y: position.y, width: size.width, height: size.height };
}
