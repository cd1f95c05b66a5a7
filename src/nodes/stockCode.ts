/**
 * How a node is written in each language. Stock layers are written from the values that also build
 * them (`layer.args`), so that what is trained and what is exported cannot drift apart.
 */
import type { Json } from '../graph/document.ts';
import type { Code, CodeContext, NodeKind, StockLayer } from './kind.ts';

type Arguments = Readonly<Record<string, Json>>;
type Params = Readonly<Record<string, unknown>>;

/** Defaults of Keras 3 (keras.io/api/layers); an argument equal to its default is not written. */
const KERAS_DEFAULTS: Arguments = {
  useBias: true,
  activation: 'linear',
  kernelInitializer: 'glorotUniform',
  depthwiseInitializer: 'glorotUniform',
  pointwiseInitializer: 'glorotUniform',
  recurrentInitializer: 'orthogonal',
  embeddingsInitializer: 'randomUniform',
  recurrentActivation: 'sigmoid',
  unitForgetBias: true,
  returnSequences: false,
  dilationRate: 1,
  depthMultiplier: 1,
  strides: 1,
  padding: 'valid',
  axis: -1,
};
/** The same for single classes. */
const KERAS_DEFAULTS_OF: Readonly<Record<string, Arguments>> = {
  SimpleRNN: { activation: 'tanh' },
  LSTM: { activation: 'tanh' },
  GRU: { activation: 'tanh' },
  BatchNormalization: { momentum: 0.99, epsilon: 0.001 },
  LayerNormalization: { epsilon: 0.001 },
};

/** Defaults of tfjs, where some are others (js.tensorflow.org/api/latest). Without `unitForgetBias` its LSTM starts from zero biases. */
const TFJS_DEFAULTS: Arguments = { ...KERAS_DEFAULTS, kernelInitializer: 'glorotNormal', recurrentActivation: 'hardSigmoid', unitForgetBias: false, resetAfter: false };
const TFJS_DEFAULTS_OF: Readonly<Record<string, Arguments>> = { ...KERAS_DEFAULTS_OF, Softmax: { axis: 1 } };

/** Arguments that come first and without a name in idiomatic Keras. */
const KERAS_POSITIONAL: Readonly<Record<string, readonly string[]>> = {
  Dense: ['units'],
  Conv1D: ['filters', 'kernelSize'],
  Conv2D: ['filters', 'kernelSize'],
  Conv2DTranspose: ['filters', 'kernelSize'],
  SeparableConv2D: ['filters', 'kernelSize'],
  DepthwiseConv2D: ['kernelSize'],
  MaxPooling2D: ['poolSize'],
  AveragePooling2D: ['poolSize'],
  UpSampling2D: ['size'],
  ZeroPadding2D: ['padding'],
  Dropout: ['rate'],
  GaussianNoise: ['stddev'],
  Embedding: ['inputDim', 'outputDim'],
  SimpleRNN: ['units'],
  LSTM: ['units'],
  GRU: ['units'],
  Activation: ['activation'],
  Reshape: ['targetShape'],
  Permute: ['dims'],
};

/** Layers of tfjs that fail when they are made without an object of arguments, be it empty. */
const NEEDS_ARGUMENTS = new Set(['GlobalAveragePooling2D', 'GlobalMaxPooling2D', 'UpSampling2D']);

/** Where Keras 3 has another name than the tfjs name in snake_case. */
const KERAS_NAMES: Readonly<Record<string, Readonly<Record<string, string>>>> = { LeakyReLU: { alpha: 'negative_slope' } };

/** Values that name something: `glorotUniform` is `glorot_uniform` in Keras. */
const NAMING = new Set(['activation', 'recurrentActivation', 'kernelInitializer', 'recurrentInitializer', 'depthwiseInitializer', 'pointwiseInitializer', 'embeddingsInitializer']);

/** Makes a layer in Keras: `layers.Dense(4, use_bias=False)`. */
export function kerasLayer(layer: StockLayer<never>, args: Arguments): string {
  const { className } = layer;
  const written = withoutDefaults(args, className, KERAS_DEFAULTS, KERAS_DEFAULTS_OF);
  const positional = (KERAS_POSITIONAL[className] ?? []).map((name) => pythonValue(name, args[name] ?? null));
  const named = Object.entries(written)
    .filter(([name]) => !(KERAS_POSITIONAL[className] ?? []).includes(name))
    .map(([name, value]) => `${KERAS_NAMES[className]?.[name] ?? snakeCase(name)}=${pythonValue(name, value)}`);
  return `layers.${className}(${[...positional, ...named].join(', ')})`;
}

