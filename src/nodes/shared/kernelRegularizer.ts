import { z } from '../../graph/zod.ts';
import { described } from '../../graph/fields.ts';
import type { Json } from '../../graph/document.ts';
import { i18n } from '../../words/i18n.ts';

/** Shares of the penalty on a layer's kernel: `l1 * sum(|w|) + l2 * sum(w^2)` is added to the loss. */
export interface KernelRegularizer {
  readonly l1: number;
  readonly l2: number;
}

const share = z.number().min(0).max(10).default(0);
const penaltySchema = z.object({ l1: share, l2: share });

/** The `kernelRegularizer` parameter of dense and convolution layers. */
export function kernelRegularizerField() {
  return described(penaltySchema.default({ l1: 0, l2: 0 }), {
    control: 'regularizer',
    label: i18n.t('Weight penalty'),
    help: i18n.t('Adds l1 · Σ|w| + l2 · Σw² to the loss, which keeps weights small. TFLearn halves its L2, so 0.001 there is 0.0005 here.'),
    min: 0,
    max: 10,
    step: 0.0001,
    advanced: true,
  });
}

/** As an argument of a tfjs layer, in the form of its own saved models; none where both shares are 0. */
export function regularizerArgs(name: 'kernelRegularizer' | 'depthwiseRegularizer' | 'pointwiseRegularizer', { l1, l2 }: KernelRegularizer): Readonly<Record<string, Json>> {
  return l1 === 0 && l2 === 0 ? {} : { [name]: { className: 'L1L2', config: { l1, l2 } } };
}

/** The penalty that a node of any kind puts on its weights, and on which: the emitters write it out. Null where there is none. */
export function penaltyOf(params: Readonly<Record<string, unknown>>, weightNames: readonly string[]): (KernelRegularizer & { readonly weights: readonly string[] }) | null {
  const parsed = penaltySchema.safeParse(params['kernelRegularizer']);
  if (!parsed.success || (parsed.data.l1 === 0 && parsed.data.l2 === 0)) return null;
  return { ...parsed.data, weights: weightNames.filter((name) => name === 'kernel' || name.endsWith('Kernel')) };
}
