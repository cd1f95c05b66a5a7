import { expect, it } from 'vitest';
import { compile } from '../../compiler/compile.ts';
import { chain } from '../../compiler/testGraphs.fixture.ts';
import { hiddenBends, straightLayers } from './net.ts';

function programOf(...middle: Parameters<typeof chain>[1]) {
  const { program } = compile(chain({ source: 'circles' }, middle, { function: 'binaryCrossentropy' }));
  if (!program) throw new Error('no program');
  return program;
}

it('hidden bends are activations by node and by layer, each with the layer it bends; the prediction’s own is none', () => {
  const program = programOf(['a', 'dense', { units: 3, activation: 'tanh' }], ['b', 'dense', { units: 3 }], ['drop', 'dropout'], ['r', 'relu'], ['c', 'dense', { units: 1 }], ['s', 'sigmoid']);
  expect(hiddenBends(program).map((bend) => [bend.operation.node, bend.function, bend.layer?.node])).toEqual([['a', 'tanh', 'a'], ['r', 'relu', 'b']]);
});

it('layers in a row are straight until something bends between them; one layer alone is no row', () => {
  const nodes = (program: ReturnType<typeof programOf>) => straightLayers(program)?.map(({ node }) => node) ?? null;
  expect(nodes(programOf(['a', 'dense'], ['drop', 'dropout'], ['b', 'dense', { units: 1 }], ['s', 'sigmoid']))).toEqual(['a', 'b']);
  expect(nodes(programOf(['a', 'dense'], ['b', 'dense', { units: 1, activation: 'sigmoid' }]))).toEqual(['a', 'b']);
  expect(nodes(programOf(['a', 'dense', { activation: 'elu' }], ['b', 'dense', { units: 1 }], ['s', 'sigmoid']))).toBeNull();
  expect(nodes(programOf(['a', 'dense'], ['g', 'gelu'], ['b', 'dense', { units: 1 }], ['s', 'sigmoid']))).toBeNull();
  expect(nodes(programOf(['b', 'dense', { units: 1 }], ['s', 'sigmoid']))).toBeNull();
});
