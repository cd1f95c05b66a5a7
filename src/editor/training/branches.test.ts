import { describe, expect, it } from 'vitest';
import { compile } from '../../compiler/compile.ts';
import type { GraphDocument } from '../../graph/document.ts';
import { presets } from '../files/presets.ts';
import { forked, rewound, type Branches } from './branches.ts';
import { liveChanges } from './liveChanges.ts';

const at = (...steps: readonly number[]) => steps.map((step) => ({ step, loss: 1 / step }));
const run: Branches = { key: 'a', branchOf: null, points: at(10, 20, 30), oldBranch: [], rewoundTo: null, marks: [{ step: 25, text: 'learning rate 1 → 0.1' }], checkpoints: [] };

describe('going back in a run', () => {
  it('parts the curve at the step, and loses nothing when it goes forward again', () => {
    const back = { ...run, ...rewound(run, 10) };
    expect([back.points, back.oldBranch]).toEqual([at(10), at(20, 30)]);
    expect({ ...back, ...rewound(back, 30) }).toMatchObject({ points: run.points, oldBranch: [] });
  });

  it('is a branch with a key of its own once it goes on, without the marks that came after', () => {
    const back = { ...run, ...rewound(run, 20) };
    expect(forked(back, 20, () => 'b')).toEqual({});
    expect(forked(back, 21, () => 'b')).toMatchObject({ key: 'b', branchOf: { key: 'a', step: 20 }, marks: [], rewoundTo: null });
    expect(forked(run, 40, () => 'b')).toEqual({});
  });
});

describe('what a loaded run can take up', () => {
  const document = presets().find(({ id }) => id.includes('xor'))?.document;
  if (!document) throw new Error('The XOR preset is missing.');
  const programOf = (training: Partial<GraphDocument['training']>) => {
    const { program } = compile({ ...document, training: { ...document.training, ...training } });
    if (!program) throw new Error('It has an error.');
    return program;
  };
  const loaded = programOf({});

  it('is the learning rate and the batch size, and nothing is nothing', () => {
    expect(liveChanges(programOf({}), loaded)).toEqual({});
    expect(liveChanges(programOf({ optimizer: { kind: 'sgd', learningRate: 0.5 } }), loaded)).toEqual({ learningRate: 0.5 });
    expect(liveChanges(programOf({ batchSize: 2 }), loaded)).toEqual({ batchSize: 2 });
  });

  it('is not the optimizer, the seed or the number of steps', () => {
    for (const training of [{ optimizer: { kind: 'adam', learningRate: 1 } }, { seed: 2 }, { steps: 5 }] as const) expect(liveChanges(programOf(training), loaded)).toBeNull();
  });
});
