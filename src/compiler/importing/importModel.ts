/**
 * A model of Keras or TensorFlow.js as a graph that can be edited and trained: a node for each layer, data and losses of the right form around
 * them. A layer that Netloom does not have becomes a node of an unknown kind, called as its class, with its configuration for parameters.
 */
import { emptyDocument, type GraphDocument, type GraphEdge, type GraphNode, type Json } from '../../graph/document.ts';
import { freshId } from '../../graph/ids.ts';
import { nodeOfLayer, type LayerWeights } from '../../graph/layersModel.ts';
import type { WeightsByNode } from '../../graph/safetensors.ts';
import type { TensorType } from '../../graph/tensorType.ts';
import { variadicPort, type NodeKind, type WeightSpec } from '../../nodes/kind.ts';
import { nodeKind } from '../../nodes/registry.ts';
import { i18n } from '../../words/i18n.ts';
import { series } from '../../words/list.ts';
import { dataFor, lossFor, lossNamed, optimizerNamed, type LossName } from './dataAndLoss.ts';
import { readLayer } from './readLayer.ts';
import { readTopology, type ImportedLayer, type Topology } from './topology.ts';

export interface ImportedModel {
  /** All nodes lie at one place: whoever shows the graph arranges it. */
  readonly document: GraphDocument;
  /** By node and Keras's name; those of unknown kinds as the file calls them. */
  readonly weights: WeightsByNode;
  /** What was not understood, and what was added: whole sentences. */
  readonly notes: readonly string[];
}

/**
 * @param modelJson the text of model.json, or Keras's architecture JSON.
 * @param layers the weights of its layers (`readLayersModel`); null for a model without.
 * @param title what the graph is called where the model has no name.
 * @throws an error whose message says why it cannot be read at all.
 */
export function importModel(modelJson: string, layers: readonly LayerWeights[] | null, title: string): ImportedModel {
  return new Importing(readTopology(modelJson), layers, title).result();
}

const NOWHERE = { x: 0, y: 0 };

class Importing {
  readonly #topology: Topology;
  readonly #layers: readonly LayerWeights[] | null;
  readonly #title: string;
  readonly #nodes: GraphNode[] = [];
  readonly #edges: GraphEdge[] = [];
  readonly #weights: Record<string, Readonly<Record<string, WeightsByNode[string][string]>>> = {};
  readonly #notes: string[] = [];
  readonly #ids = new Set<string>();
  /** The end of a wire that has the value of a layer or an input, and its type where it is known. */
  readonly #values = new Map<string, { readonly from: string; readonly type: TensorType | null }>();

  constructor(topology: Topology, layers: readonly LayerWeights[] | null, title: string) {
    this.#topology = topology;
    this.#layers = layers;
    this.#title = title;
  }

