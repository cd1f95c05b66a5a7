/** Random graphs that mean something: data, layers that fit one another, branches and merges, a loss. */
import fc from 'fast-check';
import { emptyDocument, OPTIMIZERS, type GraphDocument, type GraphEdge, type GraphNode, type Json } from '../graph/document.ts';
import type { TensorType } from '../graph/tensorType.ts';
import { nodeKinds } from '../nodes/registry.ts';
import { describeData } from '../nodes/kinds/dataset.ts';
import { isDataProblem } from '../datasets/source.ts';

/** What one random layer is chosen by: which kind, and which earlier value it takes. */
type Choice = readonly [kind: number, from: number, second: number];

interface Value {
  readonly at: string;
  readonly type: TensorType;
}

/** Every kind between data and loss that a random graph may use; recurrent ones are slow to build and have tests of their own. */
const MIDDLE = nodeKinds.filter(({ category, inputs, outputs }) => category !== 'loss' && inputs.length > 0 && outputs.length === 1);

const SOURCES: readonly Readonly<Record<string, Json>>[] = [
  { source: 'table', features: [[0, 0], [0, 1], [1, 0], [1, 1]], labels: [[0], [1], [1], [0]] },
  { source: 'table', features: [[1, 2, 3], [3, 2, 1]], labels: [[1, 0], [0, 1]] },
  { source: 'circles', samples: 40 },
  { source: 'generatedDigits', trainRows: 100, validationRows: 100 },
];

/** A graph that compiles without an error, with up to `most` nodes between data and loss. */
export function trainableGraph(most: number): fc.Arbitrary<GraphDocument> {
  const choice = fc.tuple(fc.nat({ max: 999 }), fc.nat({ max: 999 }), fc.nat({ max: 999 }));
  return fc
    .tuple(fc.constantFrom(...SOURCES), fc.array(choice, { maxLength: most }), fc.constantFrom(...OPTIMIZERS), fc.nat({ max: 1000 }))
    .map(([source, choices, optimizer, seed]) => build(source, choices, { optimizer: { kind: optimizer, learningRate: 0.01 }, seed }));
}

function build(source: Readonly<Record<string, Json>>, choices: readonly Choice[], training: Partial<GraphDocument['training']>): GraphDocument {
  const data = describeData(source);
  if (isDataProblem(data)) throw new Error(data.message);
  const nodes: GraphNode[] = [{ id: 'data', kind: 'dataset', position: { x: 0, y: 0 }, params: source }];
  const edges: GraphEdge[] = [];
  const values: Value[] = [{ at: 'data.features', type: data.features }];
  const add = (kindId: string, inputs: readonly Value[], params: Readonly<Record<string, Json>> = {}): Value | null => {
    const kind = nodeKinds.find(({ id }) => id === kindId);
    const parsed = kind?.params.safeParse(params);
    const result = parsed?.success ? kind?.infer(parsed.data, inputs.map(({ type }) => type)) : undefined;
    const type = result?.ok ? result.outputs['out'] : undefined;
    // Sizes that a test cannot wait for are left out.
    if (!kind || !type || type.shape.reduce((a, b) => a * b, 1) > 20_000) return null;
    const id = `n${nodes.length}`;
    nodes.push({ id, kind: kindId, position: { x: nodes.length * 250, y: 0 }, params });
    inputs.forEach(({ at }, index) => edges.push({ id: `e${edges.length}`, from: at, to: `${id}.${kind.inputs[index]?.name ?? 'in'}` }));
    return { at: `${id}.out`, type };
  };
  for (const [kindAt, from, second] of choices) {
    const kind = MIDDLE[kindAt % MIDDLE.length];
    const first = values[from % values.length];
    const other = values[second % values.length];
    if (!kind || !first || !other) continue;
    const value = add(kind.id, kind.variadic ? [first, other] : [first]);
    if (value) values.push(value);
  }
  const last = values.at(-1) as Value;
  const flat = last.type.shape.length === 1 ? last : (add('flatten', [last]) as Value);
  const answer = add('dense', [flat], { units: data.labels.shape[0] ?? 1 }) as Value;
  nodes.push({ id: 'loss', kind: 'loss', position: { x: nodes.length * 250, y: 0 }, params: { function: 'meanSquaredError' } });
  edges.push({ id: 'p', from: answer.at, to: 'loss.prediction' }, { id: 't', from: 'data.labels', to: 'loss.target' });
  const empty = emptyDocument();
  return { ...empty, nodes, edges, training: { ...empty.training, batchSize: 4, ...training } };
}
