/** What the lessons say will happen, done by the compiler and the engine: link by link, as a reader would. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readLink } from '../src/editor/lessons/link.ts';
import { applyCommand } from '../src/graph/commands.ts';
import type { GraphDocument } from '../src/graph/document.ts';
import { compile } from '../src/compiler/compile.ts';
import { rowsToMeasure } from '../src/lessons/facts.ts';
import type { Lesson, LessonStep } from '../src/lessons/lesson.ts';
import { NO_TRACE, progressOf, seenRun, type SeenRun } from '../src/lessons/progress.ts';
import { withoutWords } from '../src/lessons/reading.ts';
import { parseSections } from '../src/lessons/sections.ts';
import { Harness, preset, programOf } from '../src/runtime/harness.fixture.ts';
import { LANGUAGES, SOURCE } from '../src/words/language.ts';

/** The preset after its lesson's link of these words, as written there. */
function follow(lesson: string, words: string): GraphDocument {
  const text = readFileSync(new URL(`${lesson}.md`, import.meta.url), 'utf8');
  const at = text.indexOf(`[${words}](`);
  if (at < 0) throw new Error(`The lesson ${lesson} has no link “${words}”.`);
  const href = text.slice(at + words.length + 3).split(')')[0] ?? '';
  const link = readLink(href, preset(lesson));
  if (!link.ok || !link.move.command) throw new Error(`The link “${words}” edits nothing.`);
  return applyCommand(preset(lesson), link.move.command);
}

async function loaded(document: GraphDocument): Promise<Harness> {
  const harness = new Harness();
  await harness.load(programOf(document), 'cpu');
  return harness;
}

/** Trains to the end; the message where the run fails, else the weights as one flat list for each node. */
async function trained(document: GraphDocument): Promise<{ readonly failure: string | null; readonly weights: Readonly<Record<string, readonly number[]>>; readonly loss: number }> {
  const harness = await loaded(document);
  harness.post({ type: 'train' });
  await harness.until(() => ['done', 'failed'].includes(harness.of('state').at(-1)?.state ?? ''));
  const failure = harness.of('failed').at(-1)?.message ?? null;
  if (failure !== null) return { failure, weights: {}, loss: NaN };
  const { weights } = await harness.ask({ kind: 'weights' });
  const flat = Object.entries(weights).map(([node, arrays]) => [node, Object.values(arrays).flatMap((array) => [array].flat(9) as number[])] as const);
  return { failure, weights: Object.fromEntries(flat), loss: (await harness.ask({ kind: 'evaluate', split: 'train', rows: 10 })).loss };
}

describe('least squares', () => {
  it('has an error of 0.21429 at the best line, within 5e-6', async () => {
    const harness = await loaded(follow('1-least-squares', 'the best line'));
    expect((await harness.ask({ kind: 'evaluate', split: 'train', rows: 3 })).loss).toBeCloseTo(0.21429, 5);
  });

  it('comes to m = 1.35715 and b = 1.49991 in its 2,000 steps, within 1e-4', async () => {
    const { weights } = await trained(preset('1-least-squares'));
    expect(weights['line']?.[0]).toBeCloseTo(1.35715, 4);
    expect(weights['line']?.[1]).toBeCloseTo(1.49991, 4);
  });

  it('fails with a learning rate of 0.02', async () => {
    expect((await trained(follow('1-least-squares', 'learning rate of 0.02'))).failure).toMatch(/learning rate/i);
  });
});

describe('gradient descent', () => {
  it.each([
    ['learning rate of 0.1', 1.0954, 4],
    ['Start at 0', 0, 6],
  ])('%s ends at %d', async (words, end, digits) => {
    expect((await trained(follow('2-gradient-descent', words))).weights['x']?.[0]).toBeCloseTo(end, digits);
  });

  it('with 0.2 is still far from the valley’s floor after 60 steps', async () => {
    const end = (await trained(follow('2-gradient-descent', '0.2'))).weights['x']?.[0] ?? NaN;
    expect(Math.abs(end - Math.sqrt(6 / 5))).toBeGreaterThan(0.05);
    expect(Math.abs(end)).toBeLessThan(1.3);
  });

  it('from −1 nearly stops before the flat place at 0', async () => {
    const end = (await trained(follow('2-gradient-descent', 'Start at −1'))).weights['x']?.[0] ?? NaN;
    expect(end).toBeGreaterThan(-0.35);
    expect(end).toBeLessThan(-0.2);
  });

  it.each(['1', 'Start at −1.2'])('%s leads out of all bounds, and the run says so', async (words) => {
    expect((await trained(follow('2-gradient-descent', words))).failure).toMatch(/learning rate/i);
  });
});

