/** Holding gradients back before an update, as Keras's optimizers do (`clipvalue`, `clipnorm`, `global_clipnorm`). */
import type * as tfjs from '@tensorflow/tfjs';
import type { Clipping } from '../../graph/document.ts';
import type { ClippingKind } from '../../graph/trainingFields.ts';
import { i18n } from '../../words/i18n.ts';
import type { TF } from '../kind.ts';

type Gradients = Readonly<Record<string, tfjs.Tensor>>;

export interface ClippingInfo {
  readonly kind: ClippingKind;
  readonly label: string;
  /** One plain sentence. */
  readonly summary: string;
  /** In TeX: g is a weight's gradient, c the limit. */
  readonly formula: string;
  clip(tf: TF, gradients: Gradients, limit: number): Record<string, tfjs.Tensor>;
  /** The argument of a Keras optimizer; a statement on `model`; an expression on `gradients` by name. */
  code(limit: number): { readonly keras: string; readonly pytorch: string; readonly tfjs: string };
}

function mapped(gradients: Gradients, change: (gradient: tfjs.Tensor) => tfjs.Tensor): Record<string, tfjs.Tensor> {
  return Object.fromEntries(Object.entries(gradients).map(([name, gradient]) => [name, change(gradient)]));
}

/** limit / max(norm, limit): 1 where the norm is small enough, and never a division by zero. */
function shrunk(tf: TF, gradient: tfjs.Tensor, square: tfjs.Tensor, limit: number): tfjs.Tensor {
  return tf.mul(gradient, tf.div(limit, tf.maximum(tf.sqrt(square), limit)));
}

const value: ClippingInfo = {
  kind: 'value',
  label: i18n.t('By value'),
  summary: i18n.t('Cuts each number of a gradient off at the limit, in both directions.'),
  formula: 'g_i \\leftarrow \\max(-c, \\min(g_i, c))',
  clip: (tf, gradients, limit) => mapped(gradients, (gradient) => tf.minimum(tf.maximum(gradient, -limit), limit)),
  code: (limit) => ({
    keras: `clipvalue=${limit}`,
    pytorch: `nn.utils.clip_grad_value_(model.parameters(), ${limit})`,
    tfjs: `Object.fromEntries(Object.entries(gradients).map(([name, gradient]) => [name, gradient.clipByValue(${-limit}, ${limit})]))`,
  }),
};

const norm: ClippingInfo = {
  kind: 'norm',
  label: i18n.t('By norm, each weight'),
  summary: i18n.t('Shortens the gradient of each weight array to the limit; its direction stays.'),
  formula: 'g \\leftarrow g \\cdot c / \\max(\\lVert g \\rVert, c)',
  clip: (tf, gradients, limit) => mapped(gradients, (gradient) => shrunk(tf, gradient, tf.sum(tf.square(gradient)), limit)),
  code: (limit) => ({
    keras: `clipnorm=${limit}`,
    pytorch: `for weight in model.parameters():\n    nn.utils.clip_grad_norm_(weight, ${limit})`,
    tfjs: `Object.fromEntries(Object.entries(gradients).map(([name, gradient]) => [name, gradient.mul(tf.div(${limit}, gradient.square().sum().sqrt().maximum(${limit})))]))`,
  }),
};

const globalNorm: ClippingInfo = {
  kind: 'globalNorm',
  label: i18n.t('By norm, all together'),
  summary: i18n.t('Shortens all gradients by the same share, so that together they are no longer than the limit (Pascanu and others, 2013).'),
  formula: 'g \\leftarrow g \\cdot c / \\max\\bigl(\\sqrt{\\textstyle\\sum \\lVert g \\rVert^2}, c\\bigr)',
  clip(tf, gradients, limit) {
    const squares = Object.values(gradients).map((gradient) => tf.sum(tf.square(gradient)));
    const [first, ...rest] = squares;
    if (!first) return {};
    const square = rest.reduce<tfjs.Tensor>((sum, each) => tf.add(sum, each), first);
    return mapped(gradients, (gradient) => shrunk(tf, gradient, square, limit));
  },
  code: (limit) => ({
    keras: `global_clipnorm=${limit}`,
    pytorch: `nn.utils.clip_grad_norm_(model.parameters(), ${limit})`,
    tfjs: `((share) => Object.fromEntries(Object.entries(gradients).map(([name, gradient]) => [name, gradient.mul(share)])))(tf.div(${limit}, tf.addN(Object.values(gradients).map((gradient) => gradient.square().sum())).sqrt().maximum(${limit})))`,
  }),
};

/** In the order of the menu. */
export const clippings: readonly ClippingInfo[] = [value, norm, globalNorm];

/** The clipping of that kind. */
export function clippingInfo(kind: ClippingKind): ClippingInfo {
  const info = clippings.find((candidate) => candidate.kind === kind);
  if (!info) throw new Error(`There is no clipping “${String(kind)}”.`);
  return info;
}

/**
 * The gradients of one step, by variable name, held back. New tensors, which the caller disposes of;
 * without clipping the same that were given. Reads no values, so a step can be captured with it.
 */
export function clipGradients(tf: TF, clipping: Clipping | null, gradients: Record<string, tfjs.Tensor>): Record<string, tfjs.Tensor> {
  return clipping ? tf.tidy(() => clippingInfo(clipping.kind).clip(tf, gradients, clipping.limit)) : gradients;
}
