/** Ways to meet a goal without learning, each of which is refused with a reason. */
import { describe, expect, it } from 'vitest';
import { recompile } from '../compiler/compile.ts';
import { emptyDocument, type GraphDocument, type GraphEdge, type GraphNode } from '../graph/document.ts';
import { breachesOf } from './rules.ts';
import { lessonWith, seen, withNode, xorGraph } from './xor.fixture.ts';

const place = { x: 0, y: 0 };

function node(id: string, kind: string, params: GraphNode['params'] = {}): GraphNode {
  return { id, kind, position: place, params };
}

function rewired(change: (edges: readonly GraphEdge[]) => readonly GraphEdge[], ...added: readonly GraphNode[]): GraphDocument {
  return { ...xorGraph, nodes: [...xorGraph.nodes, ...added], edges: change(xorGraph.edges) };
}

function rulesBroken(document: GraphDocument, rules?: object): readonly string[] {
  return breachesOf(lessonWith(rules ? { rules } : {}), document, recompile(document).compilation).map(({ rule }) => rule);
}

const data = xorGraph.nodes.find(({ id }) => id === 'data')?.params ?? {};

it('a lesson’s own graph breaks none of its rules', () => {
  expect(rulesBroken(xorGraph)).toEqual([]);
});

it('what a learner is to change breaks none', () => {
  expect(rulesBroken(withNode('hidden', { params: { units: 3 }, initialWeights: undefined, label: 'Mine', position: { x: 5, y: 5 } }))).toEqual([]);
  expect(rulesBroken({ ...xorGraph, training: { ...xorGraph.training, optimizer: { kind: 'adam', learningRate: 0.1 }, seed: 9 } })).toEqual([]);
  expect(rulesBroken(rewired((edges) => [...edges.filter(({ id }) => id !== 'e3'), { id: 'a', from: 's1.out', to: 'more.in' }, { id: 'b', from: 'more.out', to: 'output.in' }], node('more', 'dropout')))).toEqual([]);
});

describe('refused', () => {
  it.each<[string, string, GraphDocument]>([
    ['labels changed in the table', 'locked', withNode('data', { params: { ...data, labels: [[0], [1], [1], [1]] } })],
    ['the hard row removed', 'locked', withNode('data', { params: { ...data, features: [[0, 0, 1], [0, 1, 1], [1, 0, 1]], labels: [[0], [1], [1]] } })],
    ['the answers among the features', 'locked', withNode('data', { params: { ...data, features: [[0, 0, 0], [0, 1, 1], [1, 0, 1], [1, 1, 0]] } })],
    ['another data set in its place', 'locked', withNode('data', { kind: 'parameter', params: {} })],
    ['an easier loss', 'locked', withNode('loss', { params: { function: 'meanSquaredError', weight: 0 } })],
    ['a loss that asks for no answer', 'locked', withNode('loss', { params: { function: 'minimize' } })],
    ['the data set bypassed', 'locked', withNode('data', { bypassed: true })],
    ['the loss removed', 'locked', { ...xorGraph, nodes: xorGraph.nodes.filter(({ id }) => id !== 'loss'), edges: xorGraph.edges.filter(({ to }) => !to.startsWith('loss')) }],
    ['an empty graph', 'locked', emptyDocument()],
    ['the answers’ wire taken off', 'wire', rewired((edges) => edges.filter(({ id }) => id !== 'e6'))],
    ['a data set of one’s own', 'added', rewired((edges) => edges, node('mine', 'dataset', { source: 'table' }))],
    ['a second loss', 'added', rewired((edges) => [...edges, { id: 'a', from: 's2.out', to: 'mine.prediction' }, { id: 'b', from: 's2.out', to: 'mine.target' }], node('mine', 'loss'))],
    ['labels into the first layer', 'answers', rewired((edges) => edges.map((edge) => (edge.id === 'e1' ? { ...edge, from: 'data.labels' } : edge)))],
    ['labels past the network', 'answers', rewired((edges) => [...edges.filter(({ id }) => id !== 'e5'), { id: 'a', from: 's2.out', to: 'sum.a' }, { id: 'b', from: 'data.labels', to: 'sum.b' }, { id: 'c', from: 'sum.out', to: 'loss.prediction' }], node('sum', 'add'))],
    ['labels in a bypassed node’s place', 'answers', rewired((edges) => [...edges.filter(({ id }) => id !== 'e5'), { id: 'a', from: 'data.labels', to: 'off.in' }, { id: 'c', from: 'off.out', to: 'loss.prediction' }], { ...node('off', 'relu'), bypassed: true })],
    ['the prediction as its own target', 'answers', rewired((edges) => edges.map((edge) => (edge.id === 'e6' ? { ...edge, from: 's2.out' } : edge)))],
    ['something between the answers and the loss', 'answers', rewired((edges) => [...edges.filter(({ id }) => id !== 'e6'), { id: 'a', from: 'data.labels', to: 'bend.in' }, { id: 'b', from: 'bend.out', to: 'loss.target' }], node('bend', 'formula', { expression: '0*x' }))],
    ['weights learned elsewhere', 'weights', withNode('output', { initialWeights: { kernel: [[9], [9], [9], [9]] } })],
  ])('%s', (_, rule, document) => {
    expect(rulesBroken(document)).toContain(rule);
    // However well it is answered.
    const lesson = lessonWith({ steps: [{ id: 'goal', title: 'Goal', check: { kind: 'goal', all: [{ fact: 'right', is: 'atLeast', value: 0 }] } }] });
    expect(seen(lesson, document).breaches).not.toEqual([]);
  });

  it.each<[string, string, object, GraphDocument]>([
    ['a kept layer that is made wider', 'locked', { keep: ['hidden'] }, withNode('hidden', { params: { units: 40, useBias: false } })],
    ['a node put between two that are kept', 'wire', { keep: ['hidden', 's1'] }, rewired((edges) => [...edges.filter(({ id }) => id !== 'e2'), { id: 'a', from: 'hidden.out', to: 'more.in' }, { id: 'b', from: 'more.out', to: 's1.in' }], node('more', 'dropout'))],
    ['a kind that is not on the list', 'added', { kinds: ['dense', 'sigmoid'] }, rewired((edges) => edges, node('more', 'conv2d'))],
    ['a way past the layer that all must go through', 'through', { through: ['hidden'] }, rewired((edges) => [...edges.filter(({ id }) => id !== 'e3'), { id: 'a', from: 'data.features', to: 'output.in' }])],
    ['a setting that is fixed', 'fixed', { fixed: ['learningRate', 'seed'] }, { ...xorGraph, training: { ...xorGraph.training, seed: 2 } }],
    ['fewer units where they are fixed', 'fixed', { fixed: ['node:hidden.units'] }, withNode('hidden', { params: { units: 2 } })],
  ])('%s, where the author says so', (_, rule, rules, document) => {
    expect(rulesBroken(document, rules)).toEqual([rule]);
    expect(rulesBroken(document)).toEqual([]);
  });

  it('weights that were set by hand during the run', () => {
    expect(seen(lessonWith(), xorGraph, { handSet: true }).breaches).toHaveLength(1);
    expect(seen(lessonWith({ rules: { weights: 'free' } }), xorGraph, { handSet: true }).breaches).toEqual([]);
  });
});

