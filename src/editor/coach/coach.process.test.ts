/** The coach says of each sick graph what is wrong with it, its try helps, and it has nothing to say of the presets. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { applyCommand } from '../../graph/commands.ts';
import type { GraphDocument } from '../../graph/document.ts';
import { parseDocument } from '../../graph/parse.ts';
import { SICK } from './sick.fixture.ts';
import { coached } from './sick/coached.fixture.ts';
import type { Illness } from './sick/sickGraph.fixture.ts';
import { triesFor } from './tries.ts';

/** A run that fails is spoken of by its notice in the training bar, which has the same tries. */
const RULE_OF: Readonly<Record<Exclude<Illness, 'overflow'>, string>> = {
  growth: 'growth',
  rateTooLow: 'rate-too-low',
  zeroStart: 'zero-start',
  sameStart: 'same-start',
  deadRelu: 'dead-relu',
  saturated: 'saturated',
  vanishing: 'vanishing',
  overfitting: 'overfitting',
  missingSoftmax: 'missing-softmax',
  unscaledInputs: 'unscaled-inputs',
  tooFewUnits: 'too-few-units',
  noNonlinearity: 'no-nonlinearity',
};

describe('each sick graph gets its own advice, which helps', () => {
  it.each(SICK.filter(({ illness }) => illness !== 'overflow').map((graph) => [graph.illness, graph] as const))('%s', async (illness, { document, steps }) => {
    const sick = await coached(document, [steps]);
    const advice = sick.said[0];
    expect(advice?.rule).toBe(RULE_OF[illness as keyof typeof RULE_OF]);
    // What was measured has a number in it, and the node that it is about is there.
    expect(advice?.measured).toMatch(/\d.*\.$/);
    expect(advice?.node === null || document.nodes.some(({ id }) => id === advice?.node)).toBe(true);
    if (!advice) throw new Error('no advice');
    const tried = await coached(applyCommand(document, advice.attempt.command), [steps]);
    expect(tried.state).toBe('done');
    expect(tried.said[0]?.rule).not.toBe(advice.rule);
    const [ill, well] = Number.isNaN(sick.validation) ? [sick.loss, tried.loss] : [sick.validation, tried.validation];
    expect(well).toBeLessThan(0.8 * ill);
  });

  it('overflow: the run is taken back, the node is named, and a smaller rate trains', async () => {
    const { document, steps } = SICK.find(({ illness }) => illness === 'overflow') ?? { document: null, steps: 0 };
    if (!document) throw new Error('no such graph');
    const sick = await coached(document, [steps]);
    expect(sick.state).toBe('failed');
    expect(sick.blame?.node).toMatch(/hidden|bend|output|loss/);
    if (!sick.blame) throw new Error('nothing is blamed');
    let mended: GraphDocument = document;
    for (let tries = 0; tries < 4; tries++) {
      const [slower] = triesFor(sick.blame, mended);
      if (!slower) throw new Error('no try');
      mended = applyCommand(mended, slower.command);
      const run = await coached(mended, [steps]);
      if (run.state === 'done') return;
    }
    throw new Error('four tries did not help');
  });
});

const PRESETS: readonly (readonly [file: string, moments: readonly number[], backend: 'cpu' | 'wasm'])[] = [
  ['1-least-squares', [1, 20, 100, 1000, 2000], 'cpu'],
  ['2-gradient-descent', [1, 20, 40, 60], 'cpu'],
  ['3-linear-regression', [1, 20, 50, 100], 'cpu'],
  ['4-perceptron', [1, 20, 50, 100], 'cpu'],
  ['5-xor-net', [1, 20, 100, 1000, 3000, 10_000, 29_000, 31_000, 60_000], 'cpu'],
  ['6-mnist-convnet', [20, 60, 100], 'wasm'],
  ['further/gates', [500], 'cpu'],
  ['further/logistic-regression', [500], 'cpu'],
  ['further/learning-rates', [500], 'cpu'],
  ['further/lstm-wave', [500], 'cpu'],
];

/** The moments, and each time that the steps have doubled before the last: when the page looks, too. */
function looks(moments: readonly number[]): readonly number[] {
  const last = moments.at(-1) ?? 0;
  const doubled = Array.from({ length: Math.floor(Math.log2(last)) }, (_, power) => 2 ** power);
  return [...new Set([...moments, ...doubled])].sort((a, b) => a - b);
}

describe('of a healthy net the coach says nothing', () => {
  it.each(PRESETS)('%s', async (file, moments, backend) => {
    const parsed = parseDocument(readFileSync(new URL(`../../../presets/${file}.json`, import.meta.url), 'utf8'));
    if (!parsed.ok) throw new Error('not a document');
    const { said } = await coached(parsed.document, looks(moments), backend);
    expect(said).toEqual(looks(moments).map(() => null));
  });
});
