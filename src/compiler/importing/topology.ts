/**
 * The topology in a `model.json` of TensorFlow.js, or Keras's own architecture JSON (`model.to_json()`), in one form: layers with
 * the layers that feed them. Sequential and functional models of Keras 2 (`inbound_nodes` as lists), of Keras 3 (as arguments) and of
 * TensorFlow.js; models within models are written out.
 */
import type { Json } from '../../graph/document.ts';
import { i18n } from '../../words/i18n.ts';

type Config = Readonly<Record<string, Json>>;

/** One call of a layer. */
export interface ImportedLayer {
  /** Unlike any other's, also where a layer is called more than once. */
  readonly key: string;
  /** The layer's own name, which its weights bear. */
  readonly name: string;
  readonly className: string;
  /** With keys in camelCase. */
  readonly config: Config;
  /** Keys of the layers that feed it. */
  readonly inputs: readonly string[];
}

export interface Topology {
  readonly name: string;
  /** In the order of the file. */
  readonly layers: readonly ImportedLayer[];
  /** What goes in, by key, the batch left out; null for a size that may be any. */
  readonly inputs: readonly { readonly key: string; readonly shape: readonly (number | null)[] }[];
  /** Keys of the layers whose results are the model's. */
  readonly outputs: readonly string[];
  /** Keras's names: `categorical_crossentropy`. Empty where the file does not say. */
  readonly losses: readonly string[];
  readonly optimizer: { readonly className: string; readonly config: Config } | null;
  /** Layers that are called more than once, by name. */
  readonly shared: readonly string[];
}

/** @throws an error whose message says what the JSON is instead, and what to do. */
export function readTopology(modelJson: string): Topology {
  const { model, training } = modelOf(modelJson);
  const reading = new Reading();
  const { inputs, outputs } = reading.model(camel(model) as Config, '', null);
  if (reading.layers.length === 0) throw new Error(i18n.t('The model has no layers, so there is nothing to draw.'));
  return {
    name: textIn(configOf(camel(model) as Config), 'name') ?? '',
    layers: reading.layers,
    inputs,
    outputs,
    losses: lossesOf(training),
    optimizer: optimizerOf(training),
    shared: [...reading.calls].filter(([, calls]) => calls > 1).map(([name]) => name),
  };
}

function modelOf(text: string): { readonly model: Config; readonly training: Config } {
  let parsed: Json;
  try {
    parsed = JSON.parse(text) as Json;
  } catch {
    throw new Error(i18n.t('model.json is not JSON. It may be cut short, or be another kind of file. Choose the model.json of a TensorFlow.js LayersModel.'));
  }
  const file = recordOf(parsed);
  if (file['format'] === 'graph-model') throw new Error(i18n.t('This is a TensorFlow.js graph model, whose operations belong to no layers. Convert it with --output_format=tfjs_layers_model.'));
  const topology = recordOf(file['modelTopology'] ?? parsed);
  const model = recordOf(topology['model_config'] ?? topology);
  if (typeof model['class_name'] !== 'string' || model['config'] === undefined) throw new Error(i18n.t('This JSON describes no layers: it has no “class_name” and “config”. Choose the model.json of a TensorFlow.js LayersModel.'));
  // Keras 3 has it beside the model's own configuration.
  const training = topology['training_config'] ?? file['trainingConfig'] ?? file['training_config'] ?? model['compile_config'];
  return { model, training: camel(recordOf(training ?? null)) as Config };
}

interface Ends {
  readonly inputs: Topology['inputs'];
  readonly outputs: readonly string[];
}

const MODELS = new Set(['Sequential', 'Functional', 'Model']);

class Reading {
  readonly layers: ImportedLayer[] = [];
  readonly calls = new Map<string, number>();

  /**
   * @param prefix of keys within a model within the model.
   * @param given what feeds the model, where it is within another.
   */
  model(model: Config, prefix: string, given: readonly string[] | null): Ends {
    const className = textIn(model, 'className');
    const config = model['config'];
    if (className === 'Sequential') return this.#sequential(Array.isArray(config) ? config : listIn(configOf(model), 'layers'), prefix, given);
    if (MODELS.has(className ?? '') && listIn(configOf(model), 'inputLayers').length > 0) return this.#functional(configOf(model), prefix, given);
    throw new Error(i18n.t('The model is of the class “{className}”; Netloom reads Sequential and functional models. Save it as one of these.', { className: className ?? '?' }));
  }

