/** Graphs as large as anybody wires by hand, and larger, for what the canvas does with them. */
import { emptyDocument, type GraphDocument, type GraphEdge, type GraphNode, type Json } from '../src/graph/document.ts';

/** The layer whose units are typed: what follows it up to the next layer takes the new shape. */
export const FRONT = 'front';
/** How many nodes without weights follow that layer, so that its shape stands on one wire more than that. */
export const FOLLOWERS = 24;
const UNITS = 16;
/** Cards in a row, and what lies between their corners, in pixels. */
const COLUMNS = 18;
const STEP = { x: 260, y: 160 } as const;
const CHAIN = ['tanh', 'dropout', 'sigmoid', 'relu'] as const;

/**
 * A net of so many nodes in rows: a layer with a long chain behind it, then residual blocks of layer, activation and sum, each with a
 * wire past it, to the loss. It compiles without an error. The same each time.
 */
export function largeGraph(count: number): GraphDocument {
  const nodes: GraphNode[] = [];
  const edges: GraphEdge[] = [];
  const add = (id: string, kind: string, params: Readonly<Record<string, Json>> = {}): string => {
    nodes.push({ id, kind, params, position: { x: (nodes.length % COLUMNS) * STEP.x, y: Math.floor(nodes.length / COLUMNS) * STEP.y } });
    return id;
  };
  const wire = (from: string, to: string) => void edges.push({ id: `w${edges.length}`, from, to });
  add('data', 'dataset');
  wire('data.features', `${add(FRONT, 'dense', { units: UNITS })}.in`);
  let last = FRONT;
  const follow = (id: string, kind: string, params: Readonly<Record<string, Json>> = {}) => {
    wire(`${last}.out`, `${add(id, kind, params)}.in`);
    last = id;
  };
  for (let at = 0; at < FOLLOWERS; at++) follow(`follower${at}`, CHAIN[at % CHAIN.length] as string);
  follow('middle', 'dense', { units: UNITS });
  for (let block = 0; nodes.length < count - 4; block++) {
    const before = last;
    follow(`layer${block}`, 'dense', { units: UNITS });
    follow(`bend${block}`, 'tanh');
    const sum = add(`sum${block}`, 'add');
    wire(`${last}.out`, `${sum}.a`);
    wire(`${before}.out`, `${sum}.b`);
    last = sum;
  }
  while (nodes.length < count - 2) follow(`end${nodes.length}`, 'tanh');
  follow('answer', 'dense', { units: 1 });
  add('loss', 'loss', { function: 'meanSquaredError' });
  wire(`${last}.out`, 'loss.prediction');
  wire('data.labels', 'loss.target');
  return { ...emptyDocument(`${count} nodes`), nodes, edges };
}
