/** The landscape against formulas, against the run's own losses, and that looking at it leaves no trace in the run. */
import { afterEach, describe, expect, it } from 'vitest';
import { randomFrom } from '../../datasets/random.ts';
import { nodePlaces } from '../../datasets/nodePlaces.ts';
import type { GraphDocument } from '../../graph/document.ts';
import type { Checkpoint } from '../checkpoints/checkpoint.ts';
import { preset, programOf } from '../harness.fixture.ts';
import { DataLoader } from '../loading.ts';
import type { Question } from '../protocol.ts';
import { createLoops } from '../replay/loops/loops.ts';
import { Session } from '../session.ts';
import type { Means } from '../step/makeTrainer.ts';
import { loadTensorFlow } from '../tensorflow.ts';
import { direction, filtersOf, moved, placeOf } from './directions.ts';
import { kernelsOf, landscape } from './landscape.ts';

const REPLAY: Means = { kind: 'replay', executor: createLoops(), reason: '' };
const TFJS: Means = { kind: 'tfjs', reason: '' };
const MEANS = [['a plan', REPLAY], ['tfjs', TFJS]] as const;

const opened: Session[] = [];
afterEach(() => {
  for (const session of opened.splice(0)) session.dispose();
});

async function open(document: GraphDocument, means: Means): Promise<Session> {
  const tf = await loadTensorFlow();
  await tf.setBackend('cpu');
  const program = programOf(document);
  const data = await new DataLoader(nodePlaces()).load(program, new AbortController().signal, () => undefined);
  const session = new Session(tf, program, data, means);
  opened.push(session);
  return session;
}

const question = (change: Partial<Extract<Question, { kind: 'landscape' }>> = {}) => ({ kind: 'landscape' as const, seed: 1, side: 5, reach: 1, rows: 4, checkpoints: [] as readonly string[], ...change });
const nothing = (): Promise<Checkpoint | null> => Promise.resolve(null);

async function whole(session: Session, asked = question(), read: (id: string) => Promise<Checkpoint | null> = nothing, between: () => void = () => undefined) {
  const job = landscape(session, asked, read);
  for (;;) {
    const turn = await job.next();
    if (turn.done) return turn.value;
    between();
  }
}

describe('a direction', () => {
  const weights = { 'conv.kernel': Float32Array.from({ length: 2 * 2 * 3 }, (_, index) => Math.sin(index + 1)), 'conv.bias': Float32Array.of(1, 2, 3) };
  const shapes = new Map([['conv.kernel', filtersOf('conv2d', [2, 2, 3])]]);

  it('has in each filter the length of the weights’ own, and leaves biases alone', () => {
    const drawn = direction(weights, shapes, randomFrom('a'));
    expect(Object.keys(drawn)).toEqual(['conv.kernel']);
    for (let filter = 0; filter < 3; filter++) {
      const length = (numbers: Float32Array | undefined) => Math.hypot(...[0, 1, 2, 3].map((place) => numbers?.[3 * place + filter] ?? NaN));
      expect(length(drawn['conv.kernel']) / length(weights['conv.kernel'])).toBeCloseTo(1, 6);
    }
    expect(direction(weights, shapes, randomFrom('a'))).toEqual(drawn);
    expect(direction(weights, shapes, randomFrom('b'))).not.toEqual(drawn);
  });

  it.each([
    ['dense', [2, 3], [0, 1, 2, 0, 1, 2]],
    ['conv2d', [1, 1, 2, 2], [0, 1, 0, 1]],
    ['conv2dTranspose', [1, 1, 2, 3], [0, 0, 0, 1, 1, 1]],
    ['depthwiseConv2d', [2, 1, 2, 1], [0, 1, 0, 1]],
    ['embedding', [3, 2], [0, 0, 1, 1, 2, 2]],
  ] as const)('takes the filters of %s %j by Keras’s layout', (kind, shape, filters) => {
    const { count, of } = filtersOf(kind, shape);
    expect(filters.map((_, index) => of(index))).toEqual(filters);
    expect(count).toBe(Math.max(...filters) + 1);
  });

  it('does not move a filter of zeros', () => {
    const dead = { 'conv.kernel': new Float32Array(12) };
    expect([...(direction(dead, shapes, randomFrom('a'))['conv.kernel'] ?? [])].every((value) => value === 0)).toBe(true);
  });

  it('and another make a plane, on which every place is found again', () => {
    const both = [direction(weights, shapes, randomFrom('a')), direction(weights, shapes, randomFrom('b'))] as const;
    const [a, b] = placeOf(moved(weights, both, [0.7, -0.4]), weights, both);
    expect(a).toBeCloseTo(0.7, 5);
    expect(b).toBeCloseTo(-0.4, 5);
    expect(moved(weights, both, [1, 1])['conv.bias']).toBe(weights['conv.bias']);
  });
});

