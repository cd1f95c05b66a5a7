import { describe, expect, it } from 'vitest';
import { snappedWires, waysBack } from './motion.ts';

const card = (id: string, x: number, dragging = false) => ({ id, position: { x, y: 0 }, dragging });

describe('cards', () => {
  it('are shown on their way from where they were, those that moved alone', () => {
    expect(waysBack([card('a', 0), card('b', 5)], [card('a', 0), card('b', 105), card('c', 7)])).toEqual([{ id: 'b', x: -100, y: 0 }]);
  });

  it('are where the hand has them, and a small step has no way', () => {
    expect(waysBack([card('a', 0)], [card('a', 100, true)])).toEqual([]);
    expect(waysBack([card('a', 0, true)], [card('a', 100)])).toEqual([]);
    expect(waysBack([card('a', 0)], [card('a', 8)])).toEqual([]);
  });

  it('are so many at once that none is followed', () => {
    const many = (x: number) => Array.from({ length: 301 }, (_, at) => card(`n${at}`, x));
    expect(waysBack(many(0), many(100))).toEqual([]);
    expect(waysBack(many(0).slice(1), many(100).slice(1))).toHaveLength(300);
  });
});

describe('wires', () => {
  const wire = (id: string) => ({ id, from: 'a.out', to: 'b.in' });

  it('that are new snap, unless they are more than a hand draws', () => {
    expect(snappedWires([wire('a')], [wire('a'), wire('b')])).toEqual([wire('b')]);
    expect(snappedWires([], Array.from({ length: 9 }, (_, at) => wire(`w${at}`)))).toEqual([]);
    expect(snappedWires([wire('a')], [wire('a')])).toEqual([]);
  });
});
