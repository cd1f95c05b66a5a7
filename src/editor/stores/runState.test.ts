import { describe, expect, it } from 'vitest';
import { compile } from '../../compiler/compile.ts';
import { presets } from '../files/presets.ts';
import { appendPoints } from './runState.ts';
import { isStale } from './staleness.ts';

const at = (...steps: readonly number[]) => steps.map((step) => ({ step, loss: 1 / step }));

describe('the points of a run', () => {
  it('are continued by those that follow, and begin anew where a step comes again', () => {
    expect(appendPoints(at(1, 2), at(3, 4))).toEqual(at(1, 2, 3, 4));
    expect(appendPoints(at(1, 2, 3), at(2))).toEqual(at(1, 2));
    const points = at(1, 2);
    expect(appendPoints(points, [])).toBe(points);
  });

  it('keep what was measured of the rows held back when the next step tells its loss under the same number', () => {
    const measured = [{ step: 2, loss: 0.5 }, { step: 3, validationLoss: 0.7 }];
    expect(appendPoints(measured, at(3, 4))).toEqual([...measured, ...at(3, 4)]);
    expect(appendPoints([...measured, ...at(3, 4)], at(2, 3))).toEqual(at(2, 3));
  });

  it('stay few in a long run, with the first, the last and every measured validation among them', () => {
    let points = appendPoints([], [{ step: 0, validationLoss: 2 }]);
    for (let burst = 0; burst < 100; burst++) points = appendPoints(points, at(...Array.from({ length: 500 }, (_, index) => 500 * burst + index + 1)));
    expect(points.length).toBeLessThanOrEqual(4500);
    expect(points[0]).toEqual({ step: 0, validationLoss: 2 });
    expect(points.at(-1)?.step).toBe(50_000);
    expect(points.map(({ step }) => step)).toEqual(points.map(({ step }) => step).sort((a, b) => a - b));
  });
});

it('a graph is stale when it would train differently, not when it was compiled again', () => {
  const document = presets().find(({ id }) => id.includes('xor'))?.document;
  if (!document) throw new Error('The XOR preset is missing.');
  const { program } = compile(document);
  expect(program).not.toBeNull();
  expect(isStale(program, compile(structuredClone(document)).program)).toBe(false);
  expect(isStale(program, compile({ ...document, training: { ...document.training, seed: 2 } }).program)).toBe(true);
  expect(isStale(null, program)).toBe(true);
  expect(isStale(program, null)).toBe(false);
});
