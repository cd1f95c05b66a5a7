import { expect, it } from 'vitest';
import { StopWatch, type StopWatchState } from './stopping.ts';

it('stops at a target, in a whole sentence', () => {
  const watch = new StopWatch({ loss: 0.1, accuracy: 0.9 });
  expect(watch.see({ step: 10, loss: 0.2, accuracy: 0.8 })).toBeNull();
  expect(watch.see({ step: 20, loss: 0.1 })).toBe('The loss reached 0.1 at step 20; the target is 0.1.');
  expect(watch.see({ step: 30, accuracy: 0.95 })).toBe('The accuracy reached 0.95 at step 30; the target is 0.9.');
});

it('loses patience after so many steps without improvement, also across a checkpoint', () => {
  const stop = { patience: { metric: 'validationLoss', steps: 20, minDelta: 0.1 } } as const;
  const watch = new StopWatch(stop);
  expect([[10, 1], [20, 0.5], [30, 0.45]].map(([step = 0, validationLoss]) => watch.see({ step, validationLoss }))).toEqual([null, null, null]);
  const restored = new StopWatch(stop, JSON.parse(JSON.stringify(watch.state)) as StopWatchState);
  expect(restored.see({ step: 35, loss: 9 })).toBeNull();
  expect(restored.see({ step: 40, validationLoss: 0.41 })).toBe('The validation loss has not improved on 0.5 for 20 steps.');
});

it('waits for a higher accuracy, and never stops without conditions', () => {
  const watch = new StopWatch({ patience: { metric: 'accuracy', steps: 10, minDelta: 0 } });
  expect([[0, 0.5], [10, 0.6], [15, 0.6]].map(([step = 0, accuracy]) => watch.see({ step, accuracy }))).toEqual([null, null, null]);
  expect(watch.see({ step: 20, accuracy: 0.6 })).toMatch(/accuracy has not improved on 0\.6 for 10 steps/);
  expect(new StopWatch(null).see({ step: 1, loss: -1 })).toBeNull();
});

it('takes a loss that is no number for no improvement', () => {
  const watch = new StopWatch({ patience: { metric: 'loss', steps: 10, minDelta: 0 } });
  expect(watch.see({ step: 0, loss: NaN })).toBeNull();
  expect(watch.see({ step: 10, loss: NaN })).toBe('The loss has been no finite number for 10 steps.');
});
