import { describe, expect, it } from 'vitest';
import { compile } from '../../compiler/compile.ts';
import { applyCommand } from '../../graph/commands.ts';
import { emptyDocument, type GraphDocument } from '../../graph/document.ts';
import { droppedPositions, nextFlow, type Flow } from './flowModel.ts';

/** A chain of dense layers behind a data set. */
function chain(length: number): GraphDocument {
  const ids = Array.from({ length }, (_, index) => `layer${index}`);
  return {
    ...emptyDocument(),
    nodes: [
      { id: 'dataset', kind: 'dataset', position: { x: -250, y: 0 }, params: {} },
      ...ids.map((id, index) => ({ id, kind: 'dense', position: { x: index * 250, y: 0 }, params: { units: 3 } })),
    ],
    edges: ids.map((id, index) => ({ id: `e${index}`, from: index === 0 ? 'dataset.features' : `layer${index - 1}.out`, to: `${id}.in` })),
  };
}

const nothing: Flow = { nodes: [], edges: [] };
const shown = (document: GraphDocument, before = nothing, selectedNodes: string[] = []) =>
  nextFlow(before, { document, compilation: compile(document), selectedNodes, selectedEdges: [] });

describe('the flow of a document', () => {
  it('has a card for every node and a wire for every edge, ends and names told apart', () => {
    const flow = shown(chain(2));
    expect(flow.nodes.map((node) => [node.id, node.position.x])).toEqual([['dataset', -250], ['layer0', 0], ['layer1', 250]]);
    expect(flow.edges[0]).toMatchObject({ source: 'dataset', sourceHandle: 'features', target: 'layer0', targetHandle: 'in' });
    expect(flow.nodes[1]?.ariaLabel).toMatch(/^Dense layer0, 3 units/);
    expect(flow.edges[1]?.ariaLabel).toMatch(/^layer0\.out to layer1\.in/);
  });

  it('keeps every object but one when one of 200 nodes is dropped elsewhere, and that one keeps its card', () => {
    const document = chain(199);
    const before = shown(document);
    const moved = shown(applyCommand(document, { type: 'moveNodes', positions: { layer50: { x: 7, y: 9 } } }), before);
    const changed = moved.nodes.filter((node, index) => node !== before.nodes[index]);
    expect(changed.map((node) => node.id)).toEqual(['layer50']);
    // The card draws from `data.view` alone, so not even the moved one draws again.
    expect(moved.nodes.filter((node, index) => node.data !== before.nodes[index]?.data)).toEqual([]);
    expect(moved.edges).toBe(before.edges);
  });

  it('keeps the very same lists when nothing it shows has changed', () => {
    const document = chain(3);
    const before = shown(document);
    const retitled = applyCommand(document, { type: 'setMeta', meta: { title: 'Other' } });
    const after = shown(retitled, before);
    expect(after.nodes).toBe(before.nodes);
    expect(after.edges).toBe(before.edges);
  });

  it('leaves a node where the hand holds it while another edit comes in', () => {
    const document = chain(2);
    const before = shown(document);
    const held: Flow = { ...before, nodes: before.nodes.map((node) => (node.id === 'layer0' ? { ...node, dragging: true, position: { x: 99, y: 99 } } : node)) };
    const after = shown(applyCommand(document, { type: 'setParams', id: 'layer1', params: { units: 8 } }), held);
    expect(after.nodes.find((node) => node.id === 'layer0')?.position).toEqual({ x: 99, y: 99 });
  });

  it('marks the selected nodes and no others', () => {
    const flow = shown(chain(3), nothing, ['layer1']);
    expect(flow.nodes.filter((node) => node.selected).map((node) => node.id)).toEqual(['layer1']);
  });
});

describe('dropping dragged nodes', () => {
  it('gives whole pixels for the nodes that moved, and nothing for those that did not', () => {
    const document = chain(2);
    const dragged = [
      { id: 'layer0', position: { x: 10.4, y: -3.6 } },
      { id: 'layer1', position: { x: 250.2, y: 0.1 } },
      { id: 'gone', position: { x: 1, y: 1 } },
    ];
    expect(droppedPositions(document, dragged)).toEqual({ layer0: { x: 10, y: -4 } });
  });
});
