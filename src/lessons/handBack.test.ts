import { expect, it } from 'vitest';
import { handBackOf, handBackText, MAX_GRAPHS, parseHandBack } from './handBack.ts';
import { withTexts } from '../graph/texts.ts';
import { canonicalJson, checksSum, lessonSum } from './lessonSum.ts';
import { NO_TRACE } from './progress.ts';
import { lessonWith, seen, withNode, xorGraph } from './xor.fixture.ts';

const lesson = lessonWith();
const parts = { lesson, sum: 'a'.repeat(64), checks: 'b'.repeat(64), name: '  Ana ', document: xorGraph, trace: NO_TRACE, graphOf: () => xorGraph, engine: 'WASM SIMD' };

it('comes back from its text as it was made, with each graph once', () => {
  const trace = { ...NO_TRACE, answers: { guess: 2, check: 1 }, read: ['a'], changed: ['units'], runs: [seen(lesson, xorGraph), seen(lesson, xorGraph, { step: 300 })] };
  const { handBack, left } = handBackOf({ ...parts, trace });
  expect(left).toBe(0);
  expect(handBack).toMatchObject({ name: 'Ana', lesson: { id: 'xor', sum: parts.sum }, answers: trace.answers, runs: [{ graph: 0, steps: 100 }, { graph: 0, steps: 300, engine: 'WASM SIMD', facts: { right: 4 } }] });
  expect(handBack.graphs).toHaveLength(1);
  const parsed = parseHandBack(handBackText(handBack));
  expect(parsed.ok && parsed.handBack).toMatchObject({ name: 'Ana', runs: handBack.runs, answers: trace.answers });
});

it('leaves out runs whose graph is gone or for whose graph there is no room, the oldest first, and counts them', () => {
  const runs = Array.from({ length: MAX_GRAPHS + 3 }, (_, at) => ({ ...seen(lesson, xorGraph, { step: at }), run: String(at) }));
  const { handBack, left } = handBackOf({ ...parts, trace: { ...NO_TRACE, runs }, graphOf: (run) => (run === '12' ? null : withNode('hidden', { label: run })) });
  expect(left).toBe(1 + 3);
  expect(handBack.graphs).toHaveLength(MAX_GRAPHS);
  expect(handBack.runs.map(({ steps }) => steps)).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11]);
});

it('a fact that is no number any more does not make the file unreadable', () => {
  const { handBack } = handBackOf({ ...parts, trace: { ...NO_TRACE, runs: [seen(lesson, xorGraph, { train: { rows: 4, loss: NaN, accuracy: 0 } })] } });
  expect(parseHandBack(handBackText(handBack)).ok).toBe(true);
});

it('a lesson’s sum does not hang on the order of fields, and does on what they say', async () => {
  expect(canonicalJson({ b: [{ d: 1, c: 2 }], a: 1 })).toBe('{"a":1,"b":[{"c":2,"d":1}]}');
  expect(await lessonSum(lesson)).toMatch(/^[0-9a-f]{64}$/);
  expect(await lessonSum(lessonWith({ title: 'Other' }))).not.toBe(await lessonSum(lesson));
  expect(await lessonSum(lessonWith())).toBe(await lessonSum(lesson));
});

it('a sum of what is checked is the same in other words, and no other where something else is checked', async () => {
  const told = lessonWith({ title: 'XOR, erzählt', language: 'de', graph: withTexts(xorGraph, (text) => `${text} auf Deutsch`), steps: lesson.steps.map((step) => ({ ...step, title: `${step.title} auf Deutsch`, text: 'Andere Worte' })) });
  expect(await checksSum(told)).toBe(await checksSum(lesson));
  expect(await lessonSum(told)).not.toBe(await lessonSum(lesson));
  const [, ...rest] = lesson.steps;
  for (const other of [{ steps: rest }, { rules: { fixed: ['seed'] } }, { graph: withNode('hidden', { params: { units: 5 } }) }, { id: 'other' }]) expect(await checksSum(lessonWith(other))).not.toBe(await checksSum(lesson));
});

it('tells where a run was steered on its way, as much as there is room for', () => {
  const steers = Array.from({ length: 30 }, (_, at) => ({ step: 10 * at, what: `learningRate ${at} → ${'9'.repeat(300)}` }));
  const { handBack } = handBackOf({ ...parts, trace: { ...NO_TRACE, runs: [seen(lesson, xorGraph, { steered: steers }), seen(lesson, xorGraph, { step: 5, steered: [] })] } });
  expect(handBack.runs.map(({ steered }) => steered?.length)).toEqual([20, undefined]);
  const parsed = parseHandBack(handBackText(handBack));
  expect(parsed.ok && parsed.handBack.runs[0]?.steered?.[1]).toMatchObject({ step: 10, what: expect.stringMatching(/^learningRate 1 → 9+$/) as string });
});
