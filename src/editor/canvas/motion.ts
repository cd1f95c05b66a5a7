/**
 * Motion that explains: where cards went, and that a wire has snapped to its port. What is drawn stands at its new place at once; it is only shown on
 * its way, outside of React, so that nothing is drawn again for it. None of it for who asks for less motion.
 */
import { portReferenceOf, type GraphEdge, type Position } from '../../graph/document.ts';
import { useDocumentStore } from '../stores/documentStore.ts';
import { elementAt, wireLayers } from './flowDom.ts';
import { useFlowStore } from './flowStore.ts';

const GLIDE = { duration: 200, easing: 'cubic-bezier(0.2, 0, 0.1, 1)' } as const;
const PULSE = { duration: 240, easing: 'ease-out' } as const;
/** More than this at once are no help to follow, and cost frames. */
const MOST_CARDS = 300;
const MOST_WIRES = 8;
/** Shorter ways are followed without it: a step by an arrow key must not lag. In pixels. */
const LEAST = 12;
/** Frames that a new wire may take to be drawn: its card is measured first. */
const PATIENCE = 10;

interface Placed {
  readonly id: string;
  readonly position: Position;
  readonly dragging?: boolean;
}

/** The way back of each that has another place now; none while something is in the hand, which is where it is. */
export function waysBack(before: readonly Placed[], now: readonly Placed[]): readonly (Position & { readonly id: string })[] {
  if (now === before || before.some(({ dragging }) => dragging) || now.some(({ dragging }) => dragging)) return [];
  const old = new Map(before.map((each) => [each.id, each.position]));
  const ways = now.flatMap(({ id, position }) => {
    const from = old.get(id);
    return from && (from.x !== position.x || from.y !== position.y) ? [{ id, x: from.x - position.x, y: from.y - position.y }] : [];
  });
  return ways.length <= MOST_CARDS && ways.some(({ x, y }) => Math.hypot(x, y) >= LEAST) ? ways : [];
}

/** The wires that were drawn since, where they are so few that a hand drew them. */
export function snappedWires(before: readonly GraphEdge[], now: readonly GraphEdge[]): readonly GraphEdge[] {
  if (now === before) return [];
  const old = new Set(before.map(({ id }) => id));
  const fresh = now.filter(({ id }) => !old.has(id));
  return fresh.length <= MOST_WIRES ? fresh : [];
}

/** Shows on a canvas what moves and snaps. Gives back what ends it. */
export function showMotion(canvas: Element): () => void {
  // Old browsers, and tests without one.
  if (!('animate' in canvas)) return () => undefined;
  const still = matchMedia('(prefers-reduced-motion: reduce)');
  let graph = useDocumentStore.getState().history.graph;
  /** Another graph's cards have the same ids and are others. */
  const isOther = () => {
    const { history } = useDocumentStore.getState();
    const other = history.graph !== graph;
    graph = history.graph;
    return other;
  };
  const unfollowCards = useFlowStore.subscribe((state, before) => {
    if (still.matches || useDocumentStore.getState().history.graph !== graph) return;
    const ways = [...waysBack(before.nodes, state.nodes), ...waysBack(before.annotations, state.annotations)];
    if (ways.length > 0) glide(canvas, ways);
  });
  const unfollowWires = useDocumentStore.subscribe(({ history: { present } }, { history: { present: before } }) => {
    if (isOther() || still.matches) return;
    const fresh = snappedWires(before.edges, present.edges);
    if (fresh.length > 0) pulse(canvas, fresh, PATIENCE);
  });
  return () => {
    unfollowCards();
    unfollowWires();
  };
}

/** From where they were to where they are; one that goes on while it is under way bends its way. Wires come when their cards have come. */
function glide(canvas: Element, ways: ReturnType<typeof waysBack>): void {
  for (const { id, x, y } of ways) {
    elementAt(canvas, { type: 'node', id })?.animate({ translate: [`${x}px ${y}px`, '0 0'] }, { ...GLIDE, composite: 'add' });
  }
  for (const layer of wireLayers(canvas)) layer.animate({ opacity: [0, 0.3, 1] }, GLIDE);
}

function pulse(canvas: Element, wires: readonly GraphEdge[], patience: number): void {
  requestAnimationFrame(() => {
    const waiting = wires.filter((wire) => {
      const line = elementAt(canvas, { type: 'wire', id: wire.id })?.querySelector('[data-wire-line]');
      if (!line) return true;
      line.animate({ strokeWidth: ['5px', '5px', '1.5px'], stroke: ['var(--focus)', 'var(--focus)', 'var(--line-strong)'] }, PULSE);
      elementAt(canvas, { type: 'port', side: 'output', ...portReferenceOf(wire.from) })?.animate({ scale: [1, 1.4, 1] }, PULSE);
      elementAt(canvas, { type: 'port', side: 'input', ...portReferenceOf(wire.to) })?.animate({ scale: [1, 1.4, 1] }, PULSE);
      return false;
    });
    if (waiting.length > 0 && patience > 0) pulse(canvas, waiting, patience - 1);
  });
}
