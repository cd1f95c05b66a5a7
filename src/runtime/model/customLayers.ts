/**
 * Kinds that TensorFlow.js has no layer for, as layers, so that a saved model can hold them. Their
 * classes bear the names that the exported script gives them, and take the node's parameters.
 */
import type * as tfjs from '@tensorflow/tfjs';
import type { Json } from '../../graph/document.ts';
import type { NodeKind, Random, TF } from '../../nodes/kind.ts';
import { nodeKinds } from '../../nodes/registry.ts';
import { layerClassOf } from '../../nodes/stockCode.ts';
import type { Layer } from './unit.ts';

type Config = Readonly<Record<string, Json>>;
type LayerClass = (new (config: Config) => Layer) & { readonly className: string };

const registered = new Map<string, LayerClass>();

/**
 * Makes the classes known to `tf.loadLayersModel`, once.
 * @returns them by the id of the kind.
 */
export function registerCustomLayers(tf: TF): ReadonlyMap<string, LayerClass> {
  if (registered.size > 0) return registered;
  for (const kind of nodeKinds) {
    if (kind.layer || !kind.call || kind.inputs.length === 0) continue;
    const layerClass = makeClass(tf, kind);
    tf.serialization.registerClass(layerClass as unknown as Parameters<TF['serialization']['registerClass']>[0]);
    registered.set(kind.id, layerClass);
  }
  return registered;
}

function makeClass(tf: TF, kind: NodeKind): LayerClass {
  const Base = tf.layers.Layer as unknown as new (config: Config) => tfjs.layers.Layer;
  const names = Object.keys(kind.params.shape);
  return class extends Base {
    static readonly className = layerClassOf(kind) ?? kind.label;
    readonly #params: Config;

    constructor(config: Config) {
      super(config);
      this.#params = kind.params.parse(Object.fromEntries(names.map((name) => [name, config[name]]))) as Config;
    }

    override call(inputs: tfjs.Tensor | tfjs.Tensor[], options: Readonly<Record<string, unknown>>): tfjs.Tensor {
      const given = Array.isArray(inputs) ? inputs : [inputs];
      return tf.tidy(() => compute(tf, kind, this.#params, given, options['training'] === true));
    }

    override computeOutputShape(inputShape: tfjs.Shape): tfjs.Shape {
      return inputShape;
    }

    override getConfig(): tfjs.serialization.ConfigDict {
      return { ...super.getConfig(), ...this.#params } as tfjs.serialization.ConfigDict;
    }
  } as unknown as LayerClass;
}

function compute(tf: TF, kind: NodeKind, params: Config, inputs: readonly tfjs.Tensor[], training: boolean): tfjs.Tensor {
  if (!kind.call) throw new Error(`The kind “${kind.id}” has no computation.`);
  const random: Random = { uniform: (shape) => tf.randomUniform([...shape]), normal: (shape) => tf.randomNormal([...shape]) };
  return kind.call(tf, params, inputs, { training, weights: {}, random });
}