/** Makes a layer in TensorFlow.js: `tf.layers.dense({ units: 4, useBias: false })`. */
export function tfjsLayer(layer: StockLayer<never>, args: Arguments): string {
  const written = withoutDefaults(args, layer.className, TFJS_DEFAULTS, TFJS_DEFAULTS_OF);
  const entries = Object.entries(written).map(([name, value]) => `${name}: ${scriptValue(value)}`);
  const nothing = NEEDS_ARGUMENTS.has(layer.className) ? '{}' : '';
  return `tf.layers.${layer.factory}(${entries.length === 0 ? nothing : `{ ${entries.join(', ')} }`})`;
}

/** How a node of any kind is written in Keras 3. */
export function kerasCode(kind: NodeKind, context: CodeContext<Params>): Code {
  const own = kind.code?.keras?.(context);
  if (own) return own;
  const [layer, args] = stock(kind, context);
  const input = kind.variadic ? `[${context.names.join(', ')}]` : context.names.join(', ');
  return { create: kerasLayer(layer, args), apply: `${context.self}(${input})` };
}

/** How a node of any kind is written in TensorFlow.js. */
export function tfjsCode(kind: NodeKind, context: CodeContext<Params>): Code {
  const own = kind.code?.tfjs?.(context);
  if (own) return own;
  const [layer, args] = stock(kind, context);
  const input = kind.variadic ? `[${context.names.join(', ')}]` : context.names.join(', ');
  return { create: tfjsLayer(layer, args), apply: `${context.self}.apply(${input})` };
}

/** The class of a kind's layer in a saved model: Keras's own, or the one that the exported script defines (`LocalResponseNormalization`). Null for a kind that is no layer. */
export function layerClassOf(kind: NodeKind): string | null {
  if (kind.layer) return kind.layer.className;
  if (!kind.call || kind.inputs.length === 0) return null;
  const context = { params: kind.params.parse({}), inputs: [], output: { shape: [] }, names: ['x'], self: 'self' };
  return tfjsCode(kind, context).definitions?.[0]?.name ?? kind.label;
}

/** How a node of any kind is written in PyTorch. */
export function pytorchCode(kind: NodeKind, context: CodeContext<Params>): Code {
  if (!kind.code) throw new Error(`The kind “${kind.id}” computes nothing that could be written.`);
  return kind.code.pytorch(context);
}

function stock(kind: NodeKind, context: CodeContext<Params>): readonly [StockLayer<never>, Arguments] {
  if (!kind.layer) throw new Error(`The kind “${kind.id}” computes nothing that could be written.`);
  return [kind.layer, kind.layer.args(context.params, context.inputs[0] ?? { shape: [] })];
}

function withoutDefaults(args: Arguments, className: string, general: Arguments, special: Readonly<Record<string, Arguments>>): Arguments {
  // A pooling layer moves by the size of its window unless told otherwise.
  const pooling = 'poolSize' in args ? { strides: args['poolSize'] ?? null } : {};
  const activation = className === 'Activation' ? { activation: null } : {};
  const padding = className === 'ZeroPadding2D' ? { padding: null } : {};
  const defaults: Arguments = { ...general, ...special[className], ...pooling, ...activation, ...padding };
  return Object.fromEntries(Object.entries(args).filter(([name, value]) => defaults[name] === undefined || defaults[name] !== value));
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** A number of Python or JavaScript; both read `1e-7`. */
function pythonValue(name: string, value: Json): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'string') return `"${NAMING.has(name) ? snakeCase(value) : value}"`;
  if (Array.isArray(value)) return `(${value.map((item: Json) => pythonValue(name, item)).join(', ')}${value.length === 1 ? ',' : ''})`;
  const shares = regularizerOf(value);
  if (shares) return `keras.regularizers.L1L2(l1=${shares.l1}, l2=${shares.l2})`;
  return String(value);
}

function scriptValue(value: Json): string {
  if (typeof value === 'string') return `'${value}'`;
  if (Array.isArray(value)) return `[${value.map((item: Json) => scriptValue(item)).join(', ')}]`;
  const shares = regularizerOf(value);
  if (shares) return `tf.regularizers.l1l2({ l1: ${shares.l1}, l2: ${shares.l2} })`;
  return String(value);
}

/** The shares of a penalty in the form in which `regularizerArgs` writes it. */
function regularizerOf(value: Json): { readonly l1: number; readonly l2: number } | null {
  if (typeof value !== 'object' || value === null || !('config' in value)) return null;
  const config = value['config'] as { readonly l1: number; readonly l2: number };
  return { l1: config.l1, l2: config.l2 };
}
