import { beforeEach, describe, expect, it } from 'vitest';
import type { Probed } from '../../runtime/protocol.ts';
import { PLACES } from './grid.ts';
import { goStill, receive, setScene, useLiveStore } from './liveStore.ts';

const activations = (node: string, values: Float32Array): Probed => ({ node, name: 'out', quantity: 'activations', as: 'values', shape: [], values });
const scene = { forms: { a: { kind: 'bars', count: 2 }, b: { kind: 'bars', count: 2 } }, plane: null, sampleName: '' } as const;
const { getState } = useLiveStore;

describe('what is live', () => {
  beforeEach(() => {
    goStill();
    setScene(scene);
  });

  it('keeps the picture of a node whose numbers did not change, NaN among them', () => {
    receive([activations('a', Float32Array.of(1, NaN)), activations('b', Float32Array.of(3, 4))]);
    const before = getState().pictures;
    receive([activations('a', Float32Array.of(1, NaN)), activations('b', Float32Array.of(3, 5))]);
    expect(getState().pictures['a']).toBe(before['a']);
    expect(getState().pictures['b']).not.toBe(before['b']);
    expect(getState().pictures['b']).toMatchObject({ tone: { middle: 0, reach: 5 } });
  });

  it('leaves out what is not of the size of its form, and takes all away without an answer', () => {
    receive([activations('a', Float32Array.of(1, 2, 3)), activations('b', Float32Array.of(3, 4))]);
    expect(Object.keys(getState().pictures)).toEqual(['b']);
    receive([]);
    expect(getState().pictures).toEqual({});
  });

  it('measures the plane without the sample, around a half where answers lie between 0 and 1', () => {
    setScene({ ...scene, forms: { a: { kind: 'plane', units: 1, range: undefined }, b: { kind: 'plane', units: 1, range: [0, 1] } } });
    const values = new Float32Array(PLACES + 1);
    values[3] = -2;
    values[PLACES] = 9;
    receive([activations('a', values), activations('b', values.slice())]);
    expect(getState().pictures['a']).toMatchObject({ tone: { middle: 0, reach: 2 } });
    expect([...(getState().pictures['a']?.sample ?? [])]).toEqual([9]);
    expect(getState().pictures['b']).toMatchObject({ tone: { middle: 0.5, reach: 0.5 } });
  });

  it('holds small kernels with their biases, and keeps the object while the numbers stay', () => {
    const weight = (name: string, shape: readonly number[], values: Float32Array): Probed => ({ node: 'a', name, quantity: 'weights', as: 'values', shape, values });
    const answer = () => [weight('kernel', [2, 1], Float32Array.of(1, 2)), weight('bias', [1], Float32Array.of(0.5))];
    receive(answer());
    const first = getState().kernels['a'];
    expect(first).toMatchObject({ inputs: 2, units: 1 });
    expect([...(first?.bias ?? [])]).toEqual([0.5]);
    receive(answer());
    expect(getState().kernels['a']).toBe(first);
    receive([weight('kernel', [9, 1], new Float32Array(9))]);
    expect(getState().kernels).toEqual({});
  });

  it('has the loss of the chosen sample where its label is known, over the plane too', () => {
    const loss = { node: 'loss', function: 'meanSquaredError', weight: 1, prediction: { node: 'a', port: 'out' }, target: { node: 'data', port: 'labels' }, predictionType: { shape: [1] }, targetType: { shape: [1] }, logits: null, accuracy: null } as const;
    const values = new Float32Array(PLACES + 1);
    values[PLACES] = 3;
    setScene({ ...scene, forms: { a: { kind: 'plane', units: 1, range: undefined } }, losses: [loss], labels: { data: Float32Array.of(1) } });
    receive([activations('a', values)]);
    expect(getState().losses).toEqual({ loss: 4 });
    setScene({ ...scene, losses: [loss], labels: {} });
    receive([activations('a', Float32Array.of(1, 2))]);
    expect(getState().losses).toEqual({});
  });
});
