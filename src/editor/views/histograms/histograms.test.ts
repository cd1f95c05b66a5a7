import { describe, expect, it } from 'vitest';
import { compile } from '../../../compiler/compile.ts';
import { chain, XOR_ROWS } from '../../../compiler/testGraphs.fixture.ts';
import type { Operation, Program } from '../../../compiler/program.ts';
import type { Probed } from '../../../runtime/protocol.ts';
import { layersWith, quantile, seenSpread, silentUnits, spreadRequest } from './histograms.ts';

function program(params: Readonly<Record<string, boolean>> = {}): Program {
  const compiled = compile(chain(XOR_ROWS, [['hidden', 'dense', { units: 2, activation: 'relu', ...params }], ['squash', 'sigmoid'], ['out', 'dense', { units: 1 }]])).program;
  if (!compiled) throw new Error('The graph is to compile.');
  return compiled;
}

function operation(node: string): Operation {
  const found = program().operations.find((each) => each.node === node);
  if (!found) throw new Error(`There is no ${node}.`);
  return found;
}

describe('a spread', () => {
  it('is asked for of layers that have such numbers, and zeros are counted behind a ReLU alone', () => {
    expect(layersWith(program(), 'weights').map(({ node }) => node)).toEqual(['hidden', 'out']);
    expect(layersWith(program({ useBias: false }), 'biases').map(({ node }) => node)).toEqual(['out']);
    expect(layersWith(program(), 'activations').map(({ node }) => node)).toEqual(['hidden', 'squash', 'out']);
    const as = (node: string) => spreadRequest(operation(node), 'activations', 4, 5).probes.map((each) => each.as);
    expect(as('hidden')).toEqual(['histogram', 'values']);
    expect(as('squash')).toEqual(['histogram']);
    expect(spreadRequest(operation('out'), 'activations', 4, 5).samples).toEqual({ kind: 'rows', split: 'train', rows: [0, 1, 2, 3] });
    expect(spreadRequest(operation('out'), 'activations', 9000, 5).samples).toMatchObject({ rows: { length: 64 } });
  });

  it('is that of the kernel, or of the biases where these are asked for', () => {
    const weights = (name: string, shape: number[], range: [number, number]): Probed => ({ node: 'hidden', name, quantity: 'weights', as: 'histogram', shape, values: Float32Array.of(1), range, notFinite: 1 });
    expect(seenSpread([weights('bias', [2], [0, 0]), weights('kernel', [3, 2], [-1, 1])], 'weights')?.spread).toEqual({ counts: Float32Array.of(1), range: [-1, 1], notFinite: 1 });
    expect(seenSpread([weights('bias', [2], [0, 0.5]), weights('kernel', [3, 2], [-1, 1])], 'biases')?.spread.range).toEqual([0, 0.5]);
    expect(spreadRequest(operation('out'), 'biases', 4, 5).probes).toMatchObject([{ quantity: 'weights', as: 'histogram' }]);
    expect(seenSpread([], 'weights')).toBeNull();
    expect(seenSpread([weights('kernel', [3, 2], [-1, 1])], 'biases')).toBeNull();
  });

  it('tells below which value a share lies', () => {
    // 0 to 4 in bins of 1, with 1, 3, 0 and 4 numbers.
    const spread = { counts: Float32Array.of(1, 3, 0, 4), range: [0, 4], notFinite: 0 } as const;
    expect(quantile(spread, 0)).toBe(0);
    expect(quantile(spread, 0.5)).toBe(2);
    expect(quantile(spread, 0.75)).toBe(3.5);
    expect(quantile(spread, 1)).toBe(4);
    expect(quantile({ ...spread, counts: new Float32Array(4) }, 0.5)).toBeNaN();
  });
});

it('silent units are those that are 0 in every row and at every place', () => {
  expect(silentUnits([0, 1, 0, 0, 0, 2], [2, 3])).toEqual({ units: 1, of: 3 });
  expect(silentUnits([0, 0, 0, 0, 0, 0, 5, 0], [1, 2, 2, 2])).toEqual({ units: 1, of: 2 });
  expect(silentUnits([-1, 1], [1, 2])).toEqual({ units: 0, of: 2 });
});
