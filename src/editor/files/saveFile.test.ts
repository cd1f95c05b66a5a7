import { expect, it } from 'vitest';
import { fileNameFor } from './saveFile.ts';

it.each([
  ['XOR net', 'xor-net.json'],
  ['MNIST: conv / pool?', 'mnist-conv-pool.json'],
  ['Übung 3', 'ubung-3.json'],
  ['手書き', '手書き.json'],
  ['../../etc', 'etc.json'],
  ['…', 'graph.json'],
])('a graph called “%s” is saved as %s', (title, name) => {
  expect(fileNameFor(title)).toBe(name);
});
