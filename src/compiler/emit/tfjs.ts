/** The program as a TensorFlow.js module for Node. */
import { tfjsCode } from '../../nodes/stockCode.ts';
import type { Program } from '../program.ts';
import type { CodeGroup } from './codeGroups.ts';
import { fileNames, folderOf, MNIST_ADDRESS, readingCode, type ProgramData } from './data.ts';
import { commentText, indented, Lines, type Section } from './lines.ts';
import { scriptText, tfjsDataSection } from './tfjsData.ts';
import { runsEagerly, tfjsNetworkSection } from './tfjsModel.ts';
import { tfjsTrainingSection } from './tfjsTraining.ts';
import { listText } from './numbers.ts';
import { initialWeights } from './python.ts';
import { epochsOf, printEvery, writeProgram, type WrittenProgram } from './walk.ts';

/** Sections of the module, in order. */
export function tfjsSections(program: Program, data: ProgramData, { fileName, groups }: { readonly fileName: string; readonly groups: readonly CodeGroup[] }): readonly Section[] {
  const written = writeProgram(program, 'camelCase', 'tfjs', tfjsCode, (name) => `${name}Layer`, runsEagerly({ program }) ? [] : groups);
  return [
    settingsSection(program, data, fileName),
    tfjsDataSection(written, data),
    ...definitionsSection(written),
    tfjsNetworkSection(written),
    weightsSection(written),
    tfjsTrainingSection(written),
  ];
}

function settingsSection(program: Program, data: ProgramData, fileName: string): Section {
  const { training } = program;
  const digits = [...data.values()].some(({ kind }) => kind === 'digits');
  const folder = folderOf(data);
  const epochs = epochsOf(program);
  const count = epochs === null ? 'steps' : 'epochs';
  const lines = new Lines();
  lines.add(`/**
 * ${commentText(program.title) || 'Untitled'}. Written by Netloom.
 *
 * Train it:              npm install @tensorflow/tfjs && node ${fileName}
 * From trained weights:  node ${fileName} --weights weights.safetensors
 *
 * It runs in plain JavaScript; @tensorflow/tfjs-node instead of @tensorflow/tfjs is several times faster.
 */
import * as tf from '@tensorflow/tfjs';
${nodeImports(data, digits)}
`);
  lines.add(`const { values: options } = parseArgs({
  options: {
    ${count}: { type: 'string', default: '${epochs ?? training.steps}' },
${folder === 'mnist' ? "    /** The folder with the files of MNIST. */\n    data: { type: 'string', default: 'data/mnist' },\n" : ''}${folder === 'files' ? `    /** The folder with ${commentText(fileNames(data))}. */\n    data: { type: 'string', default: '.' },\n` : ''}    /** A safetensors file of trained weights to begin with. */
    weights: { type: 'string' },
  },
});
const ${count.toUpperCase()} = Number(options.${count});`);
  if (program.sources.length > 0) lines.add(`const BATCH_SIZE = ${training.batchSize};\nconst SHUFFLE = ${training.shuffle};`);
  if (epochs === null) lines.add(`const PRINT_EVERY = ${printEvery(program)};`);
  if (training.validation) lines.add(`const VALIDATION_ROWS = ${training.validation.rows};`);
  if (training.validation && epochs === null) lines.add(`const VALIDATE_EVERY = ${training.validation.everySteps};`);
  if (digits) lines.add(`const MNIST_ADDRESS = ${scriptText(MNIST_ADDRESS)};`);
  return lines.section('Settings', 'What the script needs, and how it trains.');
}

/** What the module needs of Node: always to read files, and what the code of its data uses. */
function nodeImports(data: ProgramData, digits: boolean): string {
  const code = readingCode(data, 'javascript').map((each) => each.code).join('\n');
  const uses = (name: string, always = false) => always || code.includes(`${name}(`);
  const names = (module: string, all: readonly (readonly [string, boolean])[]) => {
    const used = all.filter(([name, always]) => uses(name, always)).map(([name]) => name);
    return used.length === 0 ? [] : [`import { ${used.join(', ')} } from '${module}';`];
  };
  return [
    ...names('node:crypto', [['createHash', false]]),
    ...names('node:fs', [['existsSync', digits], ['mkdirSync', digits], ['readFileSync', true], ['writeFileSync', digits]]),
    ...names('node:util', [['parseArgs', true]]),
    ...names('node:zlib', [['gunzipSync', digits], ['inflateRawSync', false]]),
  ].join('\n');
}

