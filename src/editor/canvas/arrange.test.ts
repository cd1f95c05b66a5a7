import { expect, it } from 'vitest';
import { emptyDocument, type GraphDocument } from '../../graph/document.ts';
import { arrangedPositions } from './arrange.ts';

const at = { x: 0, y: 0 };
const graph: GraphDocument = {
  ...emptyDocument(),
  nodes: ['data', 'hidden', 'loss', 'lonely'].map((id) => ({ id, kind: 'dense', position: at, params: {} })),
  edges: [
    { id: 'e1', from: 'data.features', to: 'hidden.in' },
    { id: 'e2', from: 'hidden.out', to: 'loss.prediction' },
    { id: 'e3', from: 'data.labels', to: 'loss.target' },
  ],
};

it('lets every wire run to the right with a gap between columns, and lays no two nodes over each other', () => {
  const positions = arrangedPositions(graph, () => ({ width: 200, height: 92 }));
  const x = (id: string) => positions[id]?.x ?? NaN;
  expect(x('hidden') - x('data')).toBeGreaterThanOrEqual(200 + 72);
  expect(x('loss') - x('hidden')).toBeGreaterThanOrEqual(200 + 72);
  const places = Object.values(positions);
  for (const [index, a] of places.entries()) {
    for (const b of places.slice(index + 1)) expect(Math.abs(a.x - b.x) >= 200 || Math.abs(a.y - b.y) >= 92).toBe(true);
  }
});
