import { describe, expect, it } from 'vitest';
import type { Job } from '../evaluation.ts';
import type { Answer } from '../protocol.ts';
import { WaitingList } from './waiting.ts';

const nothing = { answer: () => undefined, refuse: () => undefined, validated: () => undefined };

describe('a question that waits', () => {
  it('is answered from its beginning once more where the model changed in its midst', async () => {
    const answered: number[] = [];
    let begun = 0;
    const waiting = new WaitingList({ ...nothing, answer: (id) => { answered.push(id); } });
    waiting.push({
      kind: 'question',
      id: 7,
      begin: async function* (): Job<Answer> {
        begun++;
        yield;
        return await Promise.resolve({ kind: 'memory', tensors: begun, bytes: 0 });
      },
    });
    await waiting.advance();
    waiting.beginAnew();
    await waiting.advance();
    expect([begun, answered, waiting.empty]).toEqual([2, [], false]);
    await waiting.advance();
    expect([begun, answered, waiting.empty]).toEqual([2, [7], true]);
  });

  it('can wait for a step more, which a measurement that became due cannot', () => {
    const waiting = new WaitingList(nothing);
    expect(waiting.holdsQuestionsAlone).toBe(true);
    waiting.push({ kind: 'validation', step: 3, job: (async function* () { yield; return await Promise.reject<never>(new Error('never asked')); })() });
    expect(waiting.holdsQuestionsAlone).toBe(false);
    waiting.dropValidation();
    expect(waiting.holdsQuestionsAlone).toBe(true);
  });
});
