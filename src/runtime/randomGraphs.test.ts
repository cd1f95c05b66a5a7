import fc from 'fast-check';
import { expect, it } from 'vitest';
import { trainableGraph } from '../compiler/randomGraph.fixture.ts';
import { Harness, programOf } from './harness.fixture.ts';

it('every graph without an error builds in tfjs and takes one finite step', async () => {
  await fc.assert(
    fc.asyncProperty(trainableGraph(6), async (document) => {
      const harness = new Harness();
      // Throws with the engine's own message where the run fails.
      await harness.load(programOf(document));
      await harness.steps(1);
      expect(harness.points.length).toBeGreaterThan(0);
      for (const { loss } of harness.points) expect(Number.isFinite(loss)).toBe(true);
      harness.post({ type: 'dispose' });
    }),
    { numRuns: 25 },
  );
});
