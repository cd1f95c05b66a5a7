/** Files that must not pass, and what each must say. Bad files are test data too. */
import { serializeDocument } from '../graph/serialize.ts';
import { emptyDocument, type GraphDocument } from '../graph/document.ts';

interface BadFile {
  readonly name: string;
  readonly text: string | (() => string);
  /** Every problem, with its place; from the parser, or from the compiler where the file can be read. */
  readonly says: readonly string[];
}

const SOUND = `{ "format": "netloom-graph", "version": 1, "nodes": [
  { "id": "data", "kind": "dataset", "position": { "x": 0, "y": 0 }, "params": { "source": "table", "features": [[0, 1]], "labels": [[1]] } },
  { "id": "unit", "kind": "dense", "position": { "x": 250, "y": 0 }, "params": { "units": 1 } },
  { "id": "loss", "kind": "loss", "position": { "x": 500, "y": 0 }, "params": {} }
], "edges": [
  { "id": "e1", "from": "data.features", "to": "unit.in" },
  { "id": "e2", "from": "unit.out", "to": "loss.prediction" },
  { "id": "e3", "from": "data.labels", "to": "loss.target" }
], "training": { "optimizer": { "kind": "sgd", "learningRate": 0.1 }, "batchSize": 1, "steps": 10, "seed": 1 } }`;

/** The sound file with one thing changed; fails loudly when the change finds nothing to change. */
function change(from: string, to: string): string {
  if (!SOUND.includes(from)) throw new Error(`The sound file does not hold ${from}`);
  return SOUND.replace(from, to);
}

export const soundFile = SOUND;

/** The sound file with groups. */
const grouped = (groups: string) => change('"edges": [', `"groups": [${groups}], "edges": [`);

