/** Hand-backs that try to pass unlearned, to hang or to crash the grader, or to break what is printed. */
import { readFileSync } from 'node:fs';

type Graph = { nodes: Record<string, unknown>[]; edges: Record<string, unknown>[]; training: Record<string, unknown>; [field: string]: unknown };

const graph = JSON.parse(readFileSync(new URL('../../../presets/5-xor-net.json', import.meta.url), 'utf8')) as Graph;

export const lesson = {
  format: 'netloom-lesson', version: 1, id: 'xor', title: 'XOR', graph,
  steps: [
    { id: 'guess', title: 'Predict', check: { kind: 'predict', question: 'How many rows will be right?', fact: 'right' } },
    { id: 'run', title: 'Run', check: { kind: 'run', steps: 100 } },
    { id: 'goal', title: 'All four', check: { kind: 'goal', all: [{ fact: 'right', is: 'atLeast', value: 4 }, { fact: 'loss', is: 'below', value: 0.01 }] } },
    { id: 'why', title: 'Why', check: { kind: 'choice', question: 'Why two layers?', options: ['One is slow', 'No line parts them'], answer: 1 } },
  ],
};

const told = { right: 4, loss: 0.0001, accuracy: 1 };

export function handBack(change: object = {}): Record<string, unknown> {
  return { format: 'netloom-answers', version: 1, lesson: { id: 'xor' }, name: 'Ana', graphs: [graph], answers: { guess: 2, why: 1 }, runs: [{ graph: 0, steps: 3000, facts: told }], ...change };
}

const withGraph = (change: Partial<Graph>, more: object = {}): string => JSON.stringify(handBack({ graphs: [{ ...graph, ...change }], ...more }));
const withNode = (id: string, change: (node: Record<string, unknown>) => object): string =>
  withGraph({ nodes: graph.nodes.map((node) => (node['id'] === id ? { ...node, ...change(node) } : node)) });
const params = (change: object) => (node: Record<string, unknown>) => ({ params: { ...(node['params'] as object), ...change }, initialWeights: undefined });
const training = (change: object): Partial<Graph> => ({ training: { ...graph.training, ...change } });
const node = (id: string, kind: string, settings: object = {}) => ({ id, kind, position: { x: 0, y: 0 }, params: settings });
const slow = training({ optimizer: { kind: 'sgd', learningRate: 1e-9 }, steps: 3000 });
/** The graph without starting weights, which fit its own sizes only, and with layers of so many units. */
const wide = (...units: readonly number[]): Partial<Graph> => ({
  nodes: [...graph.nodes.filter(({ kind }) => kind === 'dataset' || kind === 'loss'), ...units.map((each, at) => node(`d${at}`, 'dense', { units: each })), node('last', 'dense', { units: 1 })],
  edges: [
    { id: 'a', from: 'data.features', to: 'd0.in' }, ...units.slice(1).map((_, at) => ({ id: `w${at}`, from: `d${at}.out`, to: `d${at + 1}.in` })),
    { id: 'b', from: `d${units.length - 1}.out`, to: 'last.in' }, { id: 'c', from: 'last.out', to: 'loss.prediction' }, { id: 'd', from: 'data.labels', to: 'loss.target' },
  ],
});
const many = Array.from({ length: 19_990 }, (_, at) => node(`n${at}`, 'relu'));

