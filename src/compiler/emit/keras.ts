/** The program as a Keras 3 script or notebook: the functional interface, `fit` where it can express the training. */
import { kerasCode } from '../../nodes/stockCode.ts';
import type { Program } from '../program.ts';
import type { CodeGroup } from './codeGroups.ts';
import { fileNames, folderOf, type ProgramData } from './data.ts';
import { kerasDataSection } from './kerasData.ts';
import { kerasModelSection } from './kerasModel.ts';
import { kerasEvaluationSection, kerasTrainingSection } from './kerasTraining.ts';
import { commentText, indented, Lines, type Section } from './lines.ts';
import { initialWeights, omittedComment, pythonOpening, pythonText, readSafetensorsSource, standardImports, tupleText } from './python.ts';
import { epochsOf, hasOwnStart, printEvery, writeProgram, type WrittenProgram } from './walk.ts';

export interface KerasOptions {
  readonly fileName: string;
  readonly groups: readonly CodeGroup[];
  /** A notebook has settings to edit where a script has arguments. */
  readonly notebook: boolean;
}

/** Sections of the script, cells of the notebook, in order. */
export function kerasSections(program: Program, data: ProgramData, options: KerasOptions): readonly Section[] {
  const asClass = hasOwnStart(program);
  const written = writeProgram(program, 'snake_case', 'keras', kerasCode, (name) => (asClass ? `self.${name}` : `${name}_layer`), asClass ? [] : options.groups);
  const body = [
    kerasDataSection(written, data),
    ...definitionsSection(written),
    kerasModelSection(written),
    weightsSection(written),
    kerasTrainingSection(written),
    kerasEvaluationSection(written),
  ];
  return [settingsSection(program, data, body, options), ...body];
}

function settingsSection(program: Program, data: ProgramData, body: readonly Section[], { fileName, notebook }: KerasOptions): Section {
  const lines = new Lines();
  if (!notebook) {
    lines.add(
      pythonOpening(program, [
        `Train it:              python ${fileName}`,
        `On several devices:    KERAS_BACKEND=jax python ${fileName} --distribute`,
        `From trained weights:  python ${fileName} --weights weights.safetensors`,
      ]),
    );
  }
  lines.add(standardImports(body, notebook ? [] : ['argparse'])).add('');
  // A name that is imported and not used would only puzzle.
  const uses = (name: string): boolean => body.some((section) => section.lines.some(({ text }) => text.includes(`${name}.`)));
  lines.add(`import keras\nimport numpy as np\nfrom keras import ${['layers', 'ops'].filter((name) => name === 'layers' || uses(name)).join(', ')}`).add('');
  lines.add(constants(program)).add('');
  lines.add(notebook ? notebookSettings(data) : scriptArguments(program, data)).add('');
  lines.add('keras.utils.set_random_seed(SEED)\nif DISTRIBUTE:\n    # Every device takes a share of each batch. Needs the JAX backend.\n    keras.distribution.set_distribution(keras.distribution.DataParallel())');
  return lines.section('Settings', 'What the notebook needs, and how it trains. Change the values here.');
}

function constants(program: Program): string {
  const { training } = program;
  const epochs = epochsOf(program);
  return [
    ...(program.sources.length > 0 ? [`BATCH_SIZE = ${training.batchSize}`] : []),
    epochs === null ? `STEPS = ${training.steps}\nPRINT_EVERY = ${printEvery(program)}` : `EPOCHS = ${epochs}`,
    ...(program.sources.length > 0 ? [`SHUFFLE = ${training.shuffle ? 'True' : 'False'}`] : []),
    `SEED = ${training.seed}`,
    ...(training.validation ? [`VALIDATION_ROWS = ${training.validation.rows}`] : []),
    ...(training.validation && epochs === null ? [`VALIDATE_EVERY = ${training.validation.everySteps}`] : []),
  ].join('\n');
}

