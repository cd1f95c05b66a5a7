/** The further presets, run by the same compiler and engine as in the app, against the same nets written by hand in PyTorch. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { caseDocument, FURTHER_CASES } from '../../presets/reference/furtherCases.ts';
import { Harness, preset, programOf } from './harness.fixture.ts';

interface Reference {
  readonly parameters: number;
  readonly loss_before_step: Readonly<Record<string, number>>;
  readonly final: Readonly<Record<string, Readonly<Record<string, unknown>>>> | null;
}
const { cases } = JSON.parse(readFileSync(new URL('../../presets/reference/further.json', import.meta.url), 'utf8')) as { readonly cases: Readonly<Record<string, Reference>> };

describe.each(FURTHER_CASES.map((each) => [each.name, each] as const))('%s', (name, each) => {
  const reference = cases[name];
  const program = programOf(caseDocument(preset(`further/${each.preset}`), each));

  it('has as many weights as PyTorch counts', () => {
    expect(program.totals.parameters).toBe(reference?.parameters);
  });

  it(`has PyTorch’s loss before the steps ${each.steps.join(', ')}, within a share of ${each.within}`, async () => {
    const harness = new Harness();
    await harness.load(program, 'auto');
    let taken = 0;
    for (const step of each.steps) {
      // A step alone is told of; of many in a row only some are.
      if (step > taken) await harness.steps(step - taken);
      await harness.steps(1);
      taken = step + 1;
      const [found, wanted] = [harness.points.findLast((point) => point.step === step)?.loss ?? NaN, reference?.loss_before_step[step] ?? NaN];
      expect(Math.abs(found - wanted), `step ${step}: ${found}, PyTorch ${wanted}`).toBeLessThan(each.within * Math.max(Math.abs(wanted), 1e-2));
    }
    const { weights } = await harness.ask({ kind: 'weights' });
    for (const [node, arrays] of Object.entries(reference?.final ?? {})) {
      for (const [array, wanted] of Object.entries(arrays)) {
        const ends = [weights[node]?.[array]].flat(3).map(Number);
        [wanted].flat(3).forEach((value, place) => { expect(Math.abs((ends[place] ?? NaN) - Number(value)), `${node}.${array} ${place}`).toBeLessThan(1e-3 * Math.max(1, Math.abs(Number(value)))); });
      }
    }
  });
});