describe('linear regression', () => {
  it.each([
    ['With 5,000 steps', 2.22118, 4.10524],
    ['A learning rate of 0.1', 2.48781, 3.8556],
  ])('%s leads to m = %d, b = %d, within 1e-3', async (words, m, b) => {
    const { weights } = await trained(follow('3-linear-regression', words));
    expect(Math.abs((weights['line']?.[0] ?? NaN) - m)).toBeLessThan(1e-3);
    expect(Math.abs((weights['line']?.[1] ?? NaN) - b)).toBeLessThan(1e-3);
  });

  it('explodes with 0.6', async () => {
    const { loss, failure } = await trained(follow('3-linear-regression', 'with 0.6'));
    expect(failure !== null || loss > 1e6).toBe(true);
  });
});

describe('the perceptron', () => {
  it('changes nothing after the 25th look', async () => {
    const harness = await loaded(preset('4-perceptron'));
    const kernelAfter = async (steps: number) => {
      await harness.steps(steps - Math.max(0, harness.step));
      const { weights } = await harness.ask({ kind: 'weights' });
      return ([weights['unit']?.['kernel'] ?? []].flat(9) as number[]).map((weight) => Number(weight.toFixed(4)));
    };
    expect(await kernelAfter(24)).not.toEqual([0.3, 0.3, -0.2]);
    expect(await kernelAfter(25)).toEqual([0.3, 0.3, -0.2]);
    expect(await kernelAfter(100)).toEqual([0.3, 0.3, -0.2]);
  });

  it('never gets exclusive or right', async () => {
    // One wrong row of four costs half a square each fourth batch.
    expect((await trained(follow('4-perceptron', 'exclusive or'))).loss).toBeGreaterThanOrEqual(0.5 / 4);
  });
});

describe('the XOR net', () => {
  it.each([
    ['a learning rate of 5', 200, 0.0039],
    ['0.1', 1000, 0.4302],
  ])('with %s has after %d steps a loss of %d, within 1e-3', async (words, steps, loss) => {
    const harness = await loaded(follow('5-xor-net', words));
    await harness.steps(steps);
    expect(Math.abs((await harness.ask({ kind: 'evaluate', split: 'train', rows: 4 })).loss - loss)).toBeLessThan(1e-3);
  });

  it('cannot work with one hidden unit', async () => {
    const harness = await loaded(follow('5-xor-net', 'one'));
    await harness.steps(3000);
    // One sigmoid of one line gets at best three rows of four right.
    expect((await harness.ask({ kind: 'evaluate', split: 'train', rows: 4 })).accuracy ?? 0).toBeLessThan(1);
  });
});

/** What must be the same in the texts of every language: as many paragraphs, the same links, formulas (but for words in them) and figures. */
function bones(markdown: string): Readonly<Record<string, unknown>> {
  const all = (pattern: RegExp) => [...markdown.matchAll(pattern)].map(([found]) => found.replaceAll(/\s+/g, ' ')).sort();
  const prose = markdown.replaceAll(/\]\([^)]*\)/g, ']').replaceAll(/\$\$[^$]*\$\$|\$[^$]*\$/g, '');
  return {
    blocks: markdown.trim().split(/\n\n+/).map((block) => /^(#+|\$\$)?/.exec(block)?.[0] ?? ''),
    links: all(/\]\(netloom:[^)]*\)/g),
    formulas: all(/\$\$[^$]*\$\$|(?<!\$)\$[^$]+\$(?!\$)/g).map((formula) => formula.replaceAll(/\\text\{[^}]*\}/g, '\\text{}')),
    bold: all(/\*\*[^*]+\*\*/g).length,
    // Figures with a decimal point or a comma are measured; small counts are words in one language and digits in another.
    figures: [...prose.matchAll(/[−-]?\d[\d,]*\.\d+|\d{1,3}(?:,\d{3})+|1[789]\d\d/g)].map(([found]) => found).sort(),
  };
}

/** A lesson of the app as a language tells it. */
function lessonIn(file: string, language: string): Lesson {
  const id = file.replace(/\..*$/, '');
  const read = parseSections(readFileSync(new URL(file, import.meta.url), 'utf8'), { id, language, graph: preset(id) });
  if (!read.ok) throw new Error(`${file}: ${JSON.stringify(read.problems)}`);
  return read.lesson;
}

