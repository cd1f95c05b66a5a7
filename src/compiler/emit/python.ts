/** Pieces that both Python targets write: opening words, files of digits, weights, numbers. */
import type { Weights } from '../../graph/document.ts';
import { sizeOf } from '../../graph/tensorType.ts';
import type { Split } from '../../datasets/source.ts';
import type { Operation, Program, ProgramSource } from '../program.ts';
import { featuresOf, labelsOf, MNIST_ADDRESS, READABLE_NUMBERS } from './data.ts';
import { commentText, indented, type Section } from './lines.ts';
import { base64Of, countOf, float32Text, listText, rowsOf } from './numbers.ts';

export function pythonText(text: string): string {
  return JSON.stringify(text);
}

/** A tuple: `(1, 0)`, `(3,)`. */
export function tupleText(values: readonly (string | number)[]): string {
  return `(${values.join(', ')}${values.length === 1 ? ',' : ''})`;
}

/** The docstring at the top. */
export function pythonOpening(program: Program, lines: readonly string[]): string {
  return ['"""' + (commentText(program.title) || 'Untitled') + '. Written by Netloom.', '', ...lines, '"""'].join('\n');
}

/** Lines that import what the code below them uses of Python's own library. */
export function standardImports(body: readonly Section[], always: readonly string[] = []): string {
  const code = body.flatMap(({ lines }) => lines.map(({ text }) => text)).join('\n');
  const used = ['argparse', 'base64', 'csv', 'gzip', 'hashlib', 'io', 'json', 'math', 'os', 're', 'struct', 'unicodedata', 'urllib.request', 'zipfile'].filter((name) => always.includes(name) || new RegExp(`\\b${name.replace('.', '\\.')}\\.`).test(code));
  return used.map((name) => `import ${name}`).join('\n');
}

/** How rows become an array in a library. */
export interface ArrayWriter {
  /** From nested lists. */
  readonly list: (text: string) => string;
  /** From base64 of little-endian float32: the variable's bytes and the shape. */
  readonly bytes: (base64: string, shape: string) => string;
}

/** Features and labels of a split as two arrays: `[first, second]`, each an expression. */
export function splitArrays(split: Split, source: ProgramSource, writer: ArrayWriter): readonly [features: string, labels: string] {
  return [
    arrayText(featuresOf(split), split.rows, source.features.shape, writer),
    arrayText(labelsOf(split, source), split.rows, source.labels.shape, writer),
  ];
}

function arrayText(values: Float32Array, rows: number, shape: readonly number[], writer: ArrayWriter): string {
  if (values.length <= READABLE_NUMBERS && shape.length === 1) return writer.list(listText(rowsOf(values, rows, sizeOf(shape)), float32Text));
  return writer.bytes(base64Text(base64Of(values)), tupleText([rows, ...shape]));
}

/** One long string as several short ones. */
function base64Text(text: string): string {
  const parts = text.match(/.{1,100}/g) ?? [''];
  return `(\n${parts.map((part) => `    "${part}"`).join('\n')}\n)`;
}

/** Reads one file of MNIST; gives bytes and their shape to the line that makes an array of them. */
export function readIdxSource(makeArray: string): string {
  return `MNIST_ADDRESS = ${pythonText(MNIST_ADDRESS)}


def read_idx(folder, name):
    """One file of MNIST, gzipped or not; downloaded into the folder when it is not there."""
    path = os.path.join(folder, name)
    if not os.path.exists(path):
        path += ".gz"
        if not os.path.exists(path):
            os.makedirs(folder, exist_ok=True)
            urllib.request.urlretrieve(MNIST_ADDRESS + name + ".gz", path)
    with (gzip.open(path) if path.endswith(".gz") else open(path, "rb")) as file:
        data = file.read()
    # Two bytes of zero, the type of the numbers, how many sizes there are, and the sizes.
    start = 4 + 4 * data[3]
    shape = struct.unpack(f">{data[3]}I", data[4:start])
    return ${makeArray}`;
}

/** Reads a safetensors file without a package; the last lines make an array of `data[start:end]`. */
export function readSafetensorsSource(makeArray: string): string {
  return `def read_safetensors(path):
    """Weights by node and name from a safetensors file: float32 in Keras's layout, called "node.name"."""
    with open(path, "rb") as file:
        data = file.read()
    # Eight bytes tell how long the JSON header is; the numbers follow it.
    first = 8 + struct.unpack("<Q", data[:8])[0]
    weights = {}
    for key, entry in json.loads(data[8:first]).items():
        if key == "__metadata__":
            continue
        start, end = (first + offset for offset in entry["data_offsets"])
        node, name = key.rsplit(".", 1)
        weights.setdefault(node, {})[name] = ${makeArray}
    return weights`;
}

/** Initial weights up to so many numbers stand in the script. */
const MOST_NUMBERS = 20_000;

export interface InitialWeights {
  /** A dictionary of node ids, or an empty one. */
  readonly entries: readonly { readonly operation: Operation; readonly text: string }[];
  /** Nodes whose weights are too many to write out. */
  readonly omitted: readonly Operation[];
}

/** The weights that the graph itself gives, as `"node": {"kernel": [...]}` entries. */
export function initialWeights(program: Program): InitialWeights {
  const given = program.operations.filter(({ initialWeights: weights }) => weights !== null);
  const size = ({ initialWeights: weights }: Operation): number => Object.values(weights ?? {}).reduce((sum: number, values) => sum + countOf(values), 0);
  const fits = (operation: Operation): boolean => size(operation) <= MOST_NUMBERS;
  return {
    entries: given.filter(fits).map((operation) => ({ operation, text: weightsEntry(operation.node, operation.initialWeights ?? {}) })),
    omitted: given.filter((operation) => !fits(operation)),
  };
}

function weightsEntry(node: string, weights: Weights): string {
  const inner = Object.entries(weights).map(([name, values]) => `    ${pythonText(name)}: ${indented(listText(values), 4).trimStart()},`);
  return `${pythonText(node)}: {\n${inner.join('\n')}\n},`;
}

/** What a script says of weights that it does not hold. */
export function omittedComment(omitted: readonly Operation[]): string {
  const nodes = omitted.map(({ node }) => node).join(', ');
  return `# The graph gives initial weights for ${commentText(nodes)} that are too many to stand here.\n# Export them as a safetensors file and pass it with --weights.`;
}
