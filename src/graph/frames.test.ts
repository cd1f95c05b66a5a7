import { describe, expect, it } from 'vitest';
import { emptyDocument, type Frame, type GraphDocument } from './document.ts';
import { contentsOf, frameAround, withCarried, withContents } from './frames.ts';

const frame = (id: string, x: number, y: number, width: number, height: number): Frame => ({ id, position: { x, y }, size: { width, height } });
const node = (id: string, x: number, y: number) => ({ id, kind: 'relu', position: { x, y }, params: {} });
const card = () => ({ width: 100, height: 50 });

/** An outer frame with a card, a note, and an inner frame with a card on it; and a card half over the edge. */
const graph: GraphDocument = {
  ...emptyDocument(),
  nodes: [node('on', 10, 10), node('inside', 220, 120), node('half', 450, 10), node('far', 900, 900)],
  notes: [{ id: 'note', position: { x: 10, y: 200 }, size: { width: 100, height: 80 }, text: '' }],
  frames: [frame('outer', 0, 0, 500, 300), frame('inner', 200, 100, 200, 100)],
};
const [outer, inner] = graph.frames as [Frame, Frame];

describe('what lies on a frame', () => {
  it('is all that lies wholly on it, inner frames and what lies on them among it', () => {
    expect(contentsOf(graph, outer, card)).toEqual(['on', 'inside', 'note', 'inner']);
    expect(contentsOf(graph, inner, card)).toEqual(['inside']);
  });

  it('depends on how large a card is drawn', () => {
    expect(contentsOf(graph, inner, () => ({ width: 300, height: 50 }))).toEqual([]);
  });

  it('goes along with what is chosen', () => {
    expect(withContents(graph, ['far', 'inner'], card)).toEqual(['far', 'inner', 'inside']);
    expect(withContents(graph, ['far'], card)).toEqual(['far']);
  });
});

describe('a frame that is moved', () => {
  it('carries what lies on it by as much, and nothing else', () => {
    expect(withCarried(graph, { outer: { x: 30, y: -10 } }, card)).toEqual({
      outer: { x: 30, y: -10 }, on: { x: 40, y: 0 }, inside: { x: 250, y: 110 }, note: { x: 40, y: 190 }, inner: { x: 230, y: 90 },
    });
  });

  it('leaves alone what has a new place of its own', () => {
    expect(withCarried(graph, { inner: { x: 210, y: 100 }, inside: { x: 0, y: 0 } }, card)).toEqual({ inner: { x: 210, y: 100 }, inside: { x: 0, y: 0 } });
    const only = { far: { x: 1, y: 1 } };
    expect(withCarried(graph, only, card)).toBe(only);
  });
});

it('is drawn round what it is to carry, with room for its title', () => {
  const box = frameAround([{ x: 10, y: 10, width: 100, height: 50 }, { x: 200, y: 100, width: 100, height: 50 }]);
  expect(box).toEqual({ position: { x: -14, y: -30 }, size: { width: 338, height: 204 } });
  expect(frameAround([])).toBeNull();
});