describe.each(LANGUAGES.filter((language) => language !== SOURCE && language.pseudo !== true).map(({ tag }) => tag))('in %s', (tag) => {
  const english = readdirSync(new URL('.', import.meta.url)).filter((file) => /^[^.]+\.md$/.test(file));

  it('there are all six lessons', () => {
    expect(english.filter((file) => /^[1-6]-/.test(file))).toHaveLength(6);
  });

  it.each(english)('%s leads through the same graph: its steps, checks, links, formulas and figures are those of the English', (file) => {
    const [own, source] = [lessonIn(file.replace('.md', `.${tag}.md`), tag), lessonIn(file, SOURCE.tag)];
    expect(withoutWords(own)).toEqual(withoutWords(source));
    own.steps.forEach((step, index) => {
      const other = source.steps[index];
      const texts = ({ text = '', hints = [], check }: Partial<LessonStep>) => [text, ...hints, check?.kind === 'predict' || check?.kind === 'choice' || check?.kind === 'number' ? (check.told ?? '') : ''];
      expect(texts(step).map(bones)).toEqual(texts(other ?? {}).map(bones));
    });
  });
});

/** What the page would see of a run, from the same questions to the engine. */
async function seen(lesson: Lesson, document: GraphDocument, steps: number): Promise<SeenRun> {
  const program = programOf(document);
  const harness = await loaded(document);
  if (steps > 0) await harness.steps(steps);
  const { rows, loss, accuracy } = await harness.ask({ kind: 'evaluate', split: 'train', rows: rowsToMeasure(lesson, program, 'train') });
  return seenRun(lesson, 'a', document, compile(document), { step: steps, failed: false, train: { rows, loss, accuracy }, validation: null });
}

const after = (document: GraphDocument, training: Partial<GraphDocument['training']>): GraphDocument => ({ ...document, training: { ...document.training, ...training } });

describe('goals', () => {
  it.each<[string, string, GraphDocument, number]>([
    ['1-least-squares', 'hand', follow('1-least-squares', 'the best line'), 0],
    ['2-gradient-descent', 'goal', follow('2-gradient-descent', '0.05'), 60],
    ['3-linear-regression', 'goal', follow('3-linear-regression', 'With 5,000 steps'), 5000],
    ['4-perceptron', 'train', preset('4-perceptron'), 100],
    ['5-xor-net', 'train', preset('5-xor-net'), 1000],
    ['5-xor-net', 'goal', follow('5-xor-net', 'three'), 6000],
  ])('of %s, %s, are reached as the lesson says', async (id, step, document, steps) => {
    const lesson = lessonIn(`${id}.md`, 'en');
    const run = await seen(lesson, document, steps);
    const progress = progressOf(lesson, { ...NO_TRACE, runs: [run] });
    expect([run.breaches, progress.find((each) => each.id === step)]).toEqual([[], { id: step, done: true, missing: '' }]);
  });

  it.each<[string, string, GraphDocument, number]>([
    ['1-least-squares', 'hand', preset('1-least-squares'), 0],
    ['2-gradient-descent', 'goal', preset('2-gradient-descent'), 60],
    ['3-linear-regression', 'goal', preset('3-linear-regression'), 100],
    ['4-perceptron', 'train', preset('4-perceptron'), 4],
    ['5-xor-net', 'goal', preset('5-xor-net'), 6000],
  ])('of %s, %s, are not reached by the graph as it was', async (id, step, document, steps) => {
    const lesson = lessonIn(`${id}.md`, 'en');
    const progress = progressOf(lesson, { ...NO_TRACE, runs: [await seen(lesson, document, steps)] });
    expect(progress.find((each) => each.id === step)?.done).toBe(false);
  });

  it('are not reached by an easier task, which the network truly learns', async () => {
    const lesson = lessonIn('5-xor-net.md', 'en');
    const or = { ...preset('5-xor-net'), nodes: preset('5-xor-net').nodes.map((node) => (node.id === 'data' ? { ...node, params: { ...node.params, labels: [[0], [1], [1], [1]] } } : node)) };
    const run = await seen(lesson, or, 2000);
    expect(run.facts['right']).toBe(4);
    expect(progressOf(lesson, { ...NO_TRACE, runs: [run] }).find(({ id }) => id === 'train')).toMatchObject({ done: false, missing: expect.stringContaining('labels') as unknown });
  });

  it('on a loss are not reached by a smaller batch', async () => {
    const lesson = lessonIn('5-xor-net.md', 'en');
    const whole = await seen(lesson, preset('5-xor-net'), 0);
    const rowByRow = await seen(lesson, after(preset('5-xor-net'), { batchSize: 1 }), 0);
    expect(rowByRow.facts['loss']).toBeCloseTo(Number(whole.facts['loss']), 6);
  });
});