function definitionsSection({ definitions }: WrittenProgram): readonly Section[] {
  if (definitions.length === 0) return [];
  const lines = new Lines();
  definitions.forEach(({ source, node }, index) => {
    if (index > 0) lines.add('');
    lines.add(source, node);
  });
  return [lines.section('Building blocks', 'What TensorFlow.js does not have ready-made.')];
}

function weightsSection(written: WrittenProgram): Section {
  const { operations, program } = written;
  const eager = runsEagerly(written);
  const lines = new Lines().add('/** The layer of each node that has weights, and their names in the order of `getWeights`. */\nconst WEIGHTS = {');
  for (const { operation, name, layer } of operations) {
    if (operation.weights.length === 0) continue;
    const found = eager ? `${name}Layer` : `model.getLayer(${scriptText(layer)})`;
    lines.add(`  ${scriptText(operation.node)}: [${found}, [${operation.weights.map((weight) => scriptText(weight.name)).join(', ')}]],`, operation.node);
  }
  lines.add('};');
  const { entries, omitted } = initialWeights(program);
  if (omitted.length > 0) {
    lines.add(`// The graph gives initial weights for ${commentText(omitted.map(({ node }) => node).join(', '))} that are too many to stand here.\n// Export them as a safetensors file and pass it with --weights.`);
  }
  lines.add(`const INITIAL_WEIGHTS = {${entries.length === 0 ? '};' : ''}`);
  for (const { operation } of entries) {
    lines.add(`  ${scriptText(operation.node)}: {`, operation.node);
    for (const [name, values] of Object.entries(operation.initialWeights ?? {})) {
      lines.add(`    ${scriptText(name)}: ${indented(listText(values), 4).trimStart()},`, operation.node);
    }
    lines.add('  },', operation.node);
  }
  if (entries.length > 0) lines.add('};');
  lines.add('').add(SET_WEIGHTS).add('').add(READ_SAFETENSORS).add('');
  lines.add(`setWeights(INITIAL_WEIGHTS);
if (options.weights) {
  const trained = readSafetensors(options.weights);
  const missing = Object.entries(WEIGHTS).flatMap(([node, [, names]]) => names.filter((name) => !trained[node]?.[name]).map((name) => \`\${node}.\${name}\`));
  if (missing.length > 0) throw new Error(\`\${options.weights} lacks the weights \${missing.join(', ')}. Export them from this graph.\`);
  setWeights(trained);
}`);
  return lines.section('Weights', 'The weights that the graph gives, and trained ones from a file.');
}

const SET_WEIGHTS = `/** Puts weights[node][name] into the layers; others stay as they are. */
function setWeights(weights) {
  for (const [node, [layer, names]] of Object.entries(WEIGHTS)) {
    const given = weights[node] ?? {};
    const valueOf = (name, old) => (given[name] === undefined ? old : tf.tensor(given[name], old.shape));
    if (layer instanceof tf.Variable) layer.assign(valueOf(names[0], layer.clone()));
    else layer.setWeights(layer.getWeights().map((old, index) => valueOf(names[index], old)));
  }
}`;

const READ_SAFETENSORS = `/** Weights by node and name from a safetensors file: float32 in Keras's layout, called "node.name". */
function readSafetensors(path) {
  const file = readFileSync(path);
  // Eight bytes tell how long the JSON header is; the numbers follow it.
  const first = 8 + Number(file.readBigUInt64LE(0));
  const { __metadata__, ...entries } = JSON.parse(file.subarray(8, first).toString());
  const weights = {};
  for (const [key, { data_offsets: [start, end] }] of Object.entries(entries)) {
    const dot = key.lastIndexOf('.');
    const bytes = Uint8Array.from(file.subarray(first + start, first + end));
    (weights[key.slice(0, dot)] ??= {})[key.slice(dot + 1)] = new Float32Array(bytes.buffer);
  }
  return weights;
}`;