/** Each with what its row says, as a whole: no one passes. */
export const HOSTILE: Readonly<Record<string, readonly [content: string, says: RegExp]>> = {
  'claims are edited': [withGraph(slow), /The file tells that “All four” was met; run afresh it is not.*At step 3,000 the file tells right 4/],
  'a goal is said to be met': [JSON.stringify({ ...handBack({ runs: [], answers: { guess: 2, why: 1, goal: 1 } }), passed: true, met: 4, steps: [{ id: 'goal', met: true }] }), /All four: Nothing was run yet/],
  'labels are changed': [withNode('data', params({ labels: [[0], [0], [0], [0]] })), /settings of “Dataset” \(labels\)/],
  'the data set is swapped': [withNode('data', params({ source: 'circles' })), /settings of “Dataset”/],
  'weights are set by hand': [withNode('output', () => ({ initialWeights: { kernel: [[9], [-9], [9], [-9]] } })), /begins with weights that were set by hand/],
  'the loss is another': [withNode('loss', params({ function: 'minimize' })), /settings of .*\(function\)/],
  'the loss weighs nothing': [withNode('loss', params({ weight: 0.001 })), /settings of .*\(weight\)/],
  'the answers are wired in': [withGraph({ edges: [{ id: 'x', from: 'data.labels', to: 'loss.prediction' }, { id: 'y', from: 'data.labels', to: 'loss.target' }] }), /The network is given the answers|cannot be run/],
  'a billion steps': [withGraph(training({ steps: 1e9 }), { runs: [{ graph: 0, steps: 1e9, facts: told }] }), /a run of 1,000,000,000 steps; runs of up to 1,000,000 are graded/],
  'nearly 20,000 nodes': [withGraph({ nodes: [...graph.nodes, ...many] }), /19,99\d nodes; graphs of up to 2,000 are graded/],
  'a group that is repeated and repeated': [withGraph({ groups: [{ id: 'g', name: 'Many', members: ['hidden', 's1'], repeat: 1000, position: { x: 0, y: 0 } }, { id: 'h', name: 'More', members: ['output'], repeat: 1000, position: { x: 0, y: 0 } }] }), /3,00\d nodes; graphs of up to 2,000 are graded/],
  'a billion units': [withNode('hidden', params({ units: 1e9 })), /cannot be run/],
  'four billion parameters': [withGraph(wide(65_536, 65_536)), /parameters; graphs of up to 10,000,000 are graded/],
  'runs without end, told ahead': [withGraph(wide(3000, 3000), { runs: [{ graph: 0, steps: 1_000_000, facts: told }] }), /Its runs need .* multiply-adds/],
  'a batch of a billion': [withGraph(training({ batchSize: 1e9 })), /batchSize/],
  'deep brackets': ['['.repeat(100_000), /nests brackets/],
  'deep brackets in an answer': [JSON.stringify(handBack()).replace('"guess":2', `"guess":${'['.repeat(5000)}${']'.repeat(5000)}`), /nests brackets/],
  'a field __proto__': [JSON.stringify(handBack()).replace('"answers":{', '"answers":{"__proto__":{"goal":1},'), /“__proto__” cannot be used/],
  'a field constructor': [JSON.stringify(handBack({ answers: { constructor: 1, toString: 1, why: 0 } })), /Why: The answer is wrong/],
  'another lesson': [JSON.stringify(handBack({ lesson: { id: 'easy' } })), /belongs to the lesson “easy”/],
  'no number': [JSON.stringify(handBack()).replace('"steps":3000', '"steps":NaN'), /JSON has no number NaN/],
  'a text for a number': [JSON.stringify(handBack({ runs: [{ graph: 0, steps: '3000', facts: told }] })), /steps/],
  'a number beyond all bounds': [JSON.stringify(handBack()).replace('"steps":3000', '"steps":1e999'), /steps/],
  'billions of generated rows': [withNode('data', params({ source: 'circles', samples: 4e9 })), /cannot be run|settings of “Dataset”/],
  'a formula that explodes': [withNode('s1', () => ({ kind: 'formula', params: { expression: `${'exp('.repeat(30)}x${')'.repeat(30)}` } })), /All four: /],
  'a formula that nests': [withNode('s1', () => ({ kind: 'formula', params: { expression: '('.repeat(199) } })), /cannot be run/],
  'no JSON': ['hello', /not valid JSON/],
  'bytes': ['\u0000\u0001PK\u0003\u0004', /not valid JSON/],
  'nothing': ['', /The file is empty/],
  'a graph': [JSON.stringify(graph), /This is a graph, not a hand-back/],
  'a list': ['[]', /a hand-back is one JSON object/],
  'a later version': [JSON.stringify(handBack({ version: 9 })), /version 9/],
  'a field twice': [JSON.stringify(handBack()).replace('"version":1', '"version":1,"version":1'), /given twice/],
  'a run of no graph': [JSON.stringify(handBack({ runs: [{ graph: 7, steps: 3000 }] })), /The run is of graph 7/],
  'no graph': [JSON.stringify(handBack({ graphs: [] })), /graphs/],
  'a name without end': [JSON.stringify(handBack({ name: 'A'.repeat(100_000) })), /name/],
  'a thousand runs': [JSON.stringify(handBack({ runs: Array.from({ length: 1000 }, () => ({ graph: 0, steps: 1 })) })), /runs/],
};

/** Trains for hours within all limits: only the clock ends it. */
export const ENDLESS = withGraph({ ...wide(1500, 1500), ...training({ steps: 500_000, optimizer: { kind: 'sgd', learningRate: 1e-6 } }) }, { runs: [{ graph: 0, steps: 500_000, facts: told }] });

/** An honest one whose name is none. */
export const NAMED = JSON.stringify(handBack({ name: '=HYPERLINK("http://x","<b>Ana</b>")\u001b[2J\u202e\r\nBen,1' }));
