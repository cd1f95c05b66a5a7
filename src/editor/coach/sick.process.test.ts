/**
 * Each sick graph is sick, and its cure helps. The illness is measured here from what the engine answers,
 * by the words of the textbook and not by the coach's own rules.
 */
import { afterEach, describe, expect, it } from 'vitest';
import { compile } from '../../compiler/compile.ts';
import { SICK } from './sick.fixture.ts';
import type { Illness } from './sick/sickGraph.fixture.ts';
import type { Inside } from './inside.ts';
import { trained, type Trained } from './sick/trained.fixture.ts';

/** What a guess between two equally frequent classes costs. */
const GUESS = Math.LN2;

const opened: Trained[] = [];
afterEach(() => {
  for (const run of opened.splice(0)) run.dispose();
});

async function run(document: Parameters<typeof trained>[0]): Promise<Trained> {
  const result = await trained(document);
  opened.push(result);
  return result;
}

function numbers(inside: Inside, name: string): readonly number[] {
  const found = inside.get(name);
  if (!found) throw new Error(`There is no ${name} among ${[...inside.keys()].join(', ')}.`);
  return [...found.values];
}

/** `[row][column]` of what leaves a node or of a kernel. */
function rowsOf(inside: Inside, name: string): readonly (readonly number[])[] {
  const values = numbers(inside, name);
  const width = inside.get(name)?.shape.at(-1) ?? 1;
  return Array.from({ length: values.length / width }, (_, row) => values.slice(row * width, (row + 1) * width));
}

const share = (values: readonly number[], holds: (value: number) => boolean): number => values.filter(holds).length / values.length;
const norm = (inside: Inside, layer: string): number => Math.hypot(...numbers(inside, `weightGradients ${layer}.kernel`));
const lossesOf = ({ points }: Trained): readonly number[] => points.flatMap(({ loss }) => loss ?? []);
const validationOf = ({ points }: Trained): readonly number[] => points.flatMap(({ validationLoss }) => validationLoss ?? []);
/** At this limit the slope of tanh is 0.04 or less. */
const atLimit = (value: number): boolean => Math.abs(value) > 0.98;

