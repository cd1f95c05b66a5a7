/**
 * Weights of a TensorFlow.js LayersModel: `model.json`, whose `weightsManifest` lists arrays called
 * "layer/weight", and the arrays themselves as little-endian float32
 * (tensorflow.org/js/guide/save_load). Layers are called as the nodes.
 */
import { z } from './zod.ts';
import type { NestedNumbers } from './document.ts';
import { nested, type WeightsByNode } from './safetensors.ts';
import { i18n } from '../words/i18n.ts';
import { series } from '../words/list.ts';

/** A node that has weights, as the compiler's operations say it. */
export interface WeightPlace {
  readonly node: string;
  readonly label: string;
  readonly weights: readonly { readonly name: string; readonly shape: readonly number[] }[];
}

/** The weights of one layer, in the layer's own order. */
export interface LayerWeights {
  readonly layer: string;
  readonly weights: readonly { readonly name: string; readonly shape: readonly number[]; readonly values: NestedNumbers }[];
}

const manifestSchema = z.array(
  z.object({
    paths: z.array(z.string()),
    weights: z.array(z.object({ name: z.string(), shape: z.array(z.int().min(0)), dtype: z.string(), quantization: z.unknown().optional() })),
  }),
);
type Group = z.infer<typeof manifestSchema>[number];


/**
 * A node's id as a layer's name. TensorFlow.js takes letters, digits, `-`, `_` and dots, first a letter
 * or a digit; other characters are written `.e4.`, which no id holds itself, for ids have no dots.
 */
export function layerNameOf(node: string): string {
  const name = node.replaceAll(/[^A-Za-z0-9_-]/gu, escaped).replace(/^[_-]/, escaped);
  return name.startsWith('.') ? `x.${name}` : name;
}

/** The id that `layerNameOf` made into this name. */
export function nodeOfLayer(layer: string): string {
  return layer.replace(/^x\.(?=\.)/, '').replaceAll(/\.([0-9a-f]{1,6})\./g, (text, code: string) => {
    const point = parseInt(code, 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : text;
  });
}

function escaped(character: string): string {
  return `.${(character.codePointAt(0) ?? 0).toString(16)}.`;
}

/**
 * Reads the weights of a saved LayersModel, by layer, in the order of the file.
 * @param fileOf the bytes of a file that model.json names (`weights.bin`), or null where there is none.
 * @throws an error whose message says what is wrong with the files.
 */
export function readLayersModel(modelJson: string, fileOf: (name: string) => Uint8Array | null): readonly LayerWeights[] {
  const layers = new Map<string, LayerWeights['weights'][number][]>();
  for (const group of manifestOf(modelJson)) {
    const bytes = bytesOf(group, fileOf);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let at = 0;
    for (const { name, shape, dtype, quantization } of group.weights) {
      if (dtype !== 'float32' || quantization !== undefined) {
        const found = quantization === undefined ? dtype : i18n.t('rounded numbers (quantized)');
        throw new Error(i18n.t('The weight “{name}” is saved as {found}; Netloom reads float32. Save the model again without quantization.', { name, found }));
      }
      const count = shape.reduce((product, size) => product * size, 1);
      if (at + 4 * count > bytes.length) {
        throw new Error(i18n.t('The weights break off: “{name}” should end at byte {end, number}, but there are {length, number} bytes. The file may be cut short; save the model again.', { name, end: at + 4 * count, length: bytes.length }));
      }
      const first = at;
      const values = nested(Array.from({ length: count }, (_, index) => view.getFloat32(first + 4 * index, true)), shape);
      at += 4 * count;
      const [layer, weight] = namesOf(name);
      layers.set(layer, [...(layers.get(layer) ?? []), { name: weight, shape, values }]);
    }
    if (at !== bytes.length) {
      throw new Error(i18n.t('model.json tells of {told, number} bytes of weights, but there are {length, number}. The files may belong to two models; choose those that were saved together.', { told: at, length: bytes.length }));
    }
  }
  return [...layers].map(([layer, weights]) => ({ layer, weights }));
}

/** "hidden/kernel" is the weight `kernel` of the layer `hidden`; Keras puts a cell's name between them. */
function namesOf(name: string): readonly [layer: string, weight: string] {
  const weight = name.slice(name.lastIndexOf('/') + 1).replace(/:\d+$/, '');
  return [name.split('/', 1)[0] ?? '', weight.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())];
}

