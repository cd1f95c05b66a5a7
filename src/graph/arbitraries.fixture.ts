/** Random documents for property tests: sound in form, though seldom in meaning. */
import fc from 'fast-check';
import { FORMAT, OPTIMIZERS, VERSION, type GraphDocument, type Json } from './document.ts';

const coordinate = fc.double({ min: -1e6, max: 1e6, noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
// The parser refuses that name at any depth.
const json = fc.jsonValue({ maxDepth: 3, noUnicodeString: true } as fc.JsonSharedConstraints).filter((value) => !JSON.stringify(value).includes('__proto__')).map((value) => JSON.parse(JSON.stringify(value)) as Json);
const key = fc.string({ minLength: 1, maxLength: 12 }).filter((name) => name !== '__proto__');
const id = fc.stringMatching(/^[a-z][a-z0-9_-]{0,7}$/);

/** A document whose node kinds are drawn from the given ids. */
export function documentOf(kinds: readonly string[]): fc.Arbitrary<GraphDocument> {
  const node = (id: string) =>
    fc.record(
      {
        id: fc.constant(id),
        kind: fc.constantFrom(...kinds),
        label: fc.string({ maxLength: 40 }),
        position: fc.record({ x: coordinate, y: coordinate }),
        params: fc.dictionary(key, json, { maxKeys: 3 }),
      },
      { requiredKeys: ['id', 'kind', 'position', 'params'] },
    );
  return fc.uniqueArray(id, { maxLength: 8 }).chain((ids) => {
    const port = fc.constantFrom('in', 'out', 'features', 'labels', 'prediction', 'target', 'a');
    const end = ids.length === 0 ? fc.constant('') : fc.tuple(fc.constantFrom(...ids), port).map(([node, name]) => `${node}.${name}`);
    const edges = ids.length === 0 ? fc.constant([]) : fc.array(fc.tuple(end, end), { maxLength: 10 });
    return fc.record({
      format: fc.constant(FORMAT),
      version: fc.constant(VERSION),
      meta: fc.record({ title: fc.string({ maxLength: 60 }) }),
      nodes: fc.tuple(...ids.map(node)),
      edges: edges.map((pairs) => pairs.map(([from, to], index) => ({ id: `e${index}`, from, to }))),
      training: fc.record({
        optimizer: fc.record({ kind: fc.constantFrom(...OPTIMIZERS), learningRate: fc.double({ min: 1e-6, max: 100, noNaN: true }) }),
        batchSize: fc.integer({ min: 1, max: 512 }),
        steps: fc.integer({ min: 1, max: 1e6 }),
        shuffle: fc.boolean(),
        seed: fc.nat({ max: 2 ** 31 - 1 }),
      }),
    });
  });
}

export const anyDocument = documentOf(['dataset', 'dense', 'sigmoid', 'loss', 'somethingElse']);
