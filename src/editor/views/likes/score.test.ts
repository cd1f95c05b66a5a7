import { describe, expect, it } from 'vitest';
import { graph } from '../../../compiler/testGraphs.fixture.ts';
import type { Json } from '../../../graph/document.ts';
import { compile } from '../../../compiler/compile.ts';
import { scoreOf } from './score.ts';

function programWith(last: Readonly<Record<string, Json>>, after: string | null, loss: string) {
  const document = graph(
    [['data', 'dataset', { source: 'table', features: [[0, 1], [1, 0]], labels: [[0, 1], [1, 0]] }], ['out', 'dense', { units: 2, ...last }], ...(after ? ([['after', after]] as [string, string][]) : []), ['loss', 'loss', { function: loss }]],
    ['data.features > out.in', ...(after ? ['out.out > after.in', 'after.out > loss.prediction'] : ['out.out > loss.prediction']), 'data.labels > loss.target'],
  );
  const { program } = compile(document);
  if (!program) throw new Error('The graph does not compile.');
  return program;
}

describe('the score of a class', () => {
  it.each([
    ['what enters the softmax', {}, 'softmax', 'categoricalCrossentropy', 'out', 'the score of 7 (what enters the softmax)'],
    ['the same where the loss takes no logits', {}, 'softmax', 'meanSquaredError', 'out', 'the score of 7 (what enters the softmax)'],
    ['what enters the sigmoid', {}, 'sigmoid', 'binaryCrossentropy', 'out', 'the score of 7 (what enters the sigmoid)'],
    ['what leaves a net without either', {}, null, 'meanSquaredError', 'out', 'the output for 7'],
    ['what leaves another activation', {}, 'tanh', 'meanSquaredError', 'after', 'the output for 7'],
    ['what leaves a layer with a softmax of its own', { activation: 'softmax' }, null, 'categoricalCrossentropy', 'out', 'the output for 7 (behind the softmax inside “Dense”; the score that enters it cannot be reached)'],
  ] as const)('is %s', (_, last, after, loss, node, words) => {
    const score = scoreOf(programWith(last, after, loss));
    expect(score?.node).toBe(node);
    expect(score?.words('7')).toBe(words);
  });
});
