import { expect, it } from 'vitest';
import { groupedBlock, threeByHand } from '../compiler/repeats.fixture.ts';
import type { GraphDocument } from '../graph/document.ts';
import { Harness, programOf } from './harness.fixture.ts';

async function trained(document: GraphDocument) {
  const harness = new Harness();
  await harness.load(programOf(document));
  await harness.steps(5);
  const losses = harness.points.map(({ loss }) => loss);
  const { weights } = await harness.ask({ kind: 'weights' });
  harness.post({ type: 'dispose' });
  return { losses, weights };
}

it('a block that is repeated three times trains to the very numbers of three written out by hand, each copy with its own weights', async () => {
  const [repeated, byHand] = [await trained(groupedBlock({ repeat: 3 })), await trained(threeByHand)];
  expect(repeated.losses).toHaveLength(5);
  expect(repeated.losses).toEqual(byHand.losses);
  expect(repeated.weights).toEqual(byHand.weights);
  expect(repeated.weights['a']).not.toEqual(repeated.weights['a#2']);
});