/** What each illness is, as a check of the run that has it. Where the cure's run is needed too, it is the second. */
const ILL: Readonly<Record<Illness, (sick: Trained, cured: Trained) => void | Promise<void>>> = {
  growth(sick) {
    expect(sick.state).toBe('done');
    expect(lossesOf(sick).every(Number.isFinite)).toBe(true);
    expect(sick.loss.end).toBeGreaterThan(1000 * sick.loss.start);
  },
  overflow(sick) {
    expect(sick.state).toBe('failed');
    expect(sick.failure).toMatch(/infinity|NaN/);
    expect(lossesOf(sick).every(Number.isFinite)).toBe(false);
  },
  rateTooLow(sick, cured) {
    const losses = lossesOf(sick);
    expect(losses.every((loss, index) => index === 0 || loss < (losses[index - 1] ?? 0))).toBe(true);
    expect(sick.loss.start - sick.loss.end).toBeLessThan(0.05 * (cured.loss.start - cured.loss.end));
  },
  zeroStart({ inside, loss }) {
    for (const layer of ['hidden', 'output']) expect(numbers(inside.end, `weights ${layer}.kernel`).every((weight) => weight === 0)).toBe(true);
    expect(Math.abs(loss.end - GUESS)).toBeLessThan(0.01);
  },
  sameStart({ inside, loss }) {
    // Sums in the same order of the same numbers: equal to the last bit.
    for (const row of rowsOf(inside.end, 'weights hidden.kernel')) expect(new Set(row).size).toBe(1);
    expect(numbers(inside.end, 'weights hidden.kernel')).not.toEqual(numbers(inside.start, 'weights hidden.kernel'));
    expect(loss.end).toBeGreaterThan(0.9 * GUESS);
  },
  deadRelu({ inside }) {
    for (const moment of [inside.start, inside.end]) {
      const rows = rowsOf(moment, 'activations bend.out');
      const silent = (rows[0] ?? []).map((_, unit) => (rows.every((row) => row[unit] === 0) ? 1 : 0));
      expect(share(silent, (one) => one === 1)).toBeGreaterThan(0.8);
    }
  },
  saturated({ inside, loss }) {
    for (const moment of [inside.start, inside.end]) {
      for (const node of ['bend1', 'bend2']) expect(share(numbers(moment, `activations ${node}.out`), atLimit)).toBeGreaterThan(0.9);
    }
    expect(loss.end).toBeGreaterThan(0.9 * GUESS);
  },
  vanishing({ inside, loss }) {
    for (const moment of [inside.start, inside.end]) expect(norm(moment, 'output') / norm(moment, 'layer1')).toBeGreaterThan(1000);
    expect(loss.end).toBeGreaterThan(0.99 * GUESS);
  },
  overfitting(sick) {
    const validation = validationOf(sick);
    const least = validation.indexOf(Math.min(...validation));
    // It is first learnt and then unlearnt, while the training rows are learnt better and better.
    expect(least).toBeGreaterThan(0);
    expect(validation.at(-1)).toBeGreaterThan(2 * (validation[least] ?? 0));
    expect(sick.loss.end).toBeLessThan(0.1 * sick.loss.start);
  },
  missingSoftmax({ inside, loss }) {
    const shares = rowsOf(inside.end, 'activations output.out');
    expect(shares.some((row) => row.some((value) => value < 0) || Math.abs(row.reduce((a, b) => a + b) - 1) > 0.1)).toBe(true);
    expect(loss.end).toBeGreaterThanOrEqual(loss.start);
  },
  unscaledInputs({ inside }) {
    const rows = rowsOf(inside.start, 'activations data.features');
    for (const column of [0, 1]) expect(rows.reduce((sum, row) => sum + (row[column] ?? 0), 0) / rows.length).toBeGreaterThan(100);
    // Already before any step: the start is the initializer's, the size comes from the data.
    for (const moment of [inside.start, inside.end]) expect(share(numbers(moment, 'activations bend.out'), atLimit)).toBeGreaterThan(0.9);
  },
  tooFewUnits(sick) {
    // It has settled: over the second half the mean hardly falls.
    const losses = lossesOf(sick);
    const mean = (part: readonly number[]): number => part.reduce((a, b) => a + b) / part.length;
    const half = losses.slice(losses.length >> 1);
    const [third, fourth] = [half.slice(0, half.length >> 1), half.slice(half.length >> 1)].map(mean);
    expect(Math.abs((third ?? 0) - (fourth ?? 0))).toBeLessThan(0.05);
    expect(sick.loss.end).toBeGreaterThan(0.8 * GUESS);
  },
  async noNonlinearity({ predict, loss }) {
    // f(a + b) + f(0) = f(a) + f(b) holds for straight functions alone.
    const [both = 0, zero = 0, a = 0, b = 0] = await predict('output', [[3, 4], [0, 0], [5, -1], [-2, 5]]);
    expect(Math.abs(both + zero - a - b)).toBeLessThan(1e-4);
    expect(loss.end).toBeGreaterThan(0.95 * GUESS);
  },
};

it('there is one graph of each illness', () => {
  expect(SICK.map(({ illness }) => illness).sort()).toEqual(Object.keys(ILL).sort());
});

describe('each sick graph is sick, and its cure helps', () => {
  it.each(SICK.map((graph) => [graph.illness, graph] as const))('%s', async (illness, { document, steps, cure }) => {
    const before = structuredClone(document);
    const mended = cure(document);
    expect(document).toEqual(before);
    expect(mended).not.toEqual(before);
    expect([document, mended].map(({ training }) => [training.steps, training.seed])).toEqual([[steps, document.training.seed], [steps, document.training.seed]]);
    const sick = await run(document);
    const cured = await run(mended);
    await ILL[illness](sick, cured);
    await expect((async () => { await ILL[illness](cured, cured); })(), 'the cured graph has the illness no more').rejects.toThrow();
    expect(cured.failure).toBeNull();
    const [ill, well] = sick.validation === null ? [sick.loss.end, cured.loss.end] : [sick.validation, cured.validation];
    // A run that failed ends nowhere: its cure has to end below its start.
    expect(well).toBeLessThan(0.5 * (Number.isNaN(ill) ? sick.loss.start : ill));
  });

  it('the compiler has no error for any of them, sick or cured', () => {
    const severities = (document: Parameters<typeof trained>[0]): readonly string[] => compile(document).diagnostics.map(({ severity }) => severity);
    for (const { document, cure } of SICK) expect([...severities(document), ...severities(cure(document))]).not.toContain('error');
  });
});
