/**
 * What a node kind is. A kind's file holds all that the product knows of it: the palette, the
 * inspector, the canvas, the compiler, the engine, the emitters and the documentation read it here.
 */
import type * as tfjs from '@tensorflow/tfjs';
import type { z } from '../graph/zod.ts';
import type { Json } from '../graph/document.ts';
import type { TensorType } from '../graph/tensorType.ts';
import { i18n } from '../words/i18n.ts';

/** TensorFlow.js, handed in by the runtime: nothing outside `runtime` may import it as a value. */
export type TF = typeof tfjs;

export const CATEGORIES = ['data', 'layer', 'activation', 'regularisation', 'shape', 'loss'] as const;
export type Category = (typeof CATEGORIES)[number];

export interface Port {
  /** As in an edge's end: `in`, `out`, `features`. */
  readonly name: string;
  readonly label: string;
}

/** A weight array of a layer, in the order in which tfjs lists them. */
export interface WeightSpec {
  /** Keras's name: `kernel`, `bias`, `gamma`, `movingMean`. */
  readonly name: string;
  readonly shape: readonly number[];
  readonly trainable: boolean;
}

/** What a kind says when its inputs or parameters cannot work. The compiler turns it into a diagnostic. */
export interface InferenceProblem {
  readonly code: 'shape-rank' | 'shape-size' | 'shape-mismatch' | 'param-value' | 'data';
  /** The input that does not fit, or the parameter that has the wrong value. */
  readonly port?: string;
  readonly param?: string;
  /** "28 × 28 × 32", "a kernel of 5 on 3 pixels". Completes "gets …". */
  readonly found: string;
  /** "one flat row of numbers". Completes "expects …". */
  readonly expected: string;
  /** Why, in plain words: a whole sentence. */
  readonly why: string;
  /** A way out, where one is known. */
  readonly fix?: FixRequest;
}

export type FixRequest =
  /** Put a node of this kind into the wire that ends at the problem's port. */
  | { readonly type: 'insert'; readonly kind: string; readonly params?: Readonly<Record<string, Json>> }
  | { readonly type: 'setParams'; readonly label: string; readonly params: Readonly<Record<string, Json>> };

export type Inference =
  | { readonly ok: true; readonly outputs: Readonly<Record<string, TensorType>> }
  | { readonly ok: false; readonly problem: InferenceProblem };

/** A layer that tfjs and Keras both have. One set of values builds it there and writes it here. */
export interface StockLayer<P> {
  /** The class in Keras, `Dense`, and with a small first letter the factory in `tf.layers`. */
  readonly className: string;
  /** tfjs's factory where its name is not the class's: `maxPooling2d` for `MaxPooling2D`. */
  readonly factory: string;
  /** Arguments in camelCase as tfjs takes them; Keras's are the same in snake_case. Initializers by name; the runtime seeds them. */
  args(params: P, input: TensorType): Readonly<Record<string, Json>>;
}

/** What `call` gets beside its inputs. */
export interface CallContext {
  readonly training: boolean;
  /** The kind's own weights, by name, for kinds that are no stock layer. */
  readonly weights: Readonly<Record<string, tfjs.Tensor>>;
  /** Chance, for dropout and noise. */
  readonly random: Random;
}

/** Random numbers, others at each call and each step, repeatable from the run's seed. */
export interface Random {
  /** From 0 up to 1. */
  uniform(shape: readonly number[]): tfjs.Tensor;
  /** With mean 0 and spread 1. */
  normal(shape: readonly number[]): tfjs.Tensor;
}

/**
 * What an emitter knows when it writes a node. The code may use the names `keras`, `layers`, `ops`
 * (Keras 3), `torch`, `nn`, `F` (PyTorch) and `tf` (TensorFlow.js).
 *
 * In PyTorch a value of rank 3 (an image) is held as `[batch, channels, height, width]`: the emitter
 * permutes once, after the data. Every other rank is held as in Keras; a sequence is
 * `[batch, steps, features]`.
 */
export interface CodeContext<P> {
  readonly params: P;
  /** Types of the inputs in the order of the ports; image shapes are `[height, width, channels]`. */
  readonly inputs: readonly TensorType[];
  readonly output: TensorType;
  /** Variables that hold the inputs, in the same order. */
  readonly names: readonly string[];
  /** The attribute that holds the module or layer: `self.hidden` in PyTorch. */
  readonly self: string;
}

/** How a kind is written in one target language. */
export interface Code {
  /** The module or layer that is made once: `nn.Linear(3, 4, bias=False)`; left out for plain functions. */
  readonly create?: string;
  /** What is computed from the inputs: `self.hidden(x)`, `torch.relu(x)`. */
  readonly apply: string;
  /** Definitions that must stand above (the LRN layer, the step function): name and complete source. */
  readonly definitions?: readonly { readonly name: string; readonly source: string }[];
}

