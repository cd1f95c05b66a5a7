/**
 * How the cost of a recompile grows with the graph: `npx tsx bench/compile.ts`.
 * An edit makes one new node and compiles the whole document, as in the editor. The target is 16 ms
 * (one frame) for 1,000 nodes.
 */
import { applyCommand } from '../src/graph/commands.ts';
import { emptyDocument, type GraphDocument } from '../src/graph/document.ts';
import { compile } from '../src/compiler/compile.ts';

/** Data, then dense and tanh by turns in rows of residual pairs, then the loss. */
function network(count: number): GraphDocument {
  const nodes = [{ id: 'data', kind: 'dataset', position: { x: 0, y: 0 }, params: {} }];
  const edges = [];
  let last = 'data.features';
  for (let index = 0; index < count - 2; index++) {
    const id = `n${index}`;
    nodes.push({ id, kind: index % 2 ? 'tanh' : 'dense', position: { x: index * 250, y: 0 }, params: index % 2 ? {} : ({ units: index >= count - 4 ? 1 : 16 } as object) });
    edges.push({ id: `e${index}`, from: last, to: `${id}.in` });
    last = `${id}.out`;
  }
  nodes.push({ id: 'loss', kind: 'loss', position: { x: count * 250, y: 0 }, params: {} });
  edges.push({ id: 'p', from: last, to: 'loss.prediction' }, { id: 't', from: 'data.labels', to: 'loss.target' });
  return { ...emptyDocument(), nodes, edges };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}

console.log('nodes    recompile after an edit (median of 30)');
for (const count of [10, 100, 1000, 10_000]) {
  let document = network(count);
  compile(document);
  const times: number[] = [];
  for (let round = 0; round < 30; round++) {
    document = applyCommand(document, { type: 'setParams', id: 'n0', params: { units: 16 + (round % 8) } });
    const start = performance.now();
    const { program } = compile(document);
    times.push(performance.now() - start);
    if (!program) throw new Error('The benchmark’s graph must train.');
  }
  console.log(`${String(count).padStart(6)}   ${median(times).toFixed(2)} ms`);
}