  #sequential(layers: readonly Json[], prefix: string, given: readonly string[] | null): Ends {
    const inputs: Topology['inputs'][number][] = [];
    let before = given;
    for (const each of layers) {
      const layer = recordOf(each);
      const config = configOf(layer);
      if (!before) {
        const key = textIn(layer, 'className') === 'InputLayer' ? `${prefix}${textIn(config, 'name') ?? 'input'}` : `${prefix}input`;
        const shape = shapeIn(config) ?? shapeIn(firstLayerConfig(layer));
        if (!shape) throw new Error(i18n.t('The model does not say what goes into its first layer (“batch_input_shape”). Build it with an Input, and save it again.'));
        inputs.push({ key, shape });
        before = [key];
      }
      if (textIn(layer, 'className') !== 'InputLayer') before = this.#call(layer, prefix, before);
    }
    return { inputs, outputs: before ?? [] };
  }

  #functional(config: Config, prefix: string, given: readonly string[] | null): Ends {
    const listed = listIn(config, 'layers').map(recordOf);
    const results = new Map<string, readonly string[]>();
    const inputs: Topology['inputs'][number][] = [];
    const names = ends(config['inputLayers'] ?? []).map(([name]) => name);
    names.forEach((name, place) => {
      const layer = listed.find((each) => nameOf(each) === name);
      const key = given?.[place] ?? `${prefix}${name}`;
      if (!given) inputs.push({ key, shape: shapeIn(configOf(layer ?? {})) ?? [] });
      results.set(`${name} 0`, [key]);
    });
    // Layers stand in an order in which each comes after those that feed it, but for models edited by hand.
    let waiting = listed.filter((layer) => textIn(layer, 'className') !== 'InputLayer').flatMap((layer) => callsOf(layer).map((sources, call) => ({ layer, sources, call })));
    while (waiting.length > 0) {
      const ready = waiting.filter(({ sources }) => sources.every((source) => results.has(`${source.layer} ${source.call}`)));
      if (ready.length === 0) throw new Error(i18n.t('The layers of the model wait for each other: “{layer}” takes what no layer gives. The file may have been edited; save the model again.', { layer: nameOf(waiting[0]?.layer ?? {}) }));
      for (const { layer, sources, call } of ready) {
        const fed = sources.map((source) => results.get(`${source.layer} ${source.call}`)?.[source.tensor] ?? '');
        results.set(`${nameOf(layer)} ${call}`, this.#call(layer, prefix, fed));
      }
      waiting = waiting.filter((each) => !ready.includes(each));
    }
    return { inputs, outputs: ends(config['outputLayers'] ?? []).map(([name, call, tensor]) => results.get(`${name} ${call}`)?.[tensor] ?? '') };
  }

  /** @returns the keys of what it gives: one for a layer, one for each output of a model. */
  #call(layer: Config, prefix: string, inputs: readonly string[]): readonly string[] {
    const className = textIn(layer, 'className') ?? '?';
    const name = nameOf(layer);
    const known = `${prefix}${name}`;
    const count = (this.calls.get(known) ?? 0) + 1;
    this.calls.set(known, count);
    const key = count === 1 ? known : `${known}_${count}`;
    if (MODELS.has(className)) return this.model(layer, `${key}/`, inputs).outputs;
    this.layers.push({ key, name, className: className.includes('>') ? className.slice(className.indexOf('>') + 1) : className, config: configOf(layer), inputs });
    return [key];
  }
}

interface Source {
  readonly layer: string;
  readonly call: number;
  readonly tensor: number;
}

/** What feeds each call of a layer. */
function callsOf(layer: Config): readonly (readonly Source[])[] {
  return listIn(layer, 'inboundNodes').map((node) => {
    if (!Array.isArray(node)) return historiesIn(recordOf(node)['args'] ?? null);
    // A single source may stand without a list around it.
    const sources = (typeof node[0] === 'string' ? [node] : node) as readonly Json[];
    return sources.map((source) => {
      const [name, call, tensor] = source as readonly [string, number, number];
      return { layer: String(name), call: Number(call), tensor: Number(tensor) };
    });
  });
}

/** Keras 3 writes the arguments of the call; tensors in them say where they come from. */
function historiesIn(value: Json): readonly Source[] {
  if (Array.isArray(value)) return value.flatMap((each: Json) => historiesIn(each));
  if (typeof value !== 'object' || value === null) return [];
  const history = configOf(recordOf(value))['kerasHistory'];
  if (!Array.isArray(history)) return [];
  const [layer, call, tensor] = history as unknown as readonly [string, number, number];
  return [{ layer, call, tensor }];
}

/** `[["dense", 0, 0], ...]`, or one of them without the outer list. */
function ends(value: Json): readonly (readonly [string, number, number])[] {
  const list = Array.isArray(value) ? (value as readonly Json[]) : [];
  return (typeof list[0] === 'string' ? [list] : list) as readonly (readonly [string, number, number])[];
}

function nameOf(layer: Config): string {
  return textIn(layer, 'name') ?? textIn(configOf(layer), 'name') ?? '?';
}

function firstLayerConfig(layer: Config): Config {
  const inner = listIn(configOf(layer), 'layers')[0];
  return inner === undefined ? {} : configOf(recordOf(inner));
}

/** Sizes without the batch, in any of the forms in which they are saved. */
function shapeIn(config: Config): readonly (number | null)[] | null {
  const given = config['batchInputShape'] ?? config['batchShape'];
  const list = Array.isArray(given) ? (given as readonly Json[]) : listIn(recordOf(given ?? null), 'items');
  return list.length === 0 ? null : list.slice(1).map((size) => (typeof size === 'number' ? size : null));
}

function lossesOf(training: Config): readonly string[] {
  const { loss } = training;
  const each = Array.isArray(loss) ? (loss as readonly Json[]) : typeof loss === 'object' && loss !== null && !('className' in loss) ? Object.values(loss) : [loss ?? null];
  return each.map((value) => (typeof value === 'string' ? value : (textIn(configOf(recordOf(value)), 'name') ?? ''))).filter(Boolean);
}

function optimizerOf(training: Config): Topology['optimizer'] {
  const optimizer = recordOf(training['optimizerConfig'] ?? training['optimizer'] ?? null);
  const className = textIn(optimizer, 'className');
  return className === undefined ? null : { className: className.slice(className.indexOf('>') + 1), config: configOf(optimizer) };
}

/** Keys in camelCase, at every depth; values stay. */
function camel(value: Json): Json {
  if (Array.isArray(value)) return value.map((each: Json) => camel(each));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key.replaceAll(/(?<=[a-z0-9])_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()), camel(each as Json)]));
}

function recordOf(value: Json): Config {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Config) : {};
}

function configOf(layer: Config): Config {
  return recordOf(layer['config'] ?? null);
}

function textIn(config: Config, name: string): string | undefined {
  const value = config[name];
  return typeof value === 'string' ? value : undefined;
}

function listIn(config: Config, name: string): readonly Json[] {
  const value = config[name];
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}
