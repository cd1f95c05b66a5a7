/** Notes and frames in words, and the hues that they wear. */
import { COLOURS, type Colour } from '../../graph/annotationFields.ts';
import type { Frame, GraphDocument, Note } from '../../graph/document.ts';
import { groupName } from '../../graph/groups/groups.ts';
import { nodeKind } from '../../nodes/registry.ts';
import { nodeName } from '../canvas/ports.ts';
import { counted } from '../ui/format.ts';

export const COLOUR_WORDS: Readonly<Record<Colour, string>> = { grey: 'Grey', blue: 'Blue', green: 'Green', yellow: 'Yellow', red: 'Red', purple: 'Purple' };

/** The hue to draw: grey for a name that this version does not know. */
export function noteColour({ colour = 'yellow' }: Pick<Note, 'colour'>): Colour {
  return COLOURS.find((name) => name === colour) ?? 'grey';
}

export function frameColour({ colour = 'grey' }: Pick<Frame, 'colour'>): Colour {
  return COLOURS.find((name) => name === colour) ?? 'grey';
}

/** A hue's lines, as a CSS colour. */
export function hueOf(colour: Colour): string {
  return `var(--hue-${colour})`;
}

/** What is written on in a hue, as a CSS colour. */
export function paperOf(colour: Colour): string {
  return `var(--paper-${colour})`;
}

/** So much of a note is said where it is one of a list. */
const FIRST_WORDS = 60;

/** A note's words line by line, without the signs of Markdown. */
export function plainLines({ text }: Pick<Note, 'text'>): readonly string[] {
  return text.split('\n').map((line) => line.replace(/^\s*[-*] /, '• ').replaceAll(/\]\([^)]*\)/g, '').replaceAll(/[#*`>[\]$]/g, '').replaceAll(/\s+/g, ' ').trim());
}

/** A note's first words. */
export function noteName(note: Pick<Note, 'text'>): string {
  const words = plainLines(note).join(' ').replaceAll('• ', '').replaceAll(/\s+/g, ' ').trim();
  if (words === '') return 'Empty note';
  return words.length > FIRST_WORDS ? `Note: ${words.slice(0, FIRST_WORDS).trimEnd()}…` : `Note: ${words}`;
}

export function frameName({ title }: Pick<Frame, 'title'>): string {
  return title ? `Frame ${title}` : 'Frame without a title';
}

/** "Frame Encoder, 3 nodes on it". */
export function spokenFrame(frame: Pick<Frame, 'title'>, nodes: number): string {
  return `${frameName(frame)}, ${nodes === 0 ? 'no nodes' : counted(nodes, 'node')} on it`;
}

/** What some ids stand for, for the name of an edit: "Dense", "note", "frame “Encoder”", "2 nodes and 1 note". */
export function namesOf(document: GraphDocument, ids: readonly string[]): string {
  const chosen = new Set(ids);
  const of = <T extends { readonly id: string }>(list: readonly T[] = []) => list.filter(({ id }) => chosen.has(id));
  const groups = of(document.groups);
  const inside = new Set(groups.flatMap(({ members }) => members));
  const [nodes, notes, frames] = [of(document.nodes).filter(({ id }) => !inside.has(id) && !groups.some((group) => group.id === id)), of(document.notes), of(document.frames)];
  if (nodes.length + notes.length + frames.length + groups.length === 1) {
    const [node, frame, group] = [nodes[0], frames[0], groups[0]];
    if (group) return groupName(group);
    if (node) return nodeName(node, nodeKind(node.kind));
    return frame ? (frame.title ? `frame “${frame.title}”` : 'frame') : 'note';
  }
  const parts = ([[nodes, 'node'], [notes, 'note'], [frames, 'frame'], [groups, 'group']] as const).filter(([list]) => list.length > 0).map(([list, word]) => counted(list.length, word));
  const last = parts.pop() ?? 'nothing';
  return parts.length > 0 ? `${parts.join(', ')} and ${last}` : last;
}

/** What a move of some ids is called: "Move" for a node, as ever, "Move frame", "Move 3 nodes". */
export function moveName(document: GraphDocument, ids: readonly string[]): string {
  if (ids.length > 1) return `Move ${namesOf(document, ids)}`;
  const group = document.groups?.find(({ id }) => id === ids[0]);
  if (group) return `Move ${groupName(group)}`;
  if (document.notes?.some(({ id }) => id === ids[0])) return 'Move note';
  return document.frames?.some(({ id }) => id === ids[0]) ? 'Move frame' : 'Move';
}
