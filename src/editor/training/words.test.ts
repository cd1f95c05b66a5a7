import { describe, expect, it } from 'vitest';
import { announcement, type RunMoment } from './announcement.ts';
import { positionOf, SLIDER_MAX, speedAt, speedText } from './speed.ts';

const progress = { step: 1000, steps: 1000, epoch: 1, epochs: 1, stepsPerSecond: null, samplesPerSecond: null, secondsLeft: null };
const moment = (state: RunMoment['state'], more: Partial<RunMoment> = {}): RunMoment => ({ state, progress, points: [{ step: 990, loss: 0.0038 }, { step: 1000, validationLoss: 1 }], failure: null, ...more });

describe('what is said of a run', () => {
  it.each([
    ['training', 'done', 'Training finished at step 1,000, loss 0.0038.'],
    ['training', 'paused', 'Paused at step 1,000, loss 0.0038.'],
    ['paused', 'training', 'Training goes on from step 1,000.'],
    ['idle', 'training', 'Training started.'],
    ['loading', 'idle', 'Ready to train.'],
    ['paused', 'idle', 'Back at step 0, with the initial weights.'],
    ['training', 'training', null],
  ] as const)('from %s to %s', (before, after, words) => {
    expect(announcement(moment(before), moment(after))).toBe(words);
  });

  it('gives the reason of a failure', () => {
    expect(announcement(moment('training'), moment('failed', { failure: 'The loss is not a number.' }))).toBe('Training failed. The loss is not a number.');
  });
});

describe('the speed slider', () => {
  it('goes from one step a second over round numbers to no limit', () => {
    expect([0, 33, 66, SLIDER_MAX - 1, SLIDER_MAX].map(speedAt)).toEqual([1, 10, 100, 1000, null]);
    expect([speedText(1), speedText(1000), speedText(null)]).toEqual(['1 step/s', '1,000 steps/s', 'Full speed']);
  });

  it('stands still when it is set to the speed that it gave', () => {
    for (let position = 0; position <= SLIDER_MAX; position++) {
      const speed = speedAt(position);
      expect(speedAt(positionOf(speed))).toBe(speed);
    }
  });

  it('never gets slower to the right', () => {
    const speeds = Array.from({ length: SLIDER_MAX }, (_, position) => speedAt(position) ?? Infinity);
    expect(speeds).toEqual([...speeds].sort((a, b) => a - b));
  });
});
