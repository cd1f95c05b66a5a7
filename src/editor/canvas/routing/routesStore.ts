/**
 * The ways of the wires, made anew when cards or ends have come to rest in another place.
 *
 * A wire tells where its ends are drawn; cards are those of the flow. A task goes to the worker only where a wire is hindered:
 * a graph whose wires are free never loads the library.
 */
import { create } from 'zustand';
import { connectionNow, countsBytes } from '../../ui/connection.ts';
import { CARD } from '../edits.ts';
import type { AnnotationNode } from '../flowAnnotations.ts';
import type { CardNode } from '../flowModel.ts';
import { useFlowStore } from '../flowStore.ts';
import { isHindered, type Routes, type RoutingTask, type WireToRoute } from './avoid.ts';
import { curvePoints, type Box, type Ends, type Point } from './geometry.ts';

interface WireEnds extends WireToRoute {
  /** How wide its label is, in pixels; 0 without one. */
  readonly label: number;
}

interface Route extends Ends {
  readonly points: readonly Point[];
}

export const useRoutesStore = create<{ readonly routes: Readonly<Record<string, Route>> }>()(() => ({ routes: {} }));

const drawn = new Map<string, WireEnds>();
let worker: Worker | null = null;
let asked: RoutingTask | null = null;
let frame = 0;

/** The way of a wire, where it has one between just these ends: while a card is dragged, its wires have none. */
export function useRoute(id: string, { from, to }: Ends): readonly Point[] | null {
  return useRoutesStore(({ routes }) => {
    const route = routes[id];
    return route && same(route.from, from) && same(route.to, to) ? route.points : null;
  });
}

/** A wire is drawn, or drawn in another place. Gives what takes it from the canvas. */
export function wireDrawn(wire: WireEnds): () => void {
  drawn.set(wire.id, wire);
  routeSoon();
  return () => {
    if (drawn.get(wire.id) === wire) drawn.delete(wire.id);
    routeSoon();
  };
}

useFlowStore.subscribe((state, before) => {
  if (drawn.size === 0) return;
  const moved = (state.nodes !== before.nodes && !sameGround(state.nodes, before.nodes)) || (state.annotations !== before.annotations && !sameNotes(notesOf(state.annotations), notesOf(before.annotations)));
  if (moved) routeSoon();
});

/** Whether all cards lie as they did: what is said on them, and which are chosen, moves no wire. */
function sameGround(nodes: readonly CardNode[], before: readonly CardNode[]): boolean {
  return nodes.length === before.length && nodes.every((node, at) => {
    const old = before[at];
    return node === old || (node.position === old?.position && node.measured === old.measured && node.dragging === old.dragging && node.id === old.id);
  });
}

/** What is written beside the graph is not to be run over either. Frames are: they carry cards. */
function notesOf(annotations: readonly AnnotationNode[]): readonly AnnotationNode[] {
  return annotations.filter(({ type }) => type === 'note');
}

function sameNotes(notes: readonly AnnotationNode[], before: readonly AnnotationNode[]): boolean {
  return notes.length === before.length && notes.every((note, at) => {
    const old = before[at];
    return note === old || (note.position === old?.position && note.width === old.width && note.height === old.height && note.dragging === old.dragging && note.id === old.id);
  });
}

function routeSoon(): void {
  if (frame === 0) frame = requestAnimationFrame(routeNow);
}

function routeNow(): void {
  frame = 0;
  // Without the library wires stay the curves they are.
  if (!worker && countsBytes(connectionNow())) return;
  const { nodes, annotations } = useFlowStore.getState();
  const notes = notesOf(annotations);
  // In the hand a card has no way yet to be gone round.
  if (nodes.some(({ dragging }) => dragging) || notes.some(({ dragging }) => dragging) || asked) return;
  const cards = nodes.map(({ id, position, measured }) => ({ id, x: position.x, y: position.y, width: measured?.width ?? CARD.width, height: measured?.height ?? CARD.height }));
  const texts = notes.map(({ id, position, width, height }) => ({ id, x: position.x, y: position.y, width, height }));
  const all = [...drawn.values()];
  const inTheWay = [...cards, ...texts];
  const wires = all.filter((wire) => isHindered(wire, inTheWay));
  if (wires.length === 0) {
    answered = '';
    useRoutesStore.setState(({ routes }) => (Object.keys(routes).length > 0 ? { routes: {} } : { routes }));
    return;
  }
  const hindered = new Set(wires);
  const task: RoutingTask = { cards, wires, labels: [...texts.map(({ id: _, ...box }) => box), ...all.filter((wire) => !hindered.has(wire)).flatMap(labelOf)] };
  if (JSON.stringify(task) === answered) return;
  asked = task;
  worker ??= startWorker();
  worker.postMessage(task);
}

/** The task whose routes are shown. */
let answered = '';

function startWorker(): Worker {
  const started = new Worker(new URL('./routing.worker.ts', import.meta.url), { type: 'module', name: 'netloom-routing' });
  started.onmessage = ({ data }: MessageEvent<Routes>) => {
    const task = asked;
    asked = null;
    if (task) {
      answered = JSON.stringify(task);
      const ends = new Map(task.wires.map((wire) => [wire.id, wire]));
      useRoutesStore.setState({ routes: Object.fromEntries(Object.entries(data).map(([id, points]) => {
        const { from, to } = ends.get(id) as WireToRoute;
        return [id, { from, to, points }];
      })) });
    }
    // Something may have moved meanwhile.
    routeSoon();
  };
  return started;
}

/** The label in the middle of a wire that keeps its curve. */
function labelOf({ label, ...ends }: WireEnds): readonly Box[] {
  const points = curvePoints(ends);
  const middle = points[points.length >> 1];
  return label > 0 && middle ? [{ x: middle.x - label / 2, y: middle.y - 8, width: label, height: 16 }] : [];
}

function same(a: Point, b: Point): boolean {
  return Math.abs(a.x - b.x) < 0.5 && Math.abs(a.y - b.y) < 0.5;
}
