import { describe, expect, it } from 'vitest';
import { parseLesson, readLesson } from './parse.ts';
import { parseSections } from './sections.ts';
import { xorGraph, xorLesson } from './xor.fixture.ts';

function refusal(change: object): string {
  const read = parseLesson(JSON.stringify({ ...xorLesson, ...change }, null, 1));
  if (read.ok) throw new Error('It was taken.');
  const [first] = read.problems;
  return `${first?.path ?? ''}: ${first?.message ?? ''}`;
}

const step = (change: object) => ({ steps: [{ id: 'a', title: 'A', ...change }] });
const check = (value: object) => step({ check: value });

describe('a lesson’s file', () => {
  it('is read with its graph, and keeps fields that this version does not know', () => {
    const read = parseLesson(JSON.stringify({ ...xorLesson, school: 'North' }));
    expect(read.ok && read.lesson).toMatchObject({ id: 'xor', school: 'North', graph: { nodes: xorGraph.nodes } });
  });

  it.each<[object, RegExp]>([
    [{ format: 'netloom-graph' }, /format is the text “netloom-graph”; a lesson says "format": "netloom-lesson"/],
    [{ version: 2 }, /of version 2, and this Netloom knows versions up to 1/],
    [{ steps: [] }, /^steps: .*must not be empty/],
    [{ steps: Array.from({ length: 61 }, (_, nth) => ({ id: `${nth}`, title: 'A' })) }, /^steps: .*at most 60/],
    [step({ text: 'x'.repeat(20_001) }), /^steps\[0\]\.text: .*at most 20,000/],
    [{ graph: { ...xorGraph, nodes: [{ id: 'a' }] } }, /^graph\.nodes\[0\]\.kind: “kind” is missing/],
    [{ steps: [{ id: 'a', title: 'A' }, { id: 'a', title: 'B' }] }, /^steps\[1\]\.id: Two steps have the id “a”/],
    [check({ kind: 'dance' }), /^steps\[0\]\.check\.kind: “kind” is the text “dance”/],
    [check({ kind: 'choice', question: 'Q', options: ['a', 'b'], answer: 2 }), /answer: “answer” is 2, but the options are counted from 0 to 1/],
    [check({ kind: 'goal', all: [{ fact: 'luck', is: 'atLeast', value: 1 }] }), /all\[0\]\.fact: There is no fact “luck”/],
    [check({ kind: 'goal', all: [{ fact: 'right', is: 'atLeast', value: 'all' }] }), /all\[0\]\.value: “value” must be a number/],
    [check({ kind: 'goal', all: [] }), /all: .*must not be empty/],
    [check({ kind: 'change', fact: 'loss' }), /fact: A change is one of the graph; “loss” is a fact of a run/],
    [check({ kind: 'run', steps: 1, where: [{ fact: 'node:gone.units', is: 'equals', value: 1 }] }), /about a node “gone”/],
    [step({ point: [{ node: 'gone' }] }), /point\[0\]: The step points at a node “gone”/],
    [step({ point: [{ node: 'hidden', panel: 'code' }] }), /points at one of three/],
    [{ rules: { keep: ['gone'] } }, /^rules\.keep\[0\]: .*node “gone”/],
    [{ rules: { kinds: ['magic'] } }, /^rules\.kinds\[0\]: .*kind “magic”/],
    [{ rules: { fixed: ['accuracy'] } }, /^rules\.fixed\[0\]: .*fact of a run/],
  ])('that is wrong says where and why: %#', (change, message) => {
    expect(refusal(change)).toMatch(message);
  });

  it.each(['', 'not json', '[]', 'null', '{"format":"netloom-lesson"}', '{"format":"netloom-lesson","format":"a"}', '{"__proto__":1}', '['.repeat(1000)])('%s is refused and never throws', (text) => {
    expect(parseLesson(text).ok).toBe(false);
  });

  it('names the line', () => {
    const text = JSON.stringify({ ...xorLesson, ...check({ kind: 'goal', all: [{ fact: 'luck', is: 'atLeast', value: 1 }] }) }, null, 1);
    const read = parseLesson(text);
    const line = text.split('\n').findIndex((each) => each.includes('"luck"')) + 1;
    expect(read.ok ? null : read.problems[0]?.line).toBe(line);
  });
});

const MARKDOWN = `# 5. XOR

It begins here.

\`\`\`lesson
{ "minutes": 8, "rules": { "keep": ["output"] } }
\`\`\`

## Predict {#guess}

Look at [the loss](netloom:select/loss).

\`\`\`python
## no heading
\`\`\`

\`\`\`point
{ "node": "loss" }
\`\`\`

\`\`\`hint
Press it.
\`\`\`

\`\`\`check
{ "kind": "predict", "question": "What?" }
\`\`\`

## Look
`;

describe('a lesson in Markdown', () => {
  const about = { id: '5-xor-net', language: 'en', graph: xorGraph };

  it('has a step for what stands before the sections and for each of them', () => {
    const read = parseSections(MARKDOWN, about);
    expect(read.ok && read.lesson).toMatchObject({
      id: '5-xor-net', title: '5. XOR', minutes: 8, rules: { keep: ['output'] },
      steps: [
        { id: '1', title: '5. XOR', text: 'It begins here.' },
        { id: 'guess', title: 'Predict', text: 'Look at [the loss](netloom:select/loss).\n\n```python\n## no heading\n```', point: [{ node: 'loss' }], hints: ['Press it.'], check: { kind: 'predict', question: 'What?' } },
        { id: '3', title: 'Look', text: '' },
      ],
    });
  });

  it('without sections is one step, as long as it is', () => {
    const read = parseSections('# Title\n\nA text.\n\n$$\nx\n$$\n', about);
    expect(read.ok && read.lesson.steps).toEqual([{ id: '1', title: 'Title', text: 'A text.\n\n$$\nx\n$$' }]);
  });

  it('that is wrong names the line in the file', () => {
    const broken = parseSections(MARKDOWN.replace('"question": "What?" }', '"question": '), about);
    expect(broken.ok ? null : broken.problems[0]?.line).toBe(MARKDOWN.split('\n').findIndex((line) => line.includes('predict')) + 1);
    const unknown = parseSections(MARKDOWN.replace('"node": "loss"', '"node": "gone"'), about);
    expect(unknown.ok ? null : unknown.problems[0]).toMatchObject({ line: MARKDOWN.split('\n').findIndex((line) => line.startsWith('## Predict')) + 1, message: 'The step points at a node “gone”, which the lesson’s graph does not have.' });
  });
});

it('a lesson reads back as what it was written as', () => {
  const once = readLesson(xorLesson);
  expect(once.ok && readLesson(JSON.parse(JSON.stringify(once.lesson)))).toEqual(once);
});