  result(): ImportedModel {
    const { name, layers, shared, optimizer } = this.#topology;
    const losses = this.#lossNames();
    const labels = this.#data(losses);
    for (const layer of layers) this.#layer(layer);
    if (shared.length > 0) this.#notes.push(i18n.t('{layers} took several inputs with the same weights; here each is a node of its own, and they learn apart.', { layers: series(shared) }));
    this.#losses(losses, labels);
    if (!this.#layers) this.#notes.push(i18n.t('The file has no weights, so training begins from new ones.'));
    const settings = optimizer && optimizerNamed(optimizer.className, optimizer.config);
    if (optimizer && !settings) this.#notes.push(i18n.t('It was trained with {optimizer}, which Netloom does not have; Adam is set.', { optimizer: optimizer.className }));
    const empty = emptyDocument(name === '' ? this.#title : name);
    return {
      document: { ...empty, nodes: this.#nodes, edges: this.#edges, training: { ...empty.training, optimizer: settings ?? { kind: 'adam', learningRate: 0.001 }, batchSize: this.#nodes.some(({ params }) => params['source'] === 'mnist') ? 64 : 4 } },
      weights: this.#weights,
      notes: this.#notes,
    };
  }

  /** The loss of each output, by what the file says or by the activation before it. */
  #lossNames(): readonly LossName[] {
    const { outputs, losses, layers } = this.#topology;
    return outputs.map((output, index) => {
      const said = losses[index] ?? losses[0];
      const known = said === undefined ? null : lossNamed(said);
      if (said !== undefined && !known) this.#notes.push(i18n.t('It was trained by “{loss}”, which Netloom does not have. Choose what is nearest in the Loss node.', { loss: said }));
      const last = layers.find(({ key }) => key === output);
      return known ?? lossFor(String(last?.className === 'Softmax' ? 'softmax' : (last?.config['activation'] ?? '')));
    });
  }

  /** A dataset for each input. @returns the dataset whose labels go with the first output, where there is one. */
  #data(losses: readonly LossName[]): string | null {
    const { inputs, layers } = this.#topology;
    const labels = this.#outputSize();
    let first: string | null = null;
    for (const { key, shape } of inputs) {
      const sizes = shape.map((size) => size ?? OPEN_SIZE);
      if (shape.includes(null)) this.#notes.push(i18n.t('The input “{input}” may be of any length; {size} is taken.', { input: key, size: OPEN_SIZE }));
      const reader = layers.find((layer) => layer.inputs.includes(key) && layer.className === 'Embedding');
      const indices = reader ? Number(reader.config['inputDim']) : null;
      const choice = dataFor(sizes, labels, losses[0] ?? 'meanSquaredError', indices);
      const type: TensorType = { shape: sizes, ...(indices === null ? {} : { indices: true, range: [0, indices - 1] as const }) };
      if (!choice) {
        this.#values.set(key, { from: '', type });
        this.#notes.push(i18n.t('The input “{input}” takes {shape} numbers, for which no data set comes with Netloom. Add a Dataset and wire it.', { input: key, shape: sizes.join(' × ') }));
        continue;
      }
      const data = this.#add(nodeOfLayer(key), 'dataset', choice.params);
      first ??= data;
      if (choice.placeholder) this.#notes.push(i18n.t('The rows of “{node}” are made up, for the file has none. Put your own in before you train.', { node: data }));
      if (!choice.form) {
        this.#values.set(key, { from: `${data}.features`, type });
        continue;
      }
      const form = this.#add(choice.form.kind, choice.form.kind, choice.form.params);
      this.#wire(`${data}.features`, `${form}.in`);
      this.#values.set(key, { from: `${form}.out`, type });
    }
    return first;
  }

  /** How many numbers the first output has, where its layer says so itself. */
  #outputSize(): number | null {
    const { outputs, layers } = this.#topology;
    for (let key = outputs[0]; key !== undefined; ) {
      const layer = layers.find((each) => each.key === key);
      const units = layer?.config['units'] ?? layer?.config['filters'];
      if (typeof units === 'number') return units;
      key = layer?.inputs[0];
    }
    return null;
  }

  #layer(layer: ImportedLayer): void {
    const inputs = layer.inputs.map((key) => this.#values.get(key) ?? { from: '', type: null });
    const types = inputs.map(({ type }) => type);
    const reading = readLayer(layer.className, withOpenSizes(layer, types[0] ?? null), types[0] ?? null);
    const id = this.#add(nodeOfLayer(layer.key), reading.kind?.id ?? layer.className, reading.kind ? reading.params : layer.config);
    inputs.forEach(({ from }, place) => {
      if (from !== '') this.#wire(from, `${id}.${reading.kind?.variadic || inputs.length > 1 ? variadicPort(place) : 'in'}`);
    });
    if (!reading.kind) this.#notes.push(i18n.t('“{layer}” ({className}) is kept as it is: {reason}', { layer: layer.name, className: layer.className, reason: reading.reason }));
    else if (reading.leftOut.length > 0) this.#notes.push(i18n.t('“{layer}” loses what only matters in training: {settings}.', { layer: layer.name, settings: series(reading.leftOut) }));
    const known = types.every((type) => type !== null) ? types : null;
    const result = known && reading.kind ? reading.kind.infer(reading.params as never, known) : null;
    this.#values.set(layer.key, { from: `${id}.out`, type: (result?.ok && result.outputs['out']) || null });
    this.#takeWeights(layer, id, reading.kind && specsOf(reading.kind, reading.params, types));
  }

  #takeWeights({ name }: ImportedLayer, id: string, specs: readonly WeightSpec[] | null): void {
    const found = this.#layers?.find(({ layer }) => layer === name);
    if (!found) {
      if (this.#layers && specs && specs.length > 0) this.#notes.push(i18n.t('The file has no weights for “{layer}”, which begins from new ones.', { layer: name }));
      return;
    }
    const named = specs && placed(specs, found.weights);
    if (specs && !named) {
      this.#notes.push(i18n.t('The weights of “{layer}” do not fit it ({found}), so it begins from new ones.', { layer: name, found: series(found.weights.map((weight) => `${weight.name} ${weight.shape.join(' × ')}`)) }));
      return;
    }
    this.#weights[id] = named ?? asFileNames(found.weights);
  }

