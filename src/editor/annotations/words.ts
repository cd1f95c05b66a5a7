/** Notes and frames in words, and the hues that they wear. */
import { COLOURS, type Colour } from '../../graph/annotationFields.ts';
import type { Frame, GraphDocument, Note } from '../../graph/document.ts';
import { groupName } from '../../graph/groups/groups.ts';
import { nodeKind } from '../../nodes/registry.ts';
import { i18n } from '../../words/i18n.ts';
import { listed } from '../../words/list.ts';
import { nodeName } from '../canvas/ports.ts';

export const COLOUR_WORDS: Readonly<Record<Colour, string>> = { grey: i18n.t('Grey'), blue: i18n.t('Blue'), green: i18n.t('Green'), yellow: i18n.t('Yellow'), red: i18n.t('Red'), purple: i18n.t('Purple') };

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
  if (words === '') return i18n.t('Empty note');
  return words.length > FIRST_WORDS ? i18n.t('Note: {words}…', { words: words.slice(0, FIRST_WORDS).trimEnd() }) : i18n.t('Note: {words}', { words });
}

export function frameName({ title }: Pick<Frame, 'title'>): string {
  return title ? i18n.t('Frame {title}', { title }) : i18n.t('Frame without a title');
}

/** "Frame Encoder, 3 nodes on it". */
export function spokenFrame(frame: Pick<Frame, 'title'>, nodes: number): string {
  const name = frameName(frame);
  return nodes === 0 ? i18n.t('{name}, no nodes on it', { name }) : i18n.t('{name}, {nodes, plural, one {# node} other {# nodes}} on it', { name, nodes });
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
    return frame ? (frame.title ? i18n.t('frame “{title}”', { title: frame.title }) : i18n.t('frame')) : i18n.t('note');
  }
  const parts = [
    nodes.length > 0 ? i18n.t('{nodes, plural, one {# node} other {# nodes}}', { nodes: nodes.length }) : '',
    notes.length > 0 ? i18n.t('{notes, plural, one {# note} other {# notes}}', { notes: notes.length }) : '',
    frames.length > 0 ? i18n.t('{frames, plural, one {# frame} other {# frames}}', { frames: frames.length }) : '',
    groups.length > 0 ? i18n.t('{groups, plural, one {# group} other {# groups}}', { groups: groups.length }) : '',
  ].filter(Boolean);
  return parts.length > 0 ? listed(parts) : i18n.t('nothing');
}

/** What a move of some ids is called: "Move" for a node, as ever, "Move frame", "Move 3 nodes". */
export function moveName(document: GraphDocument, ids: readonly string[]): string {
  if (ids.length > 1) return i18n.t('Move {what}', { what: namesOf(document, ids) });
  const group = document.groups?.find(({ id }) => id === ids[0]);
  if (group) return i18n.t('Move {what}', { what: groupName(group) });
  if (document.notes?.some(({ id }) => id === ids[0])) return i18n.t('Move note');
  return document.frames?.some(({ id }) => id === ids[0]) ? i18n.t('Move frame') : i18n.t('Move');
}
