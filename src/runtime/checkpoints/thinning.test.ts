import { describe, expect, it } from 'vitest';
import type { CheckpointInfo } from '../protocol.ts';
import { MemoryStore } from './memoryStore.ts';
import type { Checkpoint } from './checkpoint.ts';
import { CheckpointKeeper } from './keeper.ts';
import { surplus } from './thinning.ts';

const info = (step: number, key = 'a', bytes = 1): CheckpointInfo => ({ id: `${key}${step}`, key, step, epoch: 1, loss: null, time: step, bytes });
const checkpoint = (step: number): Checkpoint => ({ info: info(step), state: { weights: {}, memory: {} }, step, lastStep: 10, settings: {}, watch: null, points: [] });

describe('thinning', () => {
  it('keeps first and last, and wider gaps the further back', () => {
    let kept: CheckpointInfo[] = [];
    for (let step = 0; step <= 1000; step++) {
      kept.push(info(step));
      const gone = new Set(surplus(kept, 'a', { bytes: 1000, count: 10 }));
      kept = kept.filter(({ id }) => !gone.has(id));
    }
    const steps = kept.map(({ step }) => step);
    expect(steps).toHaveLength(10);
    expect([steps[0], steps[9]]).toEqual([0, 1000]);
    // Near the end close together, further back far apart.
    expect(1000 - (steps[8] ?? 0)).toBeLessThan(50);
    expect((steps[2] ?? 0) - (steps[0] ?? 0)).toBeGreaterThan(200);
  });

  it('lets go of other runs first, the oldest before the newer', () => {
    expect(surplus([info(1, 'b', 5), info(2, 'c', 5), info(3, 'a', 5), info(4, 'a', 5)], 'a', { bytes: 15, count: 10 })).toEqual(['b1']);
  });
});

class FullStore extends MemoryStore {
  room: number;
  constructor(room: number) {
    super();
    this.room = room;
  }
  override async write(each: Checkpoint): Promise<void> {
    if ((await this.list()).length >= this.room) throw Object.assign(new Error('full'), { name: 'QuotaExceededError' });
    return super.write(each);
  }
}

describe('a full store', () => {
  it('is thinned once and written to again', async () => {
    const store = new FullStore(4);
    const told: boolean[] = [];
    const keeper = new CheckpointKeeper(store, (_, kept) => told.push(kept));
    for (let step = 0; step < 6; step++) keeper.keep(checkpoint(step));
    await keeper.settled();
    expect(told).toEqual([true, true, true, true, true, true]);
    expect((await store.list()).at(-1)?.step).toBe(5);
  });

  it('is given up with one word where thinning does not help', async () => {
    const told: (string | undefined)[] = [];
    const keeper = new CheckpointKeeper(new FullStore(0), (_, kept, __, note) => told.push(kept ? 'kept' : note));
    for (let step = 0; step < 3; step++) keeper.keep(checkpoint(step));
    await keeper.settled();
    expect(told).toEqual([expect.stringMatching(/no more room.*goes on without/)]);
  });
});

it('a short run is kept about twenty times, however soon it is over; a long one by the clock', () => {
  const taken = (steps: number, stepsPerTurn: number, turn: number) => {
    const keeper = new CheckpointKeeper(new MemoryStore(), () => undefined);
    // On a clock of whole numbers.
    keeper.took(0, 0, 0);
    let now = 0;
    let count = 0;
    for (let step = stepsPerTurn; step <= steps; step += stepsPerTurn) {
      now += turn;
      if (!keeper.due(step, false, now, steps)) continue;
      keeper.took(step, now, 0);
      count += 1;
    }
    return count;
  };
  // 2 s in turns of 20 ms; then 1000 s in turns of 1 s.
  expect(taken(10_000, 100, 20)).toBe(20);
  expect(taken(1000, 1, 1000)).toBe(200);
});
