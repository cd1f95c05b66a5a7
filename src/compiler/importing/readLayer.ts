/**
 * A layer's class and configuration as a node kind with its parameters. The values that build a kind's layer (`layer.args` in its own file)
 * read it as well: what is found is put into the parameters, and must come out of them again.
 */
import type { Json } from '../../graph/document.ts';
import type { TensorType } from '../../graph/tensorType.ts';
import type { NodeKind } from '../../nodes/kind.ts';
import { nodeKind, nodeKinds } from '../../nodes/registry.ts';
import { layerClassOf } from '../../nodes/stockCode.ts';
import { i18n } from '../../words/i18n.ts';

type Config = Readonly<Record<string, Json>>;

export type LayerReading =
  | { readonly kind: NodeKind; readonly params: Config; /** Settings that only matter in training and that Netloom does not have. */ readonly leftOut: readonly string[] }
  /** Why it is kept as it is: a whole sentence. */
  | { readonly kind: null; readonly reason: string };

/** @param input what goes in, where it is known; sizes that follow from it (Flatten) are checked then. */
export function readLayer(className: string, config: Config, input: TensorType | null): LayerReading {
  const kind = kindOf(className, config);
  if (!kind) return { kind: null, reason: i18n.t('Netloom has no such layer.') };
  const parsed = kind.params.safeParse(paramsFrom(kind, config));
  if (!parsed.success) {
    const name = String(parsed.error.issues[0]?.path[0] ?? '');
    return { kind: null, reason: i18n.t('Its “{setting}” is {value}, which Netloom does not have.', { setting: name, value: JSON.stringify(config[name] ?? null) }) };
  }
  const params = parsed.data as Config;
  const odd = differing(kind, params, config, input);
  if (odd !== null) return { kind: null, reason: i18n.t('Its “{setting}” is {value}, which Netloom does not have.', { setting: odd, value: JSON.stringify(config[odd] ?? null) }) };
  return { kind, params, leftOut: Object.keys(config).filter((name) => TRAINING_ONLY.test(name) && !READ_REGULARIZERS.has(name) && isSet(config[name] ?? null)) };
}

/** Activations that Keras knows by another name, and layers of their own for them. */
const OTHER_NAMES: Readonly<Record<string, string>> = { silu: 'swish', leaky_relu: 'leakyRelu' };

/** Flatten is a Reshape to TensorFlow.js, and most activations are one class. */
const byClass = new Map(nodeKinds.flatMap((kind) => {
  const className = layerClassOf(kind);
  return className === null || className === 'Activation' || kind.id === 'flatten' ? [] : [[className, kind] as const];
}));

function kindOf(className: string, config: Config): NodeKind | undefined {
  if (className === 'Flatten') return nodeKind('flatten');
  // One axis is all that is left: what Netloom itself saves of a Flatten.
  if (className === 'Reshape' && Array.isArray(config['targetShape']) && config['targetShape'].length === 1) return nodeKind('flatten');
  if (className === 'ELU' || className === 'Swish') return nodeKind(className.toLowerCase());
  if (className !== 'Activation') return byClass.get(className);
  const name = String(config['activation']);
  const kind = nodeKind(OTHER_NAMES[name] ?? name);
  return kind?.category === 'activation' ? kind : undefined;
}

/** Names of settings that are others in Keras. */
const SETTINGS: Readonly<Record<string, Readonly<Record<string, string>>>> = { leakyRelu: { negativeSlope: 'alpha' } };
/** Parameters that are lists themselves; of other lists (`[3, 3]`) all entries must be one number. */
const LISTS = new Set(['dims', 'targetShape']);

function paramsFrom(kind: NodeKind, config: Config): Config {
  const found = Object.keys(kind.params.shape).map((name): readonly [string, Json | undefined] => {
    if (name === 'kernelRegularizer') return [name, shares(config['kernelRegularizer'] ?? config['depthwiseRegularizer'] ?? null)];
    const value = config[name] ?? config[SETTINGS[kind.id]?.[name] ?? name];
    return [name, value === undefined || LISTS.has(name) ? value : plain(value)];
  });
  return Object.fromEntries(found.filter((entry): entry is readonly [string, Json] => entry[1] !== undefined));
}

