/** A graph as it is kept in the browser. */
import { documentSchema, type GraphDocument } from '../../graph/document.ts';
import { boundedHistory, ownHistory, type History } from '../../graph/history.ts';
import type { FileHandle } from '../files/fileHandle.ts';

/** What a list of graphs needs of one, without reading it. */
export interface GraphEntry {
  readonly id: string;
  readonly title: string;
  readonly nodes: number;
  /** When it was last changed or opened, in milliseconds since 1970. */
  readonly used: number;
  readonly outline: Outline;
}

/** A card of a thumbnail: its upper left corner in pixels of the canvas, and the node's kind for the hue. */
export type OutlineCard = readonly [x: number, y: number, kind: string];

export interface Outline {
  readonly cards: readonly OutlineCard[];
  /** Pairs of cards, by their places in the list. */
  readonly wires: readonly (readonly [from: number, to: number])[];
}

/** All of it: the document with its steps of Undo. What the steps share is written once, for the browser's store keeps shared objects shared. */
export interface GraphContent {
  readonly history: History;
  /** The file that Save writes to. */
  readonly file: FileHandle | null;
  /** False for a preset or an empty graph as it was opened. */
  readonly made: boolean;
}

/** A thumbnail shows no more cards than can be told apart. */
const MOST_CARDS = 80;
/** Nodes and wires in all kept steps together: some hundred steps of a lesson's graph, some ten of a very large one. */
const MOST_ELEMENTS = 20_000;

export function contentOf(history: History, file: FileHandle | null, made: boolean): GraphContent {
  return { history: boundedHistory(ownHistory(history), MOST_ELEMENTS), file, made };
}

export function entryOf({ graph, present }: History, used: number): GraphEntry {
  return { id: graph, title: present.meta.title, nodes: present.nodes.length, used, outline: outlineOf(present) };
}

function outlineOf({ nodes, edges }: GraphDocument): Outline {
  const shown = nodes.slice(0, MOST_CARDS);
  const places = new Map(shown.map(({ id }, at) => [id, at]));
  const placeOf = (reference: string) => places.get(reference.slice(0, reference.lastIndexOf('.')));
  return {
    cards: shown.map(({ position, kind }) => [Math.round(position.x), Math.round(position.y), kind]),
    wires: edges.flatMap(({ from, to }) => {
      const [start, end] = [placeOf(from), placeOf(to)];
      return start === undefined || end === undefined ? [] : [[start, end] as const];
    }),
  };
}

/** The kept history where its document can be used as it is; null for one that another version wrote. */
export function readContent(content: GraphContent | undefined): History | null {
  const history = content?.history;
  return history && documentSchema.safeParse(history.present).success ? history : null;
}
