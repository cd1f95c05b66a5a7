/**
 * A program with its weights as an ONNX model (onnx.ai, IR version 8, opset 17). Inputs are the values of the data sets that the
 * network takes, outputs the losses' predictions and targets that it works out itself; the first axis of each is the batch and may be of any size.
 */
import type { Weights } from '../../../graph/document.ts';
import { flat, shapeOf, type WeightsByNode } from '../../../graph/safetensors.ts';
import type { Numbers } from '../../../nodes/onnx/writing.ts';
import { onnxWriter } from '../../../nodes/onnx/registry.ts';
import { i18n } from '../../../words/i18n.ts';
import type { Diagnostic } from '../../diagnostic.ts';
import type { Operation, Program, ValueReference } from '../../program.ts';
import { identifier, nameNodes } from '../names.ts';
import { dataValues, sameValue } from '../walk.ts';
import { GraphBuilder } from './graphBuilder.ts';
import { modelBytes, type Value } from './modelBytes.ts';

export type OnnxResult =
  | { readonly ok: true; readonly fileName: string; readonly bytes: Uint8Array }
  /** One for each node that cannot be expressed. Nothing was written. */
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/**
 * Writes the model.
 * @param weights by node and name in Keras's layout, for every node that has any: what the engine answers to `weights`.
 */
export function writeOnnx(program: Program, weights: WeightsByNode): OnnxResult {
  const names = nameNodes(program, 'snake_case');
  const graph = new GraphBuilder(names.fresh);
  const diagnostics: Diagnostic[] = [];
  const values = new Map(dataValues(program).map((value) => [keyOf(value), names.value(value)]));
  const results = new Map<string, string>();
  for (const operation of program.operations) {
    const name = names.of(operation.node);
    graph.begin(operation.node, name);
    try {
      const value = written(graph, operation, operation.inputs.map((input) => values.get(keyOf(input)) ?? ''), weights[operation.node] ?? {});
      values.set(keyOf({ node: operation.node, port: 'out' }), value);
      // What the node's last operator gives is called as the node.
      if (graph.isOwn(value, operation.node) && !results.has(value)) results.set(value, name);
    } catch (error) {
      diagnostics.push(notInOnnx(operation, error instanceof Error ? error.message : String(error)));
      // What follows is looked at all the same, so that every such node is told of.
      values.set(keyOf({ node: operation.node, port: 'out' }), name);
    }
  }
  if (diagnostics.length > 0) return { ok: false, diagnostics };
  const outputs = outputsOf(program).map((value) => output(graph, program, value, { values, results }, names.fresh));
  const { operators, constants } = graph.needed(outputs.map(({ made }) => made));
  const final = (name: string): string => results.get(name) ?? name;
  const read = new Set(operators.flatMap(({ inputs }) => inputs));
  const bytes = modelBytes({
    title: program.title,
    inputs: inputsOf(program, names.value).filter(({ name }) => read.has(name)),
    outputs: outputs.map(({ value }) => value),
    operators: operators.map((each) => ({ ...each, inputs: each.inputs.map(final), outputs: each.outputs.map(final) })),
    constants,
  });
  return { ok: true, fileName: `${identifier(program.title, 'snake_case').slice(0, 60)}.onnx`, bytes };
}

function notInOnnx({ node, label }: Operation, reason: string): Diagnostic {
  return { code: 'not-in-onnx', severity: 'error', node, message: i18n.t('{label} cannot be written as ONNX, so nothing was written. {reason}', { label, reason }) };
}

/** @throws an error whose message is the reason why the node cannot be written. */
function written(graph: GraphBuilder, { kind, params, inputTypes, output: type, weights: specs }: Operation, names: readonly string[], weights: Weights): string {
  const write = onnxWriter(kind);
  if (!write) throw new Error(i18n.t('ONNX has no operators for the kind “{kind}”. Take the node out, or export the graph in another form.', { kind }));
  const weight = (name: string): Numbers | null => {
    if (!specs.some((spec) => spec.name === name)) return null;
    const numbers = weights[name];
    if (numbers === undefined) throw new Error(i18n.t('Its weights “{name}” are missing.', { name }));
    return { shape: shapeOf(numbers), values: flat(numbers) };
  };
  return write({ graph, params, inputs: inputTypes, output: type, names, weight });
}

interface Named {
  readonly values: ReadonlyMap<string, string>;
  readonly results: Map<string, string>;
}

/** An output is what an operator gives, under the node's own name: what is passed on or constant goes through an Identity. */
function output(graph: GraphBuilder, program: Program, reference: ValueReference, { values, results }: Named, fresh: (wanted: string) => string): { readonly made: string; readonly value: Value } {
  const held = values.get(keyOf(reference)) ?? '';
  const name = results.get(held);
  const type = program.operations.find(({ node }) => node === reference.node)?.output ?? sourceType(program, reference);
  const batched = reachedByData(program, reference);
  if (name !== undefined && graph.isOwn(held, reference.node)) return { made: held, value: { name, shape: type.shape, batched } };
  graph.begin(reference.node, `${reference.node} result`);
  const made = graph.add('Identity', [held]);
  results.set(made, fresh(`${reference.node} ${reference.port}`));
  return { made, value: { name: results.get(made) ?? made, shape: type.shape, batched } };
}

/** The losses' predictions, and the targets that the network works out itself, each once. */
function outputsOf({ losses, operations }: Program): readonly ValueReference[] {
  const targets = losses.flatMap(({ target }) => (target && operations.some(({ node }) => node === target.node) ? [target] : []));
  const all = [...losses.map(({ prediction }) => prediction), ...targets];
  return all.filter((value, index) => all.findIndex((other) => sameValue(other, value)) === index);
}

function inputsOf(program: Program, nameOf: (value: ValueReference) => string): readonly Value[] {
  return dataValues(program).map((value) => ({ name: nameOf(value), shape: sourceType(program, value).shape, batched: true }));
}

function sourceType({ sources }: Program, { node, port }: ValueReference) {
  const source = sources.find((each) => each.node === node);
  if (!source) throw new Error(`The program has no value “${node}.${port}”.`);
  return port === 'labels' ? source.labels : source.features;
}

/** False where only trainable numbers lead to a value: then it is one row whatever is fed. */
function reachedByData({ sources, operations }: Program, value: ValueReference): boolean {
  const reached = new Set(sources.map(({ node }) => node));
  for (const { node, inputs } of operations) if (inputs.some((input) => reached.has(input.node))) reached.add(node);
  return reached.has(value.node);
}

function keyOf({ node, port }: ValueReference): string {
  return `${node}.${port}`;
}
