/** Random documents for property tests: sound in form, though seldom in meaning. */
import fc from 'fast-check';
import { COLOURS } from './annotationFields.ts';
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
  return fc.tuple(fc.uniqueArray(id, { maxLength: 12 }), fc.nat(8)).chain(([all, first]) => {
    const ids = all.slice(0, first);
    // What is left are ids of notes and of frames.
    const [notes, frames] = [all.slice(first, first + 2), all.slice(first + 2)];
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
      ...(notes.length > 0 ? { notes: fc.tuple(...notes.map(note)) } : {}),
      ...(frames.length > 0 ? { frames: fc.tuple(...frames.map(frame)) } : {}),
      ...(ids.length > 2 && all.length > 9 ? { groups: groupsOf(ids) } : {}),
    });
  });
}

/** One or two groups of some of the nodes. */
function groupsOf(nodes: readonly string[]) {
  const group = (id: string, members: readonly string[]) =>
    fc.record(
      { id: fc.constant(id), members: fc.constant(members), position: place, name: fc.string({ maxLength: 40 }), folded: fc.constant(true), repeat: fc.integer({ min: 1, max: 4 }) },
      { requiredKeys: ['id', 'members', 'position'] },
    );
  // None of the random ids has a capital.
  const half = Math.ceil(nodes.length / 2);
  return fc.oneof(fc.tuple(group('G', nodes.slice(0, 2))), fc.tuple(group('G', nodes.slice(0, half)), group('H', nodes.slice(half))));
}

const colour = fc.constantFrom(...COLOURS, 'octarine');
const place = fc.record({ x: coordinate, y: coordinate });
const size = fc.record({ width: fc.integer({ min: 80, max: 2000 }), height: fc.integer({ min: 60, max: 2000 }) });

function note(id: string) {
  return fc.record({ id: fc.constant(id), position: place, size, text: fc.string({ maxLength: 60 }), colour }, { requiredKeys: ['id', 'position', 'size', 'text'] });
}

function frame(id: string) {
  return fc.record({ id: fc.constant(id), position: place, size, title: fc.string({ maxLength: 40 }), colour }, { requiredKeys: ['id', 'position', 'size'] });
}

export const anyDocument = documentOf(['dataset', 'dense', 'sigmoid', 'loss', 'somethingElse']);
