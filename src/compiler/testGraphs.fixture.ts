/** Small graphs for tests, written as briefly as they are thought. */
import { emptyDocument, type GraphDocument, type Json, type Training } from '../graph/document.ts';

type Node = readonly [id: string, kind: string, params?: Readonly<Record<string, Json>>];

/** A document from nodes and wires: `graph([['d', 'dataset']], ['d.features > x.in'])`. */
export function graph(nodes: readonly Node[], wires: readonly string[], training: Partial<Training> = {}): GraphDocument {
  const empty = emptyDocument('Test');
  return {
    ...empty,
    nodes: nodes.map(([id, kind, params = {}], index) => ({ id, kind, params, position: { x: index * 250, y: 0 } })),
    edges: wires.map((wire, index) => {
      const [from = '', to = ''] = wire.split(' > ');
      return { id: `e${index + 1}`, from, to };
    }),
    training: { ...empty.training, ...training },
  };
}

/** data → the given nodes in a row → loss, the labels wired to the target. */
export function chain(data: Readonly<Record<string, Json>>, middle: readonly Node[], loss: Readonly<Record<string, Json>> = {}, training: Partial<Training> = {}): GraphDocument {
  const ends = [...middle.map(([id]) => id)];
  const wires = ends.map((id, index) => (index === 0 ? `data.features > ${id}.in` : `${ends[index - 1]}.out > ${id}.in`));
  const last = ends.length === 0 ? 'data.features' : `${ends.at(-1)}.out`;
  return graph([['data', 'dataset', data], ...middle, ['loss', 'loss', loss]], [...wires, `${last} > loss.prediction`, 'data.labels > loss.target'], training);
}

export const XOR_ROWS = { source: 'table', features: [[0, 0], [0, 1], [1, 0], [1, 1]], labels: [[0], [1], [1], [0]] };
export const TWO_CLASSES = { source: 'table', features: [[0, 0], [0, 1], [1, 0]], labels: [[1, 0], [0, 1], [0, 1]] };

/** A network of so many nodes: data, dense and tanh by turns, a sum of two of them in the middle, the loss. */
export function longNetwork(count: number): GraphDocument {
  const middle = (count >> 1) - 1;
  const layers = Array.from({ length: count - 2 }, (_, at): Node => {
    if (at === middle) return ['sum', 'add'];
    return at % 2 ? [`n${at}`, 'tanh'] : [`n${at}`, 'dense', { units: at >= count - 4 ? 1 : 16 }];
  });
  const wires = layers.map(([id, kind], at) => `${at === 0 ? 'data.features' : `${layers[at - 1]?.[0]}.out`} > ${id}.${kind === 'add' ? 'a' : 'in'}`);
  return graph(
    [['data', 'dataset'], ...layers, ['loss', 'loss']],
    [...wires, `${layers[middle - 2]?.[0]}.out > sum.b`, `${layers.at(-1)?.[0]}.out > loss.prediction`, 'data.labels > loss.target'],
  );
}