/** `[[1, 1], [1, 1]]` as 1, a function without a name as none, Keras's second names as its first. */
function plain(value: Json): Json {
  if (Array.isArray(value)) {
    const flat = (value as readonly Json[]).map(plain);
    return flat.length > 0 && flat.every((each) => each === flat[0]) ? (flat[0] as Json) : value;
  }
  if (typeof value === 'string') return OTHER_NAMES[value] ?? value;
  return value;
}

/** The penalty of a saved regularizer: Keras has the classes L1, L2 and L1L2. */
function shares(regularizer: Json): Json | undefined {
  if (typeof regularizer !== 'object' || regularizer === null || !('config' in regularizer)) return undefined;
  const { l1, l2 } = regularizer['config'] as { readonly l1?: Json; readonly l2?: Json };
  return { l1: Number(l1 ?? 0), l2: Number(l2 ?? 0) };
}

/** What a layer may be told beside its arguments, as it must be for Netloom to compute the same. */
const AS_NETLOOM_HAS_IT: Config = {
  dataFormat: 'channels_last', groups: 1, dilationRate: 1, depthMultiplier: 1, goBackwards: false, stateful: false, returnState: false, returnSequences: false, timeMajor: false,
  dropout: 0, recurrentDropout: 0, maskZero: false, center: true, scale: true, interpolation: 'nearest', keepdims: false, maxValue: null, threshold: 0, noiseShape: null,
  outputPadding: null, resetAfter: false, activation: 'linear', useBias: true, inputLength: null, renorm: false,
};
/** Only where no parameter of the kind is called so. */
const BY_KIND: Readonly<Record<string, Config>> = { relu: { negativeSlope: 0 }, elu: { alpha: 1 }, average: {}, concat: {} };
const TRAINING_ONLY = /(Regularizer|Constraint)$/;
const READ_REGULARIZERS = new Set(['kernelRegularizer', 'depthwiseRegularizer', 'pointwiseRegularizer']);

/** The first setting by which the layer would compute something else than the kind; null where none does. */
function differing(kind: NodeKind, params: Config, config: Config, input: TensorType | null): string | null {
  const args = kind.layer && (input || kind.id !== 'flatten') ? kind.layer.args(params as never, input ?? { shape: [] }) : {};
  const own = new Set([...Object.keys(kind.params.shape), ...Object.values(SETTINGS[kind.id] ?? {})]);
  const expected: Config = { ...withoutNamed(AS_NETLOOM_HAS_IT, own), ...BY_KIND[kind.id], ...(kind.layer?.className === 'Activation' ? { activation: kind.id } : {}), ...args };
  for (const [name, wanted] of Object.entries(expected)) {
    const found = config[name];
    if (found === undefined || /(Initializer|Regularizer)$/.test(name) || isOpen(name, found)) continue;
    // Left empty is not so.
    if (found === null && (wanted === false || wanted === 0)) continue;
    if (JSON.stringify(comparable(name, found)) !== JSON.stringify(comparable(name, wanted))) return name;
  }
  return axisDiffers(kind, config, input) ? 'axis' : null;
}

function withoutNamed(config: Config, names: ReadonlySet<string>): Config {
  return Object.fromEntries(Object.entries(config).filter(([name]) => !names.has(name)));
}

/** A size left open (-1) follows from the others. */
function isOpen(name: string, value: Json): boolean {
  return name === 'targetShape' && Array.isArray(value) && value.includes(-1);
}

function comparable(name: string, value: Json): Json {
  const simple = LISTS.has(name) ? value : plain(value);
  // Keras names no activation where it has none.
  if (/activation$/i.test(name)) return simple ?? 'linear';
  return simple;
}

/** Normalizations are along the channels. */
function axisDiffers(kind: NodeKind, { axis }: Config, input: TensorType | null): boolean {
  if (axis === undefined || (kind.id !== 'batchNorm' && kind.id !== 'layerNorm')) return false;
  const place = plain(axis);
  return place !== -1 && place !== (input ? input.shape.length : place);
}

function isSet(value: Json): boolean {
  return value !== null;
}
