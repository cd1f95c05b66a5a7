/** `netloom import`: a model of Keras or TensorFlow.js as a graph. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { importModel, type ImportedModel } from '../compiler/importing/importModel.ts';
import type { GraphDocument, NestedNumbers } from '../graph/document.ts';
import { isZip, modelFilesOf, weightFilesOf, weightsIfThere, type NamedBytes } from '../graph/layersModelZip.ts';
import { serializeDocument } from '../graph/serialize.ts';
import { JSON_OPTION, printJson, textOption, type Command } from './command.ts';
import { EXIT } from './exitStatus.ts';
import { InputError, readBytes } from './input.ts';
import { writeOut } from './output.ts';

/** Numbers that a graph file takes. */
const MOST_NUMBERS = 100_000;
/** From one node to the next, so that none lies on another; “Arrange” of the app does it better. */
const STEP = { x: 280, y: 160 };

export const importGraph: Command = {
  summary: 'Prints a model of Keras or TensorFlow.js as a graph.',
  details: 'Takes model.json with the weights beside it, the zip of both, or what Keras’s model.to_json() gives. What was not understood is kept as nodes of unknown kinds, and listed on standard error.',
  options: { out: { type: 'string', value: 'OUT', help: 'Writes to this file.' }, json: JSON_OPTION },
  files: { name: 'MODEL', least: 1, most: 1 },
  async run([name = ''], options, terminal) {
    const { document, kept, notes } = graphOf(name, await filesOf(name));
    const out = textOption(options, 'out');
    if (out !== undefined) await writeOut(out, serializeDocument(document));
    if (options['json'] === true) printJson(terminal, { document, notes });
    else if (out === undefined) terminal.out(serializeDocument(document));
    for (const note of notes) terminal.err(`${note}\n`);
    if (!kept) terminal.err(`Its weights are more than the ${MOST_NUMBERS.toLocaleString('en-US')} numbers that a graph file takes, so they are left out. Open the model in the app to train on from them.\n`);
    return EXIT.done;
  },
};

/** The model, and what lies beside it of the files that it names. */
async function filesOf(name: string): Promise<readonly NamedBytes[]> {
  const model: NamedBytes = { name: path.basename(name), bytes: await readBytes(name) };
  if (isZip(name)) return [model];
  const beside = async (file: string): Promise<readonly NamedBytes[]> => {
    const bytes = await readFile(path.join(path.dirname(name), file)).catch(() => null);
    return bytes ? [{ name: file, bytes }] : [];
  };
  const named = weightFilesOf(new TextDecoder().decode(model.bytes));
  // Whatever it is called, it is the model: another JSON may be among the weights.
  return [{ ...model, name: 'model.json' }, ...(await Promise.all(named.map(beside))).flat()];
}

/** @throws InputError that says why it is no graph. */
function graphOf(name: string, files: readonly NamedBytes[]): { readonly document: GraphDocument; readonly kept: boolean; readonly notes: readonly string[] } {
  try {
    const model = modelFilesOf(files);
    const imported = importModel(model.modelJson, weightsIfThere(model), path.basename(name).replace(/\.(json|zip)$/i, ''));
    const kept = countOf(Object.values(imported.weights).flatMap((weights) => Object.values(weights))) <= MOST_NUMBERS;
    return { document: laidOut(imported, kept), kept, notes: imported.notes };
  } catch (error) {
    throw new InputError(`${name} cannot be read as a model: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function countOf(values: NestedNumbers): number {
  return typeof values === 'number' ? 1 : values.reduce((sum: number, value) => sum + countOf(value), 0);
}

/** Each node right of what feeds it, and below those that lie there already. */
function laidOut({ document, weights }: ImportedModel, kept: boolean): GraphDocument {
  const columns = new Map<string, number>();
  const filled: number[] = [];
  const nodes = document.nodes.map((node) => {
    const before = document.edges.filter(({ to }) => to.startsWith(`${node.id}.`)).map(({ from }) => columns.get(from.slice(0, from.lastIndexOf('.'))) ?? 0);
    const column = before.length === 0 ? 0 : Math.max(...before) + 1;
    columns.set(node.id, column);
    const row = filled[column] ?? 0;
    filled[column] = row + 1;
    const own = kept ? weights[node.id] : undefined;
    return { ...node, position: { x: column * STEP.x, y: row * STEP.y }, ...(own ? { initialWeights: own } : {}) };
  });
  return { ...document, nodes };
}
