import { expect, it } from 'vitest';
import { compile } from '../../../compiler/compile.ts';
import { chain, XOR_ROWS } from '../../../compiler/testGraphs.fixture.ts';
import type { Program } from '../../../compiler/program.ts';
import type { Probed } from '../../../runtime/protocol.ts';
import { learning, normsRequest, seenNorms } from './norms.ts';

function program(): Program {
  const compiled = compile(chain(XOR_ROWS, [['hidden', 'dense', { units: 2 }], ['squash', 'sigmoid'], ['out', 'dense', { units: 1, useBias: false }]])).program;
  if (!compiled) throw new Error('The graph is to compile.');
  return { ...compiled, training: { ...compiled.training, warmUpSteps: 10 } };
}

const norm = (node: string, name: string, quantity: Probed['quantity'], value: number): Probed => ({ node, name, quantity, as: 'norm', shape: [], values: Float32Array.of(value) });

it('asks for the layers that learn, and for nothing of the others', () => {
  expect(learning(program()).map(({ node }) => node)).toEqual(['hidden', 'out']);
  expect(normsRequest(program(), 5).probes.map(({ node, quantity, as }) => `${node} ${quantity} ${as}`)).toEqual(['hidden weights norm', 'hidden weightGradients norm', 'out weights norm', 'out weightGradients norm']);
});

it('takes a layer’s kernel and bias together, and the rate of the step', () => {
  const values = [norm('hidden', 'kernel', 'weights', 3), norm('hidden', 'bias', 'weights', 4), norm('hidden', 'kernel', 'weightGradients', 0.5), norm('hidden', 'bias', 'weightGradients', 1.2), norm('out', 'kernel', 'weights', 2), norm('out', 'kernel', 'weightGradients', 0)];
  const { layers, learningRate } = seenNorms(program(), 4, values);
  expect(layers.map(({ weights }) => weights)).toEqual([5, 2]);
  expect(layers[0]?.gradient).toBeCloseTo(1.3, 6);
  expect(layers[1]?.gradient).toBe(0);
  // In the warm-up the rate rises with the steps taken, by Keras's rule.
  expect(learningRate).toBeLessThan(program().training.optimizer.learningRate);
  expect(learningRate).toBeGreaterThan(0);
});
