/** The data of a TensorFlow.js module: tensors `trainFeatures`, `trainLabels` and the same for validation. */
import type { Split } from '../../datasets/source.ts';
import { sizeOf } from '../../graph/tensorType.ts';
import type { ProgramSource } from '../program.ts';
import { featuresOf, labelsOf, READABLE_NUMBERS, readingCode, type DigitRows, type ProgramData, type WrittenRows } from './data.ts';
import type { FileRows } from './files/fileRows.ts';
import { commentText, Lines, type Section } from './lines.ts';
import { base64Of, float32Text, listText, rowsOf } from './numbers.ts';
import type { WrittenProgram } from './walk.ts';

/** A string of JavaScript in single quotes. */
export function scriptText(text: string): string {
  return `'${JSON.stringify(text).slice(1, -1).replace(/\\"/g, '"').replace(/'/g, "\\'")}'`;
}

const FLOATS = `/** The 32-bit numbers in a text of base64. */
function floats(text) {
  return new Float32Array(Uint8Array.from(atob(text), (character) => character.charCodeAt(0)).buffer);
}`;

const READ_IDX = `/** One file of MNIST, gzipped or not, as bytes; downloaded into the folder when it is not there. */
async function readIdx(folder, name) {
  const path = \`\${folder}/\${name}\`;
  if (!existsSync(path) && !existsSync(\`\${path}.gz\`)) {
    const response = await fetch(\`\${MNIST_ADDRESS}\${name}.gz\`);
    if (!response.ok) throw new Error(\`\${response.url} answered \${response.status}. Put the four files of MNIST into \${folder}.\`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(\`\${path}.gz\`, new Uint8Array(await response.arrayBuffer()));
  }
  const data = existsSync(path) ? readFileSync(path) : gunzipSync(readFileSync(\`\${path}.gz\`));
  // Two bytes of zero, the type of the numbers, how many sizes there are, and the sizes of four bytes each.
  return data.subarray(4 + 4 * data[3]);
}

/** Images [rows, 28, 28, 1] and one-hot digits [rows, 10] of one of MNIST's two halves, at most so many. */
async function loadMnist(folder, half, most) {
  const digits = (await readIdx(folder, \`\${half}-labels-idx1-ubyte\`)).subarray(0, most);
  const pixels = (await readIdx(folder, \`\${half}-images-idx3-ubyte\`)).subarray(0, digits.length * 28 * 28);
  return [tf.tensor4d(Float32Array.from(pixels, (pixel) => pixel / DIVISOR), [digits.length, 28, 28, 1]), tf.oneHot(tf.tensor1d(Int32Array.from(digits), 'int32'), 10).toFloat()];
}`;

export function tfjsDataSection({ names }: WrittenProgram, data: ProgramData): Section {
  const lines = new Lines();
  const body = new Lines();
  for (const entry of data.values()) {
    const { node } = entry.source;
    const features = names.value({ node, port: 'features' });
    const labels = names.value({ node, port: 'labels' });
    body.add(entry.kind === 'digits' ? digits(entry, features, labels) : entry.kind === 'file' ? fromFile(entry, features, labels) : rows(entry, features, labels), node);
  }
  const written = body.section('', '').lines;
  const divisor = [...data.values()].find((entry) => entry.kind === 'digits')?.divisor;
  if (divisor !== undefined) lines.add(READ_IDX.replace(' / DIVISOR', divisor === 1 ? '' : ` / ${divisor}`)).add('');
  if (written.some(({ text }) => text.includes('floats('))) lines.add(FLOATS).add('');
  for (const { code, node } of readingCode(data, 'javascript')) lines.add(code, node).add('');
  lines.addAll(written);
  if (data.size === 0) lines.add('// This graph needs no data: training makes the prediction itself small.');
  return lines.section('Data', 'The rows to learn from, as tensors of features and labels.');
}

/** The name of a split's tensor: `trainFeatures`. */
export function splitName(split: 'train' | 'validation', value: string): string {
  return `${split}${value.charAt(0).toUpperCase()}${value.slice(1)}`;
}

function fromFile({ javascript }: FileRows, features: string, labels: string): string {
  const names = (['train', 'validation'] as const).flatMap((split) => [splitName(split, features), splitName(split, labels)]);
  return `const [${names.join(', ')}] = await ${javascript.call('options.data')};`;
}

function rows({ source, train, validation }: WrittenRows, features: string, labels: string): string {
  const tensors = (split: 'train' | 'validation', of: Split): readonly string[] => [
    `const ${splitName(split, features)} = ${tensor(featuresOf(of), of.rows, source.features.shape)};`,
    `const ${splitName(split, labels)} = ${tensor(labelsOf(of, source), of.rows, source.labels.shape)};`,
  ];
  return [`// ${commentText(source.source)}: ${train.rows} rows.`, ...tensors('train', train), ...(validation ? tensors('validation', validation) : [])].join('\n');
}

function tensor(values: Float32Array, count: number, shape: readonly number[]): string {
  if (values.length <= READABLE_NUMBERS && shape.length === 1) return `tf.tensor2d(${listText(rowsOf(values, count, sizeOf(shape)), float32Text)})`;
  return `tf.tensor(floats('${base64Of(values)}'), [${[count, ...shape].join(', ')}])`;
}

function digits({ source, drawn }: DigitRows, features: string, labels: string): string {
  const load = (split: 'train' | 'validation', half: string, most: number): string =>
    `const [${splitName(split, features)}, ${splitName(split, labels)}] = await loadMnist(options.data, '${half}', ${most});`;
  return [
    ...(drawn ? ["// The graph learns from digits that Netloom draws itself; these are MNIST's, which have the same form."] : []),
    load('train', 'train', source.trainRows),
    ...validationLines(source, load),
  ].join('\n');
}

function validationLines(source: ProgramSource, load: (split: 'validation', half: string, most: number) => string): readonly string[] {
  return source.validationRows > 0 ? [load('validation', 't10k', source.validationRows)] : [];
}