/**
 * How one entry of a PyTorch module's `state_dict` comes from weights in Keras's layout:
 * `state[name] = weights[from].transpose(permute)`, then reshaped, order kept, to the entry's own shape.
 */
export interface TorchWeight {
  /** Within the node's module: `weight`, `bias_ih_l0`; empty where the node is a bare `nn.Parameter`. */
  readonly name: string;
  /** Name of the weight in `weights`; null for an entry that Keras does not have and that is all zeros. */
  readonly from: string | null;
  /** Order of the axes, as for `numpy.transpose`; left out where it stays. */
  readonly permute?: readonly number[];
}

export interface NodeKind<S extends z.ZodObject = z.ZodObject> {
  /** As in the document: `conv2d`. */
  readonly id: string;
  /** As on the node: "Conv2D". */
  readonly label: string;
  readonly category: Category;
  /** Other words people search for, never shown: "fully connected". In another language its own words and the English ones (`wordsOf`). */
  readonly aliases: readonly string[];
  /** A lucide icon by its name in kebab-case: "grid-3x3". */
  readonly icon: string;
  /** One plain sentence. */
  readonly summary: string;
  /** Two to five sentences, Markdown: what it does, when to use it, what to watch for. */
  readonly help: string;
  /** In TeX, for KaTeX. */
  readonly formula?: string;
  readonly params: S;

  readonly inputs: readonly Port[];
  readonly outputs: readonly Port[];
  /** Takes any number of wires, on ports `a`, `b`, `c`, ... in this order; `inputs` then lists the first two. */
  readonly variadic?: boolean;

  // Method syntax on purpose: it lets kinds of different parameters stand in one list.

  /** The one or two parameters that matter most, as the node's second line: "4 units, no bias". Empty when there are none. */
  headline(params: z.infer<S>): string;
  /** Shapes that leave, from shapes that arrive, or what is wrong with them. Inputs in the order of the ports. */
  infer(params: z.infer<S>, inputs: readonly TensorType[]): Inference;
  /** Weight arrays in tfjs's order (`layer.getWeights()`); none when left out. */
  weights?(params: z.infer<S>, inputs: readonly TensorType[]): readonly WeightSpec[];
  /** Multiply-adds for one example in the forward pass; 0 when left out. */
  multiplyAdds?(params: z.infer<S>, inputs: readonly TensorType[]): number;

  /** The layer in tfjs and Keras. A kind has this, or `call`, or both: `call` then computes while training and the layer is exported. */
  readonly layer?: StockLayer<z.infer<S>>;
  /** The computation itself, for kinds that tfjs has no layer for. Batch first: `[batch, height, width, channels]`. */
  call?(tf: TF, params: z.infer<S>, inputs: readonly tfjs.Tensor[], context: CallContext): tfjs.Tensor;
  /** How the weights of a `call` kind begin, in the order of `weights`; layers begin by their initializers. */
  start?(params: z.infer<S>): Readonly<Record<string, number>>;

  readonly code?: {
    /** Derived from `layer` when left out. */
    keras?(context: CodeContext<z.infer<S>>): Code;
    pytorch(context: CodeContext<z.infer<S>>): Code;
    /** Derived from `layer` when left out. */
    tfjs?(context: CodeContext<z.infer<S>>): Code;
    /** Where the weights go in the PyTorch module; only for kinds that have weights. */
    torchState?(params: z.infer<S>): readonly TorchWeight[];
  };
}

/** Keeps the parameter types of a kind while checking it against the interface. */
export function defineKind<S extends z.ZodObject>(kind: NodeKind<S>): NodeKind<S> {
  return kind;
}

/** The words of a list like `fully connected; fc`. In a catalogue it holds that language's words and, behind them, the English ones. */
export function wordsOf(list: string): readonly string[] {
  return list.split(/\s*[;；]\s*/);
}

/** One output of the given type, on port `out`. */
export function gives(type: TensorType): Inference {
  return { ok: true, outputs: { out: type } };
}

export function cannot(problem: InferenceProblem): Inference {
  return { ok: false, problem };
}

export const IN: readonly Port[] = [{ name: 'in', label: i18n.t('Input') }];
export const OUT: readonly Port[] = [{ name: 'out', label: i18n.t('Output') }];

/** The port of a variadic kind at a place in the order: `a`, `b`, ... `z`. */
export function variadicPort(index: number): string {
  return String.fromCharCode(97 + index);
}
export const MAX_VARIADIC = 26;