export const badFiles: readonly BadFile[] = [
  {
    name: 'empty',
    text: '',
    says: ['The file is empty. A graph file is JSON text that begins with {.'],
  },
  { name: 'a group that names a missing node', text: grouped('{ "id": "g", "members": ["unit", "ghost"], "position": { "x": 0, "y": 0 } }'), says: ['groups[0].members[1], line 5, column 48: The group “g” has the member “ghost”, but there is no node “ghost”. Add the node or take it out of the group.'] },
  { name: 'a group without members', text: grouped('{ "id": "g", "members": [], "position": { "x": 0, "y": 0 } }'), says: ['groups[0].members, line 5, column 39: “members” is a list of 0; it must not be empty.'] },
  { name: 'a member named twice', text: grouped('{ "id": "g", "members": ["unit", "unit"], "position": { "x": 0, "y": 0 } }'), says: ['groups[0].members[1], line 5, column 48: The group “g” names its member “unit” twice. Take one of them out.'] },
  { name: 'groups that overlap', text: grouped('{ "id": "g", "members": ["unit"], "position": { "x": 0, "y": 0 } }, { "id": "h", "members": ["loss", "unit"], "position": { "x": 0, "y": 0 } }'), says: ['groups[1].members[1], line 5, column 116: The node “unit” is a member of the groups “g” and “h”; it can be in one. Take it out of one of them.'] },
  { name: 'a group in a group', text: grouped('{ "id": "g", "members": ["unit"], "position": { "x": 0, "y": 0 } }, { "id": "h", "members": ["g"], "position": { "x": 0, "y": 0 } }'), says: ['groups[1].members[0], line 5, column 108: The group “h” has the group “g” among its members, but a group holds nodes alone. Write that group\'s nodes instead, or take it out.'] },
  { name: 'a group with a node\'s id', text: grouped('{ "id": "unit", "members": ["unit"], "position": { "x": 0, "y": 0 } }'), says: ['groups[0].id, line 5, column 23: The id “unit” is used twice, by nodes[1] and groups[0]. Give one of them another id.'] },
  { name: 'a group repeated no times', text: grouped('{ "id": "g", "members": ["unit"], "position": { "x": 0, "y": 0 }, "repeat": 0 }'), says: ['groups[0].repeat, line 5, column 91: “repeat” is 0; the smallest allowed is 1.'] },
  { name: 'a group repeated a billion times', text: grouped('{ "id": "g", "members": ["unit"], "position": { "x": 0, "y": 0 }, "repeat": 1e9 }'), says: ['groups[0].repeat, line 5, column 91: “repeat” is 1,000,000,000; the largest allowed is 1,000.'] },
  { name: 'a group repeated NaN times', text: grouped('{ "id": "g", "members": ["unit"], "position": { "x": 0, "y": 0 }, "repeat": NaN }'), says: ['line 5, column 91: JSON has no number NaN. Write an ordinary number instead.'] },
  { name: 'a group repeated one and a half times', text: grouped('{ "id": "g", "members": ["unit"], "position": { "x": 0, "y": 0 }, "repeat": 1.5 }'), says: ['groups[0].repeat, line 5, column 91: “repeat” is 1.5; it must be a whole number.'] },
  { name: 'a group without a place', text: grouped('{ "id": "g", "members": ["unit"] }'), says: ['groups[0].position, line 5, column 15: “position” is missing; it must be an object in { }.'] },
  { name: 'a group that is repeated and gives another shape', text: grouped('{ "id": "g", "members": ["unit"], "position": { "x": 0, "y": 0 }, "repeat": 3 }'), says: ['unit: Group is to be applied 3 times in a row, but it takes 2 and gives 1. Make what leaves it as large as what enters, or repeat it once.'] },
  {
    name: 'blank',
    text: ' \n ',
    says: ['The file is empty. A graph file is JSON text that begins with {.'],
  },
  {
    name: 'not JSON',
    text: 'hello',
    says: ['line 1, column 1: The text is not valid JSON here (invalid symbol). Look for a missing comma, quotation mark or bracket.'],
  },
  {
    name: 'truncated',
    text: SOUND.slice(0, 300),
    says: ['line 4, column 7: The file breaks off before its end: a bracket or a quotation mark is still open. It may have been cut short when it was saved or sent; get it again from where it came.'],
  },
  {
    name: 'truncated inside a string',
    text: SOUND.slice(0, 20),
    says: ['line 1, column 21: The file breaks off before its end: a bracket or a quotation mark is still open. It may have been cut short when it was saved or sent; get it again from where it came.'],
  },
  {
    name: 'missing comma',
    text: change('"nodes": [', '"nodes" ['),
    says: ['line 1, column 52: The text is not valid JSON here (colon expected). Look for a missing comma, quotation mark or bracket.'],
  },
  {
    name: 'trailing comma',
    text: change('"params": {} }\n]', '"params": {} },\n]'),
    says: ['line 5, column 1: The text is not valid JSON here (value expected). Look for a missing comma, quotation mark or bracket.'],
  },
  {
    name: 'comment',
    text: change('"version": 1', '/* no */ "version": 1'),
    says: ['line 1, column 30: The text is not valid JSON here (invalid comment token). Look for a missing comma, quotation mark or bracket.'],
  },
  {
    name: 'single quotes',
    text: change('"netloom-graph"', "'netloom-graph'"),
    says: ['line 1, column 13: The text is not valid JSON here (invalid symbol). Look for a missing comma, quotation mark or bracket.'],
  },
  {
    name: 'NaN',
    text: change('"x": 0', '"x": NaN'),
    says: ['line 2, column 57: JSON has no number NaN. Write an ordinary number instead.'],
  },
  {
    name: 'Infinity',
    text: change('"x": 0', '"x": Infinity'),
    says: ['line 2, column 57: JSON has no number Infinity. Write an ordinary number instead.'],
  },
  {
    name: 'two documents',
    text: `${SOUND}${SOUND}`,
    says: ['line 9, column 113: The text is not valid JSON here (end of file expected). Look for a missing comma, quotation mark or bracket.'],
  },
  {
    name: 'a number',
    text: '42',
    says: ['The file holds 42; a graph file is one JSON object with "format": "netloom-graph".'],
  },
  {
    name: 'null',
    text: 'null',
    says: ['The file holds null; a graph file is one JSON object with "format": "netloom-graph".'],
  },
  {
    name: 'a list',
    text: '[1, 2]',
    says: ['The file holds a list of 2; a graph file is one JSON object with "format": "netloom-graph".'],
  },
  {
    name: 'another JSON file',
    text: '{ "name": "left-pad", "dependencies": {} }',
    says: ['The file has no "format" field; a graph file says "format": "netloom-graph". Is it the right file?'],
  },
  {
    name: 'another format',
    text: change('"netloom-graph"', '"ennui"'),
    says: ['The file\'s format is the text “ennui”; a graph file says "format": "netloom-graph".'],
  },
  {
    name: 'no version',
    text: change('"version": 1, ', ''),
    says: ['The file\'s "version" is missing; this app writes version 1.'],
  },
  {
    name: 'version as text',
    text: change('"version": 1', '"version": "1"'),
    says: ['The file\'s "version" is "1"; this app writes version 1.'],
  },
  {
    name: 'newer version',
    text: change('"version": 1', '"version": 2'),
    says: ['The file is of version 2; this app knows versions up to 1. Open it with a newer Netloom, or ask its author for a version 1 file.'],
  },
  {
    name: 'version 0',
    text: change('"version": 1', '"version": 0'),
    says: ['The file says version 0, which was never published; the oldest is 1. Correct its "version".'],
  },
  {
    name: 'version 1.5',
    text: change('"version": 1', '"version": 1.5'),
    says: ['The file\'s "version" is 1.5; this app writes version 1.'],
  },
  {
    name: 'no nodes',
    text: '{ "format": "netloom-graph", "version": 1, "edges": [] }',
    says: ['nodes, line 1, column 1: “nodes” is missing; it must be a list in [ ].'],
  },
  {
    name: 'nodes as an object',
    text: '{ "format": "netloom-graph", "version": 1, "nodes": {}, "edges": [] }',
    says: ['nodes, line 1, column 53: “nodes” is an object; it must be a list in [ ].'],
  },
  {
    name: 'no edges',
    text: '{ "format": "netloom-graph", "version": 1, "nodes": [] }',
    says: ['edges, line 1, column 1: “edges” is missing; it must be a list in [ ].'],
  },
  {
    name: 'node is null',
    text: change('"nodes": [', '"nodes": [ null,'),
    says: ['nodes[0], line 1, column 55: “nodes[0]” is null; it must be an object in { }.'],
  },
  {
    name: 'node without id',
    text: change('"id": "unit", ', ''),
    says: ['nodes[1].id, line 3, column 3: “id” is missing; it must be a text in quotes.'],
  },
  {
    name: 'node with empty id',
    text: change('"id": "unit"', '"id": ""'),
    says: ['nodes[1].id, line 3, column 11: “id” is the text “”; it must not be empty.'],
  },
  {
    name: 'id with a dot',
    text: change('"id": "unit"', '"id": "my.unit"'),
    says: ['nodes[1].id, line 3, column 11: “id” is the text “my.unit”; an id has no blanks and no dots.'],
  },
  {
    name: 'id with a blank',
    text: change('"id": "unit"', '"id": "my unit"'),
    says: ['nodes[1].id, line 3, column 11: “id” is the text “my unit”; an id has no blanks and no dots.'],
  },
  {
    name: 'id of 65 characters',
    text: change('"id": "unit"', `"id": "${'u'.repeat(65)}"`),
    says: ['nodes[1].id, line 3, column 11: “id” is too long; at most 64 are allowed.'],
  },
  {
    name: 'id as a number',
    text: change('"id": "unit"', '"id": 7'),
    says: ['nodes[1].id, line 3, column 11: “id” is 7; it must be a text in quotes.'],
  },
  {
    name: 'node without kind',
    text: change('"kind": "dense", ', ''),
    says: ['nodes[1].kind, line 3, column 3: “kind” is missing; it must be a text in quotes.'],
  },
  {
    name: 'duplicate node id',
    text: change('"id": "unit"', '"id": "data"'),
    says: ['nodes[1].id, line 3, column 11: The id “data” is used twice, by nodes[0] and nodes[1]. Give one of them another id.'],
  },
  {
    name: 'duplicate edge id',
    text: change('"id": "e2"', '"id": "e1"'),
    says: ['edges[1].id, line 7, column 11: The id “e1” is used twice, by edges[0] and edges[1]. Give one of them another id.'],
  },
  {
    name: 'the same field twice',
    text: change('"kind": "dense"', '"kind": "dense", "kind": "relu"'),
    says: ['line 3, column 36: The field “kind” is given twice in the same place. Keep one of the two.'],
  },
  {
    name: 'node without position',
    text: change('"position": { "x": 250, "y": 0 }, ', ''),
    says: ['nodes[1].position, line 3, column 3: “position” is missing; it must be an object in { }.'],
  },
  {
    name: 'position as text',
    text: change('"x": 250', '"x": "250"'),
    says: ['nodes[1].position.x, line 3, column 55: “x” is the text “250”; it must be a number.'],
  },
  {
    name: 'position out of the world',
    text: change('"x": 250', '"x": 1e300'),
    says: ['nodes[1].position.x, line 3, column 55: “x” is 1e+300; the largest allowed is 1,000,000.'],
  },
  {
    name: 'number too large for JSON',
    text: change('"x": 250', '"x": 1e999'),
    says: ['nodes[1].position.x, line 3, column 55: “x” is Infinity; it must be a number.'],
  },
  {
    name: 'params as a list',
    text: change('"params": { "units": 1 }', '"params": [1]'),
    says: ['nodes[1].params, line 3, column 80: “params” is a list of 1; it must be an object in { }.'],
  },
  {
    name: 'label of 121 characters',
    text: change('"kind": "dense"', `"kind": "dense", "label": "${'a'.repeat(121)}"`),
    says: ['nodes[1].label, line 3, column 45: “label” is too long; at most 120 are allowed.'],
  },
  {
    name: '__proto__ among the params',
    text: change('"units": 1', '"__proto__": { "polluted": true }'),
    says: ['line 3, column 82: The name “__proto__” cannot be used for a field. Remove it.'],
  },
  {
    name: '__proto__ at the top',
    text: change('"format"', '"__proto__": {}, "format"'),
    says: ['line 1, column 3: The name “__proto__” cannot be used for a field. Remove it.'],
  },
  {
    name: 'edge without its end',
    text: change(', "to": "unit.in"', ''),
    says: ['edges[0].to, line 6, column 3: “to” is missing; it must be a text in quotes.'],
  },
  {
    name: 'edge to no port',
    text: change('"to": "unit.in"', '"to": "unit"'),
    says: ['edges[0].to, line 6, column 48: “to” is the text “unit”; an end of a wire is written node.port, for instance data.features.'],
  },
  {
    name: 'edge to a missing node',
    text: change('"to": "unit.in"', '"to": "ghost.in"'),
    says: ['edges[0].to, line 6, column 48: The wire “e1” ends at “ghost.in”, but there is no node “ghost”. Add the node or remove the wire.'],
  },
  {
    name: 'edge from a missing node',
    text: change('"from": "unit.out"', '"from": "ghost.out"'),
    says: ['edges[1].from, line 7, column 25: The wire “e2” starts at “ghost.out”, but there is no node “ghost”. Add the node or remove the wire.'],
  },
  {
    name: 'unknown optimizer',
    text: change('"kind": "sgd"', '"kind": "lion"'),
    says: ['training.optimizer.kind, line 9, column 41: “kind” is the text “lion”; it must be one of "sgd", "momentum", "rmsprop", "adagrad", "adam".'],
  },
  {
    name: 'learning rate of zero',
    text: change('"learningRate": 0.1', '"learningRate": 0'),
    says: ['training.optimizer.learningRate, line 9, column 64: “learningRate” is 0; the smallest allowed is above 0.'],
  },
  {
    name: 'learning rate missing',
    text: change(', "learningRate": 0.1', ''),
    says: ['training.optimizer.learningRate, line 9, column 31: “learningRate” is missing; it must be a number.'],
  },
  {
    name: 'negative batch size',
    text: change('"batchSize": 1', '"batchSize": -4'),
    says: ['training.batchSize, line 9, column 84: “batchSize” is -4; the smallest allowed is 1.'],
  },
  {
    name: 'half a step',
    text: change('"steps": 10', '"steps": 10.5'),
    says: ['training.steps, line 9, column 96: “steps” is 10.5; it must be a whole number.'],
  },
  {
    name: 'steps and epochs',
    text: change('"steps": 10', '"steps": 10, "epochs": 2'),
    says: ['training.epochs, line 9, column 110: Training is given in steps and in epochs. Keep one of the two.'],
  },
  {
    name: 'seed as text',
    text: change('"seed": 1', '"seed": "one"'),
    says: ['training.seed, line 9, column 108: “seed” is the text “one”; it must be a number.'],
  },
  {
    name: 'weights as text',
    text: change('"params": { "units": 1 }', '"params": { "units": 1 }, "initialWeights": { "kernel": "big" }'),
    says: ['nodes[1].initialWeights.kernel, line 3, column 126: “kernel” is the text “big”; it must be a number or lists of numbers.'],
  },
  {
    name: '50 MB',
    text: () => `${SOUND.slice(0, -1)}, "note": "${'x'.repeat(50_000_000)}" }`,
    says: ['The file holds 50 million characters; a graph file has at most 20 million. Is it the right file?'],
  },
  {
    name: 'brackets 100,000 deep',
    text: () => '['.repeat(100_000),
    says: ['The file nests brackets more than 64 deep; no graph does. Is it the right file?'],
  },
  {
    name: '20,001 nodes',
    text: () => serializeDocument(crowded(20_001)),
    says: ['nodes, line 5, column 12: “nodes” is too long; at most 20,000 are allowed.'],
  },
  {
    name: 'every field wrong',
    text: '{ "format": "netloom-graph", "version": 1, "meta": 3, "nodes": [{}], "edges": [1], "training": [] }',
    says: [
      'meta, line 1, column 52: “meta” is 3; it must be an object in { }.',
      'nodes[0].id, line 1, column 65: “id” is missing; it must be a text in quotes.',
      'nodes[0].kind, line 1, column 65: “kind” is missing; it must be a text in quotes.',
      'nodes[0].position, line 1, column 65: “position” is missing; it must be an object in { }.',
      'edges[0], line 1, column 80: “edges[0]” is 1; it must be an object in { }.',
      'training, line 1, column 96: “training” is a list of 0; it must be an object in { }.',
    ],
  },
  // From here on the file can be read, and the compiler says what cannot be trained.
  {
    name: 'unknown kind',
    text: change('"kind": "dense"', '"kind": "quantumLayer"'),
    says: ['unit: “quantumLayer” is of the kind “quantumLayer”, which this version does not know. Replace it, or open the graph with a newer Netloom.'],
  },
  {
    name: 'HTML in a label',
    text: change('"kind": "dense", ', '"kind": "dense", "label": "<img src=x onerror=alert(1)>", ').replace('"units": 1', '"units": 0'),
    says: ['unit: <img src=x onerror=alert(1)>: “units” is 0; the smallest allowed is 1.'],
  },
  {
    name: 'units of zero',
    text: change('"units": 1', '"units": 0'),
    says: ['unit: Dense: “units” is 0; the smallest allowed is 1.'],
  },
  {
    name: 'a trillion units',
    text: change('"units": 1', '"units": 1e12'),
    says: ['unit: Dense: “units” is 1,000,000,000,000; the largest allowed is 65,536.'],
  },
  {
    name: 'units as text',
    text: change('"units": 1', '"units": "four"'),
    says: ['unit: Dense: “units” is the text “four”; it must be a number.'],
  },
  {
    name: 'unknown data source',
    text: change('"source": "table"', '"source": "imagenet"'),
    says: ['data: Dataset: “source” is the text “imagenet”; it must be one of "table", "csv", "points", "circles", "xor", "gaussians", "spirals", "plane", "multiGaussian", "wave", "mnist", "generatedDigits", "images", "idxSet", "textWindows".'],
  },
  {
    name: 'rows of unequal length',
    text: change('[[0, 1]]', '[[0, 1], [1]]'),
    says: ['data: Dataset: Row 2 of the features is of length 1, but row 1 is of length 2. Make all rows equally long.'],
  },
  {
    name: 'labels missing a row',
    text: change('[[0, 1]]', '[[0, 1], [1, 1]]'),
    says: ['data: Dataset: The features have 2 rows and the labels 1. Each example needs one of both.'],
  },
  {
    name: 'no rows',
    text: change('[[0, 1]]', '[]'),
    says: ['data: Dataset: The table of features is empty. Give it at least one row with one number.'],
  },
  {
    name: 'wire to a port that is not there',
    text: change('"to": "unit.in"', '"to": "unit.input"'),
    says: ['unit: A wire is attached to “unit.input”, but Dense has only “in”. Remove the wire or attach it elsewhere.'],
  },
  {
    name: 'two wires on one port',
    text: change('"to": "loss.target"', '"to": "loss.prediction"'),
    says: ['loss: Two wires end at the prediction of Loss, which takes one. Remove one of them, or join them with Add or Concat.'],
  },
  {
    name: 'a circle',
    text: change('"from": "data.features", "to": "unit.in"', '"from": "unit.out", "to": "unit.in"'),
    says: ['unit: The wires run in a circle: Dense → Dense. Remove one of these wires.'],
  },
  {
    name: 'weights of the wrong shape',
    text: change('"params": { "units": 1 }', '"params": { "units": 1 }, "initialWeights": { "kernel": [[1, 2]] }'),
    says: ['unit: The initial weights of Dense do not fit: “kernel” is 1 × 2, but the layer needs 2 × 1. Correct it, or let the initializer choose.'],
  },
  {
    name: 'weights that are ragged',
    text: change('"params": { "units": 1 }', '"params": { "units": 1 }, "initialWeights": { "kernel": [[1], [2, 3]] }'),
    says: ['unit: The initial weights of Dense do not fit: the lists of “kernel” are not equally long. Give every row the same number of entries.'],
  },
  {
    name: 'weights of another layer',
    text: change('"params": { "units": 1 }', '"params": { "units": 1 }, "initialWeights": { "gamma": [1] }'),
    says: ['unit: The initial weights of Dense do not fit: there is no weight “gamma”; this layer has “kernel”, “bias”. Rename or remove it.'],
  },
];

function crowded(count: number): GraphDocument {
  const nodes = Array.from({ length: count }, (_, index) => ({ id: `n${index}`, kind: 'dense', position: { x: 0, y: 0 }, params: {} }));
  return { ...emptyDocument(), nodes };
}