function notebookSettings(data: ProgramData): string {
  const folder = folderOf(data);
  return [
    ...(folder === 'mnist' ? ['# A folder with the files of MNIST; None downloads them with Keras.\nDATA = None'] : []),
    ...(folder === 'files' ? [`# The folder with ${commentText(fileNames(data))}.\nDATA = "."`] : []),
    '# A safetensors file of trained weights to begin with.\nWEIGHTS_FILE = None',
    '# True trains on all devices together.\nDISTRIBUTE = False',
  ].join('\n');
}

function scriptArguments(program: Program, data: ProgramData): string {
  const folder = folderOf(data);
  const count = epochsOf(program) === null ? 'steps' : 'epochs';
  return `parser = argparse.ArgumentParser()
parser.add_argument("--${count}", type=int, default=${count.toUpperCase()}, help="${count === 'steps' ? 'how many updates' : 'how many passes over the rows'}")
${folder === 'mnist' ? 'parser.add_argument("--data", help="a folder with the files of MNIST; without it Keras downloads them")\n' : ''}${folder === 'files' ? `parser.add_argument("--data", default=".", help=${pythonText(`the folder with ${commentText(fileNames(data))}`)})\n` : ''}parser.add_argument("--weights", help="a safetensors file of trained weights to begin with")
parser.add_argument("--distribute", action="store_true", help="train on all devices together")
args = parser.parse_args()
${count.toUpperCase()}, WEIGHTS_FILE, DISTRIBUTE = args.${count}, args.weights, args.distribute${folder === null ? '' : '\nDATA = args.data'}`;
}

function definitionsSection({ definitions }: WrittenProgram): readonly Section[] {
  if (definitions.length === 0) return [];
  const lines = new Lines();
  definitions.forEach(({ source, node }, index) => {
    if (index > 0) lines.add('\n');
    lines.add(source, node);
  });
  return [lines.section('Building blocks', 'What Keras does not have ready-made.')];
}

function weightsSection({ program, operations }: WrittenProgram): Section {
  const lines = new Lines().add('# The layer of each node that has weights, and their names in the order of `get_weights`.\nWEIGHTS = {');
  for (const { operation, layer } of operations) {
    if (operation.weights.length === 0) continue;
    lines.add(`    ${pythonText(operation.node)}: (${pythonText(layer)}, ${tupleText(operation.weights.map((weight) => pythonText(weight.name)))}),`, operation.node);
  }
  lines.add('}');
  const { entries, omitted } = initialWeights(program);
  if (omitted.length > 0) lines.add(omittedComment(omitted));
  lines.add('INITIAL_WEIGHTS = {' + (entries.length === 0 ? '}' : ''));
  for (const { operation, text } of entries) lines.add(indented(text, 4), operation.node);
  if (entries.length > 0) lines.add('}');
  lines.add('\n').add(setWeightsSource(hasOwnStart(program))).add('\n');
  lines.add(readSafetensorsSource('np.frombuffer(data[start:end], dtype="<f4").reshape(entry["shape"])')).add('\n');
  lines.add(`set_weights(INITIAL_WEIGHTS)
if WEIGHTS_FILE:
    trained = read_safetensors(WEIGHTS_FILE)
    missing = [f"{node}.{name}" for node, (_, names) in WEIGHTS.items() for name in names if name not in trained.get(node, {})]
    if missing:
        raise SystemExit(f"{WEIGHTS_FILE} lacks the weights {', '.join(missing)}. Export them from this graph.")
    set_weights(trained)`);
  return lines.section('Weights', 'The weights that the graph gives, and trained ones from a file; all others begin by Keras’s initializers.');
}

function setWeightsSource(asClass: boolean): string {
  const single = `        if isinstance(layer, keras.Variable):
            layer.assign(np.asarray(given.get(names[0], layer), dtype="float32").reshape(layer.shape))
            continue
`;
  return `def set_weights(weights):
    """Puts weights[node][name] into the layers; others stay as they are."""
    for node, (layer_name, names) in WEIGHTS.items():
        given = weights.get(node, {})
        layer = ${asClass ? 'getattr(model, layer_name)' : 'model.get_layer(layer_name)'}
${asClass ? single : ''}        layer.set_weights([np.asarray(given.get(name, old), dtype="float32") for name, old in zip(names, layer.get_weights())])`;
}
