/**
 * Stage 2: shapes, from the data to the loss. The first broken place of a path carries the one
 * diagnostic; what follows is `waiting` and stays quiet.
 */
import type { TensorType } from '../graph/tensorType.ts';
import type { InferenceProblem, WeightSpec } from '../nodes/kind.ts';
import type { Diagnostic, TypedNode } from './diagnostic.ts';
import { diagnostic } from './diagnostics.ts';
import { fixFor, targetFix } from './fixes.ts';
import { inputWires, type NormalGraph, type NormalNode } from './normalise.ts';
import { sizeOf } from '../graph/tensorType.ts';

export interface InferredNode {
  readonly node: NormalNode;
  /** By output port; empty where nothing could be inferred. */
  readonly outputs: Readonly<Record<string, TensorType>>;
  /** In the order of the ports, where all are known; else empty. */
  readonly inputTypes: readonly TensorType[];
  readonly weights: readonly WeightSpec[];
  readonly parameters: number;
  readonly multiplyAdds: number;
  readonly state: Exclude<TypedNode['state'], 'dead'>;
  /** An input has no wire. */
  readonly unconnected: boolean;
  readonly diagnostic: Diagnostic | null;
}

const NOTHING = { outputs: {}, inputTypes: [], weights: [], parameters: 0, multiplyAdds: 0, unconnected: false, diagnostic: null } as const;

/** Infers every node that no circle holds up. */
export function infer(graph: NormalGraph): ReadonlyMap<string, InferredNode> {
  const inferred = new Map<string, InferredNode>();
  for (const id of graph.order) {
    const node = graph.nodes.get(id);
    if (node) inferred.set(id, inferNode(graph, node, inferred));
  }
  return inferred;
}

function inferNode(graph: NormalGraph, node: NormalNode, before: ReadonlyMap<string, InferredNode>): InferredNode {
  const { kind, params } = node;
  if (!kind) return { ...NOTHING, node, state: 'unknown' };
  if (!params) return { ...NOTHING, node, state: 'problem' };
  const wires = inputWires(graph, node);
  const missing = wires.findIndex((wire, index) => !wire && !isOptional(node, index));
  if (missing >= 0) {
    const port = kind.inputs[missing] ?? kind.inputs[0];
    const fix = port ? targetFix(graph, node, port.name) : undefined;
    const problem = diagnostic('unconnected-input', { label: node.label, port: port?.label.toLowerCase() ?? 'input' }, { node: node.id, fix });
    return { ...NOTHING, node, state: 'waiting', unconnected: true, diagnostic: problem };
  }
  const types = wires.filter((wire) => wire !== undefined).map((wire) => before.get(wire.from.node)?.outputs[wire.from.port]);
  if (types.some((type) => type === undefined)) return { ...NOTHING, node, state: 'waiting' };
  const inputTypes = types as readonly TensorType[];
  const known = settled.get(node);
  if (known && sameItems(known.inputTypes, inputTypes)) return known;
  const result = kind.infer(params, inputTypes);
  if (!result.ok) {
    return { ...NOTHING, node, inputTypes, state: 'problem', diagnostic: shapeDiagnostic(graph, node, result.problem, before) };
  }
  const weights = kind.weights?.(params, inputTypes) ?? [];
  const wrong = initialWeightsProblem(node, weights);
  const done: InferredNode = {
    node,
    inputTypes,
    weights,
    outputs: intern(result.outputs),
    parameters: weights.reduce((sum, { shape }) => sum + sizeOf(shape), 0),
    multiplyAdds: kind.multiplyAdds?.(params, inputTypes) ?? 0,
    state: wrong ? 'problem' : 'ok',
    unconnected: false,
    diagnostic: wrong,
  };
  if (!wrong) settled.set(node, done);
  return done;
}

/**
 * What was inferred of a node without fault holds while the same types reach it, so an edit costs
 * only the nodes that it reaches. Faults are made anew: their fixes depend on the wires around them.
 */
const settled = new WeakMap<NormalNode, InferredNode>();

function sameItems<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}

/** One object for each type, so that equal types can be told by identity. */
function intern(outputs: Readonly<Record<string, TensorType>>): Readonly<Record<string, TensorType>> {
  return Object.fromEntries(Object.entries(outputs).map(([port, type]) => [port, internType(type)]));
}

const interned = new Map<string, TensorType>();
const MOST_INTERNED = 5000;

function internType(type: TensorType): TensorType {
  const key = JSON.stringify(type);
  const known = interned.get(key);
  if (known) return known;
  if (interned.size >= MOST_INTERNED) interned.clear();
  interned.set(key, type);
  return type;
}

/** A loss that minimizes its prediction has no use for a target. */
function isOptional(node: NormalNode, port: number): boolean {
  return node.kind?.id === 'loss' && node.kind.inputs[port]?.name === 'target' && node.params?.['function'] === 'minimize';
}

function shapeDiagnostic(
  graph: NormalGraph,
  node: NormalNode,
  problem: InferenceProblem,
  before: ReadonlyMap<string, InferredNode>,
): Diagnostic {
  const fix = fixFor(graph, node, problem, before);
  const place = { node: node.id, param: problem.param, fix };
  if (problem.code === 'data') return diagnostic('data', { label: node.label, problem: problem.why }, place);
  if (problem.code === 'param-value') {
    const sentence = `expects ${problem.expected}, but has ${problem.found}. ${problem.why}`;
    return diagnostic('param-value', { label: node.label, problem: sentence }, place);
  }
  const port = graph.incoming.get(node.id)?.get(problem.port ?? '');
  const { found, expected, why } = problem;
  return diagnostic(problem.code, { label: node.label, found, expected, why }, { ...place, edge: port?.edge.id });
}

/** Weights given in the file must be named and shaped as the layer's own. */
function initialWeightsProblem(node: NormalNode, weights: readonly WeightSpec[]): Diagnostic | null {
  const given = node.source.initialWeights;
  if (!given) return null;
  const problem = weightsProblem(given, weights);
  if (!problem) return null;
  const fix = { label: 'Use the initializer instead', command: { type: 'setInitialWeights', id: node.id, weights: undefined } } as const;
  return diagnostic('initial-weights', { label: node.label, problem }, { node: node.id, fix });
}

function weightsProblem(given: NonNullable<NormalNode['source']['initialWeights']>, weights: readonly WeightSpec[]): string | null {
  for (const [name, value] of Object.entries(given)) {
    const spec = weights.find((weight) => weight.name === name);
    if (!spec) {
      const names = weights.map((weight) => `“${weight.name}”`).join(', ');
      return `there is no weight “${name}”; this layer has ${names || 'none'}. Rename or remove it.`;
    }
    const found = nestedShape(value);
    if (found === null) return `the lists of “${name}” are not equally long. Give every row the same number of entries.`;
    if (found.join() !== spec.shape.join()) {
      return `“${name}” is ${sizesText(found)}, but the layer needs ${sizesText(spec.shape)}. Correct it, or let the initializer choose.`;
    }
  }
  return null;
}

function sizesText(shape: readonly number[]): string {
  return shape.length === 0 ? 'a single number' : shape.join(' × ');
}

/** The sizes of nested lists, or null where they are ragged. */
function nestedShape(value: unknown): readonly number[] | null {
  if (!Array.isArray(value)) return [];
  const inner = value.map(nestedShape);
  const first = inner[0] ?? [];
  return inner.some((shape) => shape === null || shape.join() !== first.join()) ? null : [value.length, ...first];
}
