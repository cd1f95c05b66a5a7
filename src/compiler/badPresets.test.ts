/** The presets, each made wrong as a hand may do it, and what the file must then say. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { problemsOf } from './fileProblems.fixture.ts';

interface Edit {
  readonly name: string;
  readonly file: string;
  /** A text that stands in the file exactly once. */
  readonly from: string;
  readonly to: string;
  /** Every problem of the file, with its place; from the compiler where the file can be read. */
  readonly says: readonly string[];
}

const EDITS: readonly Edit[] = [
  {
    name: 'a point that has no answer',
    file: '1-least-squares',
    from: '"labels": [[6], [9], [18]]',
    to: '"labels": [[6], [9]]',
    says: [
      'data: Dataset: The features have 3 rows and the labels 2. Each example needs one of both.',
    ],
  },
  {
    name: 'a starting weight of two numbers for a line with one slope',
    file: '1-least-squares',
    from: '"kernel": [[2]]',
    to: '"kernel": [[2, 3]]',
    says: [
      'line: The initial weights of Line do not fit: “kernel” is 1 × 2, but the layer needs 1 × 1. Correct it, or let the initializer choose.',
    ],
  },
  {
    name: 'a bracket that the expression never closes',
    file: '2-gradient-descent',
    from: '"x^5 - 2*x^3 - 2"',
    to: '"x^5 - 2*(x^3 - 2"',
    says: [
      'curve: Curve: expects an expression in x, such as x^5 - 2*x^3 - 2, but has “x^5 - 2*(x^3 - 2”, which breaks at character 17. It breaks off here: a number, x or a closing bracket is missing.',
    ],
  },
  {
    name: 'a start that is a word',
    file: '2-gradient-descent',
    from: '"start": 0.5',
    to: '"start": "half"',
    says: [
      'x: x: “start” is the text “half”; it must be a number.',
    ],
  },
  {
    name: 'a learning rate below zero',
    file: '3-linear-regression',
    from: '"learningRate": 0.01',
    to: '"learningRate": -0.01',
    says: [
      'training.optimizer.learningRate, line 32, column 63: “learningRate” is -0.01; the smallest allowed is above 0.',
    ],
  },
  {
    name: 'the wire to the answers left out',
    file: '4-perceptron',
    from: ',\n    { "id": "e4", "from": "data.labels", "to": "loss.target" }',
    to: '',
    says: [
      'loss: Loss has no wire at its target. Draw one to it from an output before it.',
    ],
  },
  {
    name: 'a kind that does not exist',
    file: '4-perceptron',
    from: '"kind": "step"',
    to: '"kind": "stepp"',
    says: [
      'step: “stepp” is of the kind “stepp”, which this version does not know. Replace it, or open the graph with a newer Netloom.',
    ],
  },
  {
    name: 'a circle',
    file: '5-xor-net',
    from: '"from": "data.features", "to": "hidden.in"',
    to: '"from": "s2.out", "to": "hidden.in"',
    says: [
      's1: The wires run in a circle: Sigmoid → Output layer → Sigmoid → Hidden layer → Sigmoid. Remove one of these wires.',
    ],
  },
  {
    name: 'two units for one answer, which neither the start nor the loss expects',
    file: '5-xor-net',
    from: '"params": { "units": 1, "useBias": false }',
    to: '"params": { "units": 2, "useBias": false }',
    says: [
      'output: The initial weights of Output layer do not fit: “kernel” is 4 × 1, but the layer needs 4 × 2. Correct it, or let the initializer choose.',
      'loss: Loss expects both to have the same shape, but gets a prediction of 2 and a target of 1. Each number of the prediction is compared with one number of the target.',
    ],
  },
  {
    name: 'images that reach a dense layer without Flatten',
    file: '6-mnist-convnet',
    from: '"from": "lrn2.out", "to": "flatten.in" },\n    { "id": "e8", "from": "flatten.out", "to": "dense1.in"',
    to: '"from": "lrn2.out", "to": "dense1.in"',
    says: [
      'dense1: Dense expects one flat row of numbers, but gets 7 × 7 × 64. Every unit is connected to every number of the row.',
    ],
  },
  {
    name: 'nine classes for ten digits',
    file: '6-mnist-convnet',
    from: '"params": { "units": 10 }',
    to: '"params": { "units": 9 }',
    says: [
      'loss: Loss expects both to have the same shape, but gets a prediction of 9 and a target of 10. Each number of the prediction is compared with one number of the target.',
    ],
  },
  {
    name: 'a wire from a node that was taken out',
    file: '6-mnist-convnet',
    from: '"id": "pool2"',
    to: '"id": "pool9"',
    says: [
      'edges[4].to, line 88, column 46: The wire “e5” ends at “pool2.in”, but there is no node “pool2”. Add the node or remove the wire.',
      'edges[5].from, line 89, column 27: The wire “e6” starts at “pool2.out”, but there is no node “pool2”. Add the node or remove the wire.',
    ],
  },
];

function textOf(file: string): string {
  return readFileSync(new URL(`../../presets/${file}.json`, import.meta.url), 'utf8');
}

describe('a preset with one thing wrong', () => {
  it.each(EDITS)('$file: $name gives its exact message', ({ file, from, to, says }) => {
    const text = textOf(file);
    expect(text.split(from)).toHaveLength(2);
    expect(problemsOf(text)).toEqual([]);
    expect(problemsOf(text.replace(from, to))).toEqual(says);
  });

  it('is told of each of the six, in at least ten ways', () => {
    expect(new Set(EDITS.map(({ file }) => file)).size).toBe(6);
    expect(EDITS.length).toBeGreaterThanOrEqual(10);
  });
});
