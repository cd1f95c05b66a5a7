/** A trained program as TensorFlow.js's own kind of model, to be saved and used without Netloom. */
import type * as tfjs from '@tensorflow/tfjs';
import type { Program, ValueReference } from '../../compiler/program.ts';
import { layerNameOf } from '../../graph/layersModel.ts';
import type { TF } from '../../nodes/kind.ts';
import { nodeKind } from '../../nodes/registry.ts';
import { registerCustomLayers } from './customLayers.ts';
import type { Model } from './model.ts';
import { buildLayer, type Layer, type Unit } from './unit.ts';
import { i18n } from '../../words/i18n.ts';

/** The two files of a saved model. */
export interface LayersModelFiles {
  /** The text of `model.json`, which calls the other file `weights.bin`. */
  readonly modelJson: string;
  /** `weights.bin`: float32, little-endian, one array after the other. */
  readonly weights: ArrayBuffer;
}

/**
 * The program as a `tf.LayersModel` with the weights that the model has now. Its inputs are the values
 * of the data sets that the graph takes, in the order of the dataset nodes; its outputs are the
 * losses' predictions in their order, each once, then targets that the graph works out itself.
 * Layers are called as their nodes (`layerNameOf`). The caller disposes of it.
 * @throws an error that says why where the graph is no function of its data.
 */
export function toLayersModel(tf: TF, program: Program, model: Model): tfjs.LayersModel {
  refuseParameters(program);
  const values = new Map<string, tfjs.SymbolicTensor>();
  const inputs: tfjs.SymbolicTensor[] = [];
  const layers: Layer[] = [];
  const valueOf = (reference: ValueReference): tfjs.SymbolicTensor => {
    const key = keyOf(reference);
    const known = values.get(key);
    if (known) return known;
    const input = inputFor(tf, program, reference);
    inputs.push(input);
    values.set(key, input);
    return input;
  };
  try {
    for (const unit of model.units) {
      const layer = namedLayer(tf, unit);
      layers.push(layer);
      const given = unit.operation.inputs.map(valueOf);
      values.set(`${unit.operation.node}.out`, applyLayer(tf, layer, given));
      if (unit.variables.length > 0) layer.setWeights([...unit.variables]);
    }
    const outputs = outputsOf(program).map(valueOf);
    return tf.model({ inputs: inDataOrder(program, inputs, values), outputs });
  } catch (error) {
    for (const layer of layers) for (const weight of layer.weights) weight.dispose();
    throw error;
  }
}

/** Saves the program with its present weights. Reads them from the device. @throws as `toLayersModel` */
export async function saveLayersModel(tf: TF, program: Program, model: Model): Promise<LayersModelFiles> {
  const layersModel = toLayersModel(tf, program, model);
  let saved: LayersModelFiles | undefined;
  try {
    await layersModel.save(
      tf.io.withSaveHandler((artifacts) => {
        saved = filesOf(tf, artifacts);
        return Promise.resolve({ modelArtifactsInfo: tf.io.getModelArtifactsInfoForJSON(artifacts) });
      }),
    );
  } finally {
    layersModel.dispose();
  }
  if (!saved) throw new Error(i18n.t('TensorFlow.js has saved no model.'));
  return saved;
}

/** In the form in which `model.save('downloads://...')` writes it. */
function filesOf(tf: TF, { modelTopology, format, generatedBy, convertedBy, weightSpecs, weightData }: tfjs.io.ModelArtifacts): LayersModelFiles {
  const weightsManifest = [{ paths: ['./weights.bin'], weights: weightSpecs }];
  return { modelJson: JSON.stringify({ modelTopology, format, generatedBy, convertedBy, weightsManifest }), weights: tf.io.CompositeArrayBuffer.join(weightData) };
}

function refuseParameters({ operations, sources }: Program): void {
  const parameter = operations.find(({ inputs }) => inputs.length === 0);
  if (parameter) {
    throw new Error(i18n.t('A TensorFlow.js model is made of layers that each take an input, but “{label}” is a trainable number without one. Save these weights as a safetensors file instead.', { label: parameter.label }));
  }
  if (sources.length === 0) throw new Error(i18n.t('A TensorFlow.js model needs an input, but the graph has no data set. Save these weights as a safetensors file instead.'));
  if (operations.length === 0) throw new Error(i18n.t('A TensorFlow.js model is made of layers, but the graph has none. Put a layer between the data set and the loss.'));
}

/** The layer that computes what the unit does, under the node's name. */
function namedLayer(tf: TF, { operation }: Unit): Layer {
  const kind = nodeKind(operation.kind);
  if (!kind) throw new Error(i18n.t('“{label}” is of the kind “{kind}”, which this version does not know.', { label: operation.label, kind: operation.kind }));
  const name = layerNameOf(operation.node);
  if (kind.layer) return buildLayer(tf, operation, kind, name);
  const CustomLayer = registerCustomLayers(tf).get(kind.id);
  if (!CustomLayer) throw new Error(i18n.t('“{label}” cannot be a layer of a TensorFlow.js model. Save these weights as a safetensors file instead.', { label: operation.label }));
  return new CustomLayer({ ...operation.params, name });
}

function applyLayer(tf: TF, layer: Layer, given: readonly tfjs.SymbolicTensor[]): tfjs.SymbolicTensor {
  const [first] = given;
  let result: unknown;
  // Initializers may leave tensors behind; variables outlive the scope.
  tf.tidy(() => {
    result = layer.apply(given.length === 1 && first ? first : [...given]);
  });
  return (Array.isArray(result) ? result[0] : result) as tfjs.SymbolicTensor;
}

function inputFor(tf: TF, program: Program, { node, port }: ValueReference): tfjs.SymbolicTensor {
  const source = program.sources.find((each) => each.node === node);
  if (!source) throw new Error(i18n.t('The program has no value “{node}.{port}”.', { node, port }));
  const name = layerNameOf(node);
  // A node's name never holds a dot that stands alone, so the labels' name is free.
  return port === 'labels' ? tf.input({ shape: [...source.labels.shape], name: `${name}.labels` }) : tf.input({ shape: [...source.features.shape], name });
}

function inDataOrder({ sources }: Program, inputs: readonly tfjs.SymbolicTensor[], values: ReadonlyMap<string, tfjs.SymbolicTensor>): tfjs.SymbolicTensor[] {
  return sources.flatMap(({ node }) => [values.get(`${node}.features`), values.get(`${node}.labels`)]).filter((value) => value !== undefined && inputs.includes(value)) as tfjs.SymbolicTensor[];
}

function outputsOf({ losses, operations }: Program): readonly ValueReference[] {
  const computed = new Set(operations.map(({ node }) => node));
  const targets = losses.flatMap(({ target }) => (target && computed.has(target.node) ? [target] : []));
  const all = [...losses.map(({ prediction }) => prediction), ...targets];
  return all.filter((value, index) => all.findIndex((other) => keyOf(other) === keyOf(value)) === index);
}

function keyOf({ node, port }: ValueReference): string {
  return `${node}.${port}`;
}