it('a wire that is missing is named by its ends; of a node that is gone only that is said', () => {
  const wire = (document: GraphDocument) => breachesOf(lessonWith(), document, recompile(document).compilation).filter(({ rule }) => rule === 'wire');
  expect(wire(rewired((edges) => edges.filter(({ id }) => id !== 'e6'))).map(({ message }) => message)).toEqual(['The wire from “Dataset” (Labels) to “Loss” (Target) is missing, and the lesson needs it. Draw it again, or begin the lesson again.']);
  expect(wire({ ...xorGraph, nodes: xorGraph.nodes.filter(({ id }) => id !== 'loss'), edges: xorGraph.edges.filter(({ to }) => !to.startsWith('loss')) })).toEqual([]);
  // The same wire under another id is the same wire.
  expect(wire(rewired((edges) => edges.map((edge) => ({ ...edge, id: `${edge.id}x` }))))).toEqual([]);
});

it('what the author sets free may be changed', () => {
  const other = withNode('data', { params: { ...data, labels: [[0], [1], [1], [1]] } });
  expect(rulesBroken(other, { free: ['data'] })).toEqual([]);
  expect(rulesBroken(withNode('output', { initialWeights: { kernel: [[9], [9], [9], [9]] } }), { weights: 'free' })).toEqual([]);
});

describe('where a loss minimizes', () => {
  const graph = { ...emptyDocument(), nodes: [node('x', 'parameter', { start: 1 }), node('curve', 'formula', { expression: 'x^2' }), node('loss', 'loss', { function: 'minimize' })], edges: [{ id: 'a', from: 'x.out', to: 'curve.in' }, { id: 'b', from: 'curve.out', to: 'loss.prediction' }] };
  const broken = (document: GraphDocument, rules = {}) => breachesOf(lessonWith({ graph, rules, steps: [{ id: 'a', title: 'A' }] }), document, recompile(document).compilation).map(({ rule }) => rule);

  it('the curve is the lesson’s own, and so is what it is made of', () => {
    expect(broken(graph)).toEqual([]);
    expect(broken(withNode('curve', { params: { expression: 'x^2 - 100' } }, graph))).toContain('locked');
    expect(broken({ ...graph, edges: [{ id: 'b', from: 'x.out', to: 'loss.prediction' }] })).toContain('answers');
  });

  it('a start that is free may be chosen', () => {
    expect(broken(withNode('x', { params: { start: -1 } }, graph), { free: ['x'] })).toEqual([]);
    expect(broken(withNode('x', { params: { start: -1 } }, graph))).not.toEqual([]);
  });
});
