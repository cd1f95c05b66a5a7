import { describe, expect, it } from 'vitest';
import { compile } from '../../../compiler/compile.ts';
import { graph } from '../../../compiler/testGraphs.fixture.ts';
import type { Program } from '../../../compiler/program.ts';
import { presets } from '../../files/presets.ts';
import { frameOf, largestOf, planeOf } from './plane.ts';
import { batchRequest, probesOf, stopFor, walkOf } from './walk.ts';

function programOf(id: string): Program {
  const { program } = compile(presets().find((preset) => preset.id === id)?.document ?? (() => { throw new Error(`There is no preset ${id}.`); })());
  if (!program) throw new Error(`The preset ${id} has no program.`);
  return program;
}

describe('the walk', () => {
  it('goes through the XOR net to the loss and back to the first layer', () => {
    expect(walkOf(programOf('5-xor-net')).map(({ way, label }) => `${way} ${label}`)).toEqual([
      'forward 1. Hidden layer', 'forward 2. Sigmoid', 'forward 3. Output layer', 'forward 4. Sigmoid', 'forward Loss',
      'backward Loss', 'backward 4. Sigmoid', 'backward 3. Output layer', 'backward 2. Sigmoid', 'backward 1. Hidden layer',
    ]);
  });

  it('goes back past a softmax that is taken together with its cross-entropy', () => {
    const stops = walkOf(programOf('6-mnist-convnet'));
    expect(stops.filter(({ node }) => node === 'softmax').map(({ way }) => way)).toEqual(['forward']);
    expect(stops[stopFor(stops, 'softmax', 'backward')]).toMatchObject({ at: 'loss', way: 'backward' });
    expect(stops.length).toBe(27);
  });

  it('begins at the first layer with weights where nothing or something else is selected', () => {
    const stops = walkOf(programOf('5-xor-net'));
    expect(stops[stopFor(stops, null, 'forward')]?.node).toBe('hidden');
    expect(stops[stopFor(stops, 'data', 'backward')]).toMatchObject({ node: 'output', way: 'backward' });
    expect(stops[stopFor(stops, 's2', 'forward')]?.node).toBe('s2');
  });

  it('asks for the next batch where training computes with all of it, and it is not too large', () => {
    const document = (batchSize: number) => graph(
      [['data', 'dataset', { source: 'table', features: Array.from({ length: 500 }, (_, row) => [row]), labels: Array.from({ length: 500 }, () => [0]) }], ['wide', 'dense', { units: 10_000 }], ['norm', 'batchNorm'], ['out', 'dense', { units: 1 }], ['loss', 'loss', { function: 'meanSquaredError' }]],
      ['data.features > wide.in', 'wide.out > norm.in', 'norm.out > out.in', 'out.out > loss.prediction', 'data.labels > loss.target'],
      { batchSize },
    );
    const asked = (batchSize: number) => {
      const { program } = compile(document(batchSize));
      return program ? walkOf(program).flatMap((stop) => batchRequest(program, stop)?.probes.map(({ node }) => `${stop.way} ${stop.node}: ${node}`) ?? []) : null;
    };
    expect(asked(400)).toEqual(['forward norm: wide']);
    expect(asked(401)).toEqual([]);
  });

  it('asks for gradients only on the way back, and not for a sample without a label', () => {
    const program = programOf('5-xor-net');
    const stops = walkOf(program);
    const asks = (way: 'forward' | 'backward', labelled: boolean) => stops.filter((stop) => stop.way === way).flatMap((stop) => probesOf(program, stop, labelled)).some(({ quantity }) => quantity.endsWith('Gradients'));
    expect([asks('forward', true), asks('backward', true), asks('backward', false)]).toEqual([false, true, false]);
  });
});

describe('a plane', () => {
  it.each([[[3]], [[200]], [[5, 7]], [[4, 4, 3]], [[3, 3, 2, 8]]])('of %j gives every number one place', (shape) => {
    const plane = planeOf(shape);
    const size = shape.reduce((a, b) => a * b);
    const cells = Array.from({ length: size }, (_, cell) => {
      const { row, column, channel } = plane.placeOf(cell);
      return plane.cellAt(row, column, channel);
    });
    expect(cells).toEqual(Array.from({ length: size }, (_, cell) => cell));
    expect(plane.cellAt(plane.rows, 0, 0)).toBeNull();
  });

  it('shows the part of a long axis that lies around what is chosen', () => {
    expect(frameOf(10, 9, 64)).toEqual({ from: 0, count: 10 });
    expect([0, 500, 999].map((around) => frameOf(1000, around, 64).from)).toEqual([0, 468, 936]);
    expect(largestOf(Float32Array.of(1, -3, 2))).toBe(1);
  });
});
