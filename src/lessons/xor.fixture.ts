/** A lesson on XOR, small and complete, for tests. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { recompile } from '../compiler/compile.ts';
import type { GraphDocument } from '../graph/document.ts';
import type { Said } from './facts.ts';
import type { Lesson } from './lesson.ts';
import { readLesson } from './parse.ts';
import { seenRun, type SeenRun } from './progress.ts';

export const xorGraph = JSON.parse(readFileSync(path.join(import.meta.dirname, '../../presets/5-xor-net.json'), 'utf8')) as GraphDocument;

export const xorLesson = {
  format: 'netloom-lesson',
  version: 1,
  id: 'xor',
  title: 'XOR',
  graph: xorGraph,
  steps: [
    { id: 'guess', title: 'Predict', text: 'How many will be right?', check: { kind: 'predict', question: 'How many of four rows?', fact: 'right' } },
    { id: 'run', title: 'Run', check: { kind: 'run', steps: 100 } },
    { id: 'units', title: 'Change', check: { kind: 'change', fact: 'node:hidden.units', is: 'atMost', value: 3 } },
    { id: 'goal', title: 'Goal', check: { kind: 'goal', all: [{ fact: 'right', is: 'atLeast', value: 4 }, { fact: 'hiddenUnits', is: 'atMost', value: 3 }] } },
    { id: 'check', title: 'Check yourself', check: { kind: 'choice', question: 'Why two layers?', options: ['One is slow', 'No line parts the points'], answer: 1 } },
  ],
};

/** The lesson with some of it changed, or the reasons why it is none. */
export function lessonWith(change: object = {}): Lesson {
  const read = readLesson({ ...xorLesson, ...change });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.lesson;
}

/** A run of a graph, as if the engine had said so. */
export function seen(lesson: Lesson, document: GraphDocument, said: Partial<Said> = {}): SeenRun {
  return seenRun(lesson, 'a', document, recompile(document).compilation, { step: 100, failed: false, train: { rows: 4, loss: 0.001, accuracy: 1 }, validation: null, ...said });
}

/** The graph with one node changed. */
export function withNode(id: string, change: object, graph: GraphDocument = xorGraph): GraphDocument {
  return { ...graph, nodes: graph.nodes.map((node) => (node.id === id ? { ...node, ...change } : node)) };
}
