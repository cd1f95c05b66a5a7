import { describe, expect, it } from 'vitest';
import { fieldsOf } from '../../graph/fields.ts';
import { applyCommand } from '../../graph/commands.ts';
import { emptyDocument, type GraphNode, type Params } from '../../graph/document.ts';
import { nodeKind } from '../../nodes/registry.ts';
import { mergeKeyOf } from './editing.ts';
import { differingFields, isLogarithmic, paramGroups, setParam, setParams, switchOptimizer } from './params.ts';

const data: GraphNode = { id: 'data', kind: 'dataset', position: { x: 0, y: 0 }, params: { source: 'table', features: [[1, 2]], labels: [[3]] } };

function afterParam(node: GraphNode, name: string, value: string) {
  const document = { ...emptyDocument(), nodes: [node] };
  return applyCommand(document, setParam(node, name, value)).nodes[0]?.params;
}

describe('the source of a dataset', () => {
  it('brings its own fields with it', () => {
    const kind = nodeKind('dataset');
    if (!kind) throw new Error('There is no dataset kind.');
    const names = paramGroups(kind, data.params).map((group) => group.fields.map((field) => field.name));
    expect(names[0]).toEqual(['source']);
    expect(names[1]).toEqual(expect.arrayContaining(['features', 'labels']));
  });

  it('takes out what the new source does not know and keeps what fits both', () => {
    expect(afterParam(data, 'source', 'mnist')).toEqual({ source: 'mnist' });
    expect(afterParam({ ...data, params: { ...data.params, noise: 0.1 } }, 'source', 'table')).toEqual(data.params);
  });

  it('leaves the parameters of other kinds alone', () => {
    const dense: GraphNode = { id: 'd', kind: 'dense', position: { x: 0, y: 0 }, params: { units: 3, unknownToUs: true } };
    expect(afterParam(dense, 'activation', 'relu')).toEqual({ units: 3, unknownToUs: true, activation: 'relu' });
  });
});

describe('another optimizer', () => {
  it('takes its own learning rate where nobody has changed it', () => {
    expect(switchOptimizer({ kind: 'sgd', learningRate: 0.01 }, 'adam')).toEqual({ kind: 'adam', learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 });
  });

  it('keeps a learning rate that was set by hand, and drops what it does not know', () => {
    expect(switchOptimizer({ kind: 'momentum', learningRate: 0.3, momentum: 0.5 }, 'sgd')).toEqual({ kind: 'sgd', learningRate: 0.3 });
  });

  it('has a learning rate that is stepped by its size', () => {
    const kind = nodeKind('dense');
    const units = kind ? fieldsOf(kind.params).find((field) => field.name === 'units') : undefined;
    expect(units && isLogarithmic(units)).toBe(false);
    expect(isLogarithmic({ name: 'learningRate', control: 'number', label: '', help: '', min: 1e-9, max: 1e6, defaultValue: 0.1 })).toBe(true);
  });
});

describe('undo steps', () => {
  it('joins edits of one setting that follow each other quickly, and no others', () => {
    const first = mergeKeyOf('a units', 1000);
    expect(mergeKeyOf('a units', 1500)).toBe(first);
    expect(mergeKeyOf('a units', 9000)).not.toBe(first);
    expect(mergeKeyOf('b units', 9100)).not.toBe(mergeKeyOf('a units', 9200));
  });
});

describe('several nodes of one kind', () => {
  const dense = (id: string, params: Params): GraphNode => ({ id, kind: 'dense', position: { x: 0, y: 0 }, params });

  it('are set together, and say where they differ, defaults among the values', () => {
    const kind = nodeKind('dense');
    const [group] = kind ? paramGroups(kind, {}) : [];
    const nodes = [dense('a', { units: 4 }), dense('b', { units: 8, useBias: false })];
    expect(group && differingFields(group, nodes).map(({ field, values }) => [field.name, ...values])).toEqual([['units', '4', '8'], ['useBias', 'on', 'off']]);
    const document = applyCommand({ ...emptyDocument(), nodes }, setParams(nodes, { units: 3 }));
    expect(document.nodes.map(({ params }) => params['units'])).toEqual([3, 3]);
  });
});