  /** A loss for each output that is a row of numbers; the first by the labels of the data, others by data of their own. */
  #losses(names: readonly LossName[], labels: string | null): void {
    this.#topology.outputs.forEach((key, index) => {
      const value = this.#values.get(key);
      if (!value || value.from === '') return;
      const name = names[index] ?? 'meanSquaredError';
      const target = this.#targetOf(value.type, name, index === 0 ? labels : null);
      if (target === null) this.#notes.push(i18n.t('The output “{output}” is {shape}, for which no labels come with Netloom. Wire the target of its Loss yourself.', { output: key, shape: value.type?.shape.join(' × ') ?? '?' }));
      const loss = this.#add('loss', 'loss', { function: name });
      this.#wire(value.from, `${loss}.prediction`);
      if (target !== null) this.#wire(target, `${loss}.target`);
    });
  }

  /** Labels for a row of numbers; for anything else the input of the same form, which an autoencoder aims at. */
  #targetOf(type: TensorType | null, loss: LossName, labels: string | null): string | null {
    if (!type || type.shape.length === 1) {
      if (labels !== null) return `${labels}.labels`;
      const choice = type && dataFor([1], type.shape[0] ?? 1, loss, null);
      return choice ? `${this.#add('targets', 'dataset', choice.params)}.labels` : null;
    }
    const same = this.#topology.inputs.map(({ key }) => this.#values.get(key)).find((input) => input?.type?.shape.join() === type.shape.join());
    return same && same.from !== '' ? same.from : null;
  }

  #add(wanted: string, kind: string, params: Readonly<Record<string, Json>>): string {
    const stem = wanted.replaceAll(/[\s./]+/g, '_').slice(0, 56) || 'node';
    const id = freshId(stem, this.#ids);
    this.#ids.add(id);
    this.#nodes.push({ id, kind: kind.slice(0, 64), position: NOWHERE, params });
    return id;
  }

  #wire(from: string, to: string): void {
    this.#edges.push({ id: `e${this.#edges.length + 1}`, from, to });
  }
}

/** The weights of a layer that is kept as it is. The layers within it may have weights of one name: the two ways of a Bidirectional do. */
function asFileNames(weights: LayerWeights['weights']): WeightsByNode[string] {
  const used = new Set<string>();
  return Object.fromEntries(weights.map(({ name, values }) => {
    const own = freshId(name, used);
    used.add(own);
    return [own, values];
  }));
}

/** What a size that may be any is taken as: enough steps for a kernel to slide over. */
const OPEN_SIZE = 10;

/** `[-1, 8]` with the size that follows from what goes in. */
function withOpenSizes({ className, config }: ImportedLayer, input: TensorType | null): Readonly<Record<string, Json>> {
  const target = config['targetShape'];
  if (className !== 'Reshape' || !Array.isArray(target) || !target.includes(-1) || !input) return config;
  const rest = (target as readonly number[]).filter((size) => size !== -1).reduce((product, size) => product * size, 1);
  const open = input.shape.reduce((product, size) => product * size, 1) / rest;
  return { ...config, targetShape: (target as readonly number[]).map((size) => (size === -1 ? open : size)) };
}

/** Weight arrays of a kind; sizes that follow from what goes in are 0 where that is unknown. */
function specsOf(kind: NodeKind, params: Readonly<Record<string, Json>>, inputs: readonly (TensorType | null)[]): readonly WeightSpec[] {
  return nodeKind(kind.id)?.weights?.(params as never, inputs.map((type) => type ?? { shape: [] })) ?? [];
}

/** Weights under the kind's names: by the file's where they are the same, else in order; null where number or sizes differ. */
function placed(specs: readonly WeightSpec[], found: LayerWeights['weights']): WeightsByNode[string] | null {
  if (specs.length !== found.length) return null;
  const named = specs.every(({ name }) => found.some((each) => each.name === name));
  const pairs = specs.map((spec, index) => [spec, named ? found.find(({ name }) => name === spec.name) : found[index]] as const);
  const fit = pairs.every(([spec, each]) => each?.shape.length === spec.shape.length && spec.shape.every((size, axis) => size === 0 || size === each.shape[axis]));
  return fit ? Object.fromEntries(pairs.map(([spec, each]) => [spec.name, each?.values ?? 0])) : null;
}
