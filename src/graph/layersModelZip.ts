/** A TensorFlow.js LayersModel as one file: a zip of `model.json` and `weights.bin`. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { readLayersModel, type LayerWeights } from './layersModel.ts';
import { i18n } from '../words/i18n.ts';

/** A file that was chosen: its name without folders, and what is in it. */
export interface NamedBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** More than any network that trains in a browser; a small zip can unpack to far more than memory holds. */
const MAX_BYTES = 1_000_000_000;
/** zip has no time before this; a fixed one makes equal models equal files. */
const TIME = new Date(1980, 0, 2);

/** @param modelJson the text of model.json, which calls the other file `weights.bin`. */
export function zipLayersModel(modelJson: string, weights: Uint8Array): Uint8Array {
  return zipSync({ 'model.json': strToU8(modelJson), 'weights.bin': weights }, { mtime: TIME });
}

/** A LayersModel's files, unpacked. */
export interface ModelFiles {
  /** The text of model.json. */
  readonly modelJson: string;
  /** The bytes of a file that model.json names; null where it is not among them. */
  fileOf(name: string): Uint8Array | null;
}

/**
 * The files of a LayersModel from its zip, or from those that were chosen.
 * @throws an error whose message says what is missing.
 */
export function modelFilesOf(chosen: readonly NamedBytes[]): ModelFiles {
  const zip = chosen.find(({ name }) => isZip(name));
  const files = zip ? unpack(zip.bytes) : chosen;
  const model = files.find(({ name }) => name === 'model.json') ?? files.find(({ name }) => name.toLowerCase().endsWith('.json'));
  if (!model) {
    throw new Error(zip ? i18n.t('The zip holds no model.json, so it is no TensorFlow.js model. Choose the zip that was saved with the weights.') : i18n.t('There is no model.json among the files. Choose it together with its weights.bin, or choose the zip that holds both.'));
  }
  return { modelJson: strFromU8(model.bytes), fileOf: (name) => files.find((file) => file.name === name)?.bytes ?? null };
}

/**
 * The weights of a LayersModel from its zip, or from model.json with the files that it names.
 * @throws an error whose message says what is wrong with the files.
 */
export function readLayersModelFiles(chosen: readonly NamedBytes[]): readonly LayerWeights[] {
  const { modelJson, fileOf } = modelFilesOf(chosen);
  return readLayersModel(modelJson, fileOf);
}

/** Names of the files that hold a model's weights, without folders; none for an architecture alone, or for what is no model at all. */
export function weightFilesOf(modelJson: string): readonly string[] {
  let model: { readonly weightsManifest?: readonly { readonly paths?: readonly string[] }[] } | null;
  try {
    model = JSON.parse(modelJson) as typeof model;
  } catch {
    return [];
  }
  const groups = Array.isArray(model?.weightsManifest) ? model.weightsManifest : [];
  return groups.flatMap((group) => group?.paths ?? []).map((path) => String(path).slice(String(path).lastIndexOf('/') + 1));
}

/** The model's weights; null where it comes without: alone, model.json still tells of every layer. @throws where they are damaged */
export function weightsIfThere({ modelJson, fileOf }: ModelFiles): readonly LayerWeights[] | null {
  return weightFilesOf(modelJson).some((name) => fileOf(name)) ? readLayersModel(modelJson, fileOf) : null;
}

export function isZip(name: string): boolean {
  return name.toLowerCase().endsWith('.zip');
}

function unpack(zip: Uint8Array): readonly NamedBytes[] {
  let bytes = 0;
  let entries: Readonly<Record<string, Uint8Array>>;
  try {
    entries = unzipSync(zip, {
      filter: ({ name, originalSize }) => {
        if (!/\.(json|bin)$/i.test(name)) return false;
        bytes += originalSize;
        return bytes <= MAX_BYTES;
      },
    });
  } catch {
    throw new Error(i18n.t('The zip cannot be unpacked. It may be cut short; save the model again.'));
  }
  if (bytes > MAX_BYTES) throw new Error(i18n.t('The zip unpacks to more than {MAX_BYTES, number} bytes, which is more than a browser can hold.', { MAX_BYTES }));
  return Object.entries(entries).map(([name, content]) => ({ name: name.slice(name.lastIndexOf('/') + 1), bytes: content }));
}
