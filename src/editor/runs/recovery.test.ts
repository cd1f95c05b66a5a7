import { describe, expect, it } from 'vitest';
import { unneeded } from './checkpoints.ts';
import { pointsOf } from './curve.ts';
import { recordOf } from './record.ts';
import { checkpointsOf, fitsGraph, isUnfinished, recoveryOf } from './recovery.ts';
import { checkpoint, kept, line, programOf, runAt } from './runs.fixture.ts';

const cutShort = recordOf(runAt(1000, { checkpoints: [checkpoint(400), checkpoint(800)], marks: [{ step: 500, text: 'x' }, { step: 900, text: 'y' }] }), 1, 5000, 0);

describe('a run that was cut short', () => {
  it('is one that stood between its first and its last step, and was not ended', () => {
    expect(isUnfinished(cutShort)).toBe(true);
    expect(isUnfinished({ ...cutShort, state: 'paused' })).toBe(true);
    expect(isUnfinished({ ...cutShort, state: 'done' })).toBe(false);
    expect(isUnfinished({ ...cutShort, step: 6000 })).toBe(false);
    expect(isUnfinished({ ...cutShort, step: 0 })).toBe(false);
  });

  it('goes on from the last checkpoint that is still there, with its curve and the marks up to it', () => {
    const recovery = recoveryOf(cutShort, programOf(line()), [checkpoint(400), checkpoint(800)]);
    expect(recovery).toMatchObject({ reason: 'closed', checkpoint: { step: 800 }, recordKey: 'a', steps: 6000, run: { key: 'a', marks: [{ step: 500 }], rewoundTo: null } });
    expect(recovery?.run.points).toEqual(pointsOf(cutShort.curve));
    expect(recoveryOf(cutShort, programOf(line()), [checkpoint(400)])?.checkpoint.step).toBe(400);
    expect(recoveryOf(cutShort, programOf(line()), [])).toBeNull();
    expect(recoveryOf({ ...cutShort, checkpoints: [checkpoint(0)] }, programOf(line()), [checkpoint(0)])).toBeNull();
  });

  it('takes a checkpoint that came after it was last kept, but none of another branch or run', () => {
    const later = checkpoint(1200, 'a', 6000);
    const branch = { ...checkpoint(900, 'a', 4000), id: 'other' };
    expect(checkpointsOf(cutShort, [later, branch, checkpoint(2000, 'b', 9000), checkpoint(800)])).toEqual([checkpoint(800), later]);
  });

  it('is offered where its graph is open, or differs in what a run takes up', () => {
    const program = programOf(line());
    expect(fitsGraph(programOf(line()), program)).toBe(true);
    expect(fitsGraph(programOf(line({ optimizer: { kind: 'sgd', learningRate: 0.5 } })), program)).toBe(true);
    expect(fitsGraph(programOf(line({ seed: 2 })), program)).toBe(false);
    expect(fitsGraph(null, program)).toBe(false);
  });
});

it('checkpoints are let go of when no kept run shares their name, and not while they are young', () => {
  const all = [checkpoint(1, 'a', 0), checkpoint(2, 'b', 0), checkpoint(3, 'c', 999_000)];
  expect(unneeded(all, new Set([kept(1, 1000, { recordKey: 'a' }).recordKey]), 1_000_000)).toEqual(['b 2']);
});