function manifestOf(modelJson: string): readonly Group[] {
  let model: unknown;
  try {
    model = JSON.parse(modelJson);
  } catch {
    throw new Error(i18n.t('model.json is not JSON. It may be cut short, or be another kind of file. Choose the model.json of a TensorFlow.js LayersModel.'));
  }
  const { format, weightsManifest } = (typeof model === 'object' && model !== null ? model : {}) as { readonly format?: unknown; readonly weightsManifest?: unknown };
  if (format === 'netloom-graph') throw new Error(i18n.t('This is a Netloom graph. Choose “Open…” for it; weights come as a safetensors file or a TensorFlow.js model.'));
  if (format === 'graph-model') throw new Error(i18n.t('This is a TensorFlow.js graph model, whose weights belong to no layers. Convert it with --output_format=tfjs_layers_model.'));
  if (weightsManifest === undefined) throw new Error(i18n.t('This JSON is no TensorFlow.js model: it has no “weightsManifest”. Choose the model.json of a TensorFlow.js LayersModel.'));
  const parsed = manifestSchema.safeParse(weightsManifest);
  if (parsed.success) return parsed.data;
  const path = parsed.error.issues[0]?.path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('') ?? '';
  throw new Error(i18n.t('The list of weights in model.json is damaged at “{place}”. Save the model again.', { place: `weightsManifest${path}` }));
}

function bytesOf({ paths }: Group, fileOf: (name: string) => Uint8Array | null): Uint8Array {
  const parts = paths.map((path) => {
    const part = fileOf(path.slice(path.lastIndexOf('/') + 1));
    if (!part) throw new Error(i18n.t('model.json names the file “{file}”, which is missing. Choose it together with model.json.', { file: path.replace(/^\.\//, '') }));
    return part;
  });
  if (parts.length === 1 && parts[0]) return parts[0];
  const joined = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

/**
 * Weights by node and name. Layers go to the nodes whose names they bear; where none does, as in a
 * model from elsewhere, they go to the nodes in order.
 * @param places the graph's nodes in the order of the program.
 * @throws an error that says what does not fit and where.
 */
export function weightsForNodes(layers: readonly LayerWeights[], places: readonly WeightPlace[]): WeightsByNode {
  const weighted = places.filter(({ weights }) => weights.length > 0);
  const named = layers.some(({ layer }) => weighted.some(({ node }) => node === nodeOfLayer(layer)));
  if (!named && layers.length !== weighted.length) {
    const found = { layers: layers.length, layerNames: someOf(layers.map(({ layer }) => layer)), nodes: weighted.length, nodeNames: someOf(weighted.map(({ node }) => node)) };
    throw new Error(i18n.t('The model has {layers, plural, one {# layer} other {# layers}} with weights ({layerNames}), but the graph has {nodes, plural, one {# node} other {# nodes}} with weights ({nodeNames}). Open the graph from which the model was saved, then try again.', found));
  }
  const pairs = layers.map((layer, index) => {
    const place = named ? weighted.find(({ node }) => node === nodeOfLayer(layer.layer)) : weighted[index];
    if (!place) throw new Error(i18n.t('The model has weights for a layer “{layer}”, but the graph has no node of this id with weights. Open the graph from which the model was saved, then try again.', { layer: layer.layer }));
    return [place, layer] as const;
  });
  const missing = weighted.find((place) => !pairs.some(([other]) => other === place));
  if (missing) throw new Error(i18n.t('The model has no weights for “{label}” ({node}). Open the graph from which the model was saved, then try again.', { label: missing.label, node: missing.node }));
  return Object.fromEntries(pairs.map(([place, layer]) => [place.node, weightsForPlace(place, layer)]));
}

function weightsForPlace({ label, weights }: WeightPlace, layer: LayerWeights): Readonly<Record<string, NestedNumbers>> {
  if (layer.weights.length !== weights.length) {
    const found = { label, arrays: weights.length, names: someOf(weights.map(({ name }) => name)), layer: layer.layer, others: layer.weights.length, otherNames: someOf(layer.weights.map(({ name }) => name)) };
    throw new Error(i18n.t('“{label}” has {arrays, plural, one {# weight array} other {# weight arrays}} ({names}), but the model’s layer “{layer}” has {others} ({otherNames}). Open the graph from which the model was saved, then try again.', found));
  }
  const byName = weights.every(({ name }) => layer.weights.some((each) => each.name === name));
  return Object.fromEntries(
    weights.map(({ name, shape }, index) => {
      const found = byName ? layer.weights.find((each) => each.name === name) : layer.weights[index];
      if (found?.shape.join() !== shape.join()) {
        throw new Error(i18n.t('“{name}” of “{label}” is {expected} in the graph, but {found} in the model. Open the graph from which the model was saved, then try again.', { name, label, expected: sizes(shape), found: sizes(found?.shape ?? []) }));
      }
      return [name, found.values];
    }),
  );
}

function sizes(shape: readonly number[]): string {
  return shape.length === 0 ? i18n.t('one number') : shape.join(' × ');
}

function someOf(names: readonly string[]): string {
  if (names.length === 0) return i18n.t('none');
  return names.length > 6 ? i18n.t('{names} and {more} more', { names: series(names.slice(0, 5)), more: names.length - 5 }) : series(names);
}
