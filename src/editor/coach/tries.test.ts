import { describe, expect, it } from 'vitest';
import { emptyDocument, type GraphDocument } from '../../graph/document.ts';
import type { Blame } from '../../runtime/protocol.ts';
import { compile } from '../../compiler/compile.ts';
import { chain } from '../../compiler/testGraphs.fixture.ts';
import { hiddenBends } from './net.ts';
import { bentBy, triesFor } from './tries.ts';

const blame: Blame = { step: 3, node: 'a', where: 'activation', name: 'out', message: '' };
const document: GraphDocument = { ...emptyDocument('Test'), training: { ...emptyDocument('Test').training, optimizer: { kind: 'momentum', learningRate: 0.3, momentum: 0.8 } } };

describe('what usually helps', () => {
  it('is a rate ten times smaller and clipping, all else kept', () => {
    expect(triesFor(blame, document).map(({ label, command }) => [label, command])).toEqual([
      ['Try rate 0.03', { type: 'setTraining', training: { optimizer: { kind: 'momentum', learningRate: 0.03, momentum: 0.8 } } }],
      ['Try clipping', { type: 'setTraining', training: { clipping: { kind: 'globalNorm', limit: 1 } } }],
    ]);
  });

  it('is no clipping where there is some, and nothing where the rows or a hand put it there', () => {
    expect(triesFor(blame, { ...document, training: { ...document.training, clipping: { kind: 'value', limit: 5 } } }).map(({ label }) => label)).toEqual(['Try rate 0.03']);
    for (const where of ['data', 'weights'] as const) expect(triesFor({ ...blame, where }, document)).toEqual([]);
  });
});

it('another bend is offered to layers that have it alone: a SimpleRNN knows no ELU', () => {
  const document = chain({ source: 'table', features: [[1], [2]], labels: [[0], [1]] }, [
    ['fold', 'reshape', { targetShape: [1, 1] }], ['memory', 'simpleRnn', { units: 3, activation: 'relu' }], ['middle', 'dense', { units: 3, activation: 'relu' }], ['last', 'dense', { units: 1 }],
  ]);
  const { program, diagnostics } = compile(document);
  if (!program) throw new Error(diagnostics.map(({ message }) => message).join(' '));
  const [memory, middle] = hiddenBends(program);
  if (!memory || !middle) throw new Error('There are two bends.');
  expect(bentBy(document, [memory], 'leakyRelu', 'ELU')).toBeNull();
  expect(bentBy(document, [memory, middle], 'leakyRelu', 'ELU')?.command).toEqual({ type: 'batch', commands: [{ type: 'setParams', id: 'middle', params: { activation: 'elu' } }] });
});