describe.each(MEANS)('the landscape, with %s,', (_, means) => {
  it('is in its middle what the run itself measures', async () => {
    const session = await open(preset('5-xor-net'), means);
    for (let step = 0; step < 20; step++) session.advance(false);
    const { losses, step } = await whole(session);
    expect(step).toBe(20);
    const job = session.evaluate('train', 4, false);
    let turn = await job.next();
    while (!turn.done) turn = await job.next();
    expect(losses[12]).toBeCloseTo(turn.value.loss, 6);
    expect(new Set(losses).size).toBeGreaterThan(20);
  });

  it('of a line through points is the formula’s', async () => {
    const document = preset('3-linear-regression');
    const session = await open(document, means);
    const { losses, reach } = await whole(session, question({ side: 5, rows: 5 }));
    const { weights } = await session.trainer.state();
    const shapes = kernelsOf(session.program);
    const both = [direction(weights, shapes, randomFrom('landscape 1 a')), direction(weights, shapes, randomFrom('landscape 1 b'))] as const;
    const data = document.nodes.find(({ kind }) => kind === 'dataset')?.params as { features: number[][]; labels: number[][] };
    losses.forEach((loss, cell) => {
      const at = [reach * (((cell % 5) - 2) / 2), -reach * ((Math.floor(cell / 5) - 2) / 2)] as const;
      const there = moved(weights, both, at);
      const [slope, height] = [Object.entries(there).find(([key]) => key.endsWith('kernel'))?.[1][0] ?? NaN, Object.entries(there).find(([key]) => key.endsWith('bias'))?.[1][0] ?? NaN];
      const mean = data.features.reduce((sum, [x = NaN], row) => sum + (slope * x + height - (data.labels[row]?.[0] ?? NaN)) ** 2, 0) / data.features.length;
      expect(Math.abs(loss - mean) / Math.max(1, mean)).toBeLessThan(1e-5);
    });
  });

  it('leaves no trace in a run, even where steps are taken between its turns', async () => {
    const [looked, alone] = [await open(preset('5-xor-net'), means), await open(preset('5-xor-net'), means)];
    for (let step = 0; step < 10; step++) looked.advance(false);
    await whole(looked, question({ side: 21 }), nothing, () => { looked.advance(false); });
    while (looked.step < 400) looked.advance(false);
    while (alone.step < 400) alone.advance(false);
    expect(await looked.trainer.state()).toEqual(await alone.trainer.state());
  });

  it('gives the run its weights back where a loss cannot be taken', async () => {
    const session = await open(preset('5-xor-net'), means);
    session.advance(false);
    const before = await session.trainer.state();
    session.evaluate = () => { throw new Error('No.'); };
    await expect(whole(session)).rejects.toThrow('No.');
    expect(await session.trainer.state()).toEqual(before);
  });
});

it('the path leads through checkpoints to the middle, and lies in the frame', async () => {
  const session = await open(preset('5-xor-net'), REPLAY);
  const kept = new Map<string, Checkpoint>();
  for (let each = 0; each < 4; each++) {
    kept.set(String(each), { step: session.step, state: await session.trainer.state() } as Checkpoint);
    for (let step = 0; step < 300; step++) session.advance(false);
  }
  const { path, reach, losses } = await whole(session, question({ checkpoints: ['0', '1', 'gone', '2', '3'] }), (id) => Promise.resolve(kept.get(id) ?? null));
  expect(path.map(({ step }) => step)).toEqual([0, 300, 600, 900, 1200]);
  expect(path.at(-1)?.place).toEqual([0, 0]);
  for (const { place } of path) for (const part of place) expect(Math.abs(part)).toBeLessThan(reach);
  const distance = path.map(({ place }) => Math.hypot(...place));
  expect(distance[0]).toBeGreaterThan(distance[3] ?? Infinity);
  expect(losses.every(Number.isFinite)).toBe(true);
});

it('says what is wrong with what was asked', async () => {
  const session = await open(preset('5-xor-net'), REPLAY);
  await expect(whole(session, question({ side: 100 }))).rejects.toThrow('an odd number from 3 to 61');
  const bare = await open(preset('2-gradient-descent'), REPLAY);
  await expect(whole(bare)).rejects.toThrow('no kernel to vary');
});
