/** Products with bias and activation in one kernel: TensorFlow.js uses them outside training. */
import type { Builder } from '../step.ts';
import type { Value } from '../value.ts';
import { elementwise } from './elementwise.ts';
import { images } from './images.ts';
import { Call, type KernelRule, type KernelRules } from './kernel.ts';
import { products } from './products.ts';
import { i18n } from '../../../words/i18n.ts';

/** TensorFlow.js's names of activations, as kernels. */
const ACTIVATIONS: Readonly<Record<string, string>> = { relu: 'Relu', relu6: 'Relu6', elu: 'Elu', sigmoid: 'Sigmoid', leakyrelu: 'LeakyRelu' };

function fused(product: KernelRule | undefined): KernelRule {
  if (!product) throw new Error(i18n.t('A product that is fused must be known by itself.'));
  return {
    describe(call) {
      activationOf(call);
      return product.describe(call);
    },
    lower(build, call, outputs) {
      const [bare] = product.lower(build, call, outputs);
      const out = bare as Value;
      const sum = call.has('bias') ? build.map('add', out.shape, out, call.input('bias')) : out;
      return [activated(build, call, sum)];
    },
  };
}

function activationOf(call: Call<{ readonly shape: readonly number[] }>): string | null {
  const name = call.attr('activation') ?? 'linear';
  if (name === 'linear') return null;
  const kernel = ACTIVATIONS[String(name)];
  if (!kernel) throw new Error(`The activation “${String(name)}” within a product is not planned.`);
  return kernel;
}

function activated(build: Builder, call: Call<Value>, x: Value): Value {
  const kernel = activationOf(call);
  if (!kernel) return x;
  const [result] = elementwise[kernel]?.lower(build, new Call(kernel, { x }, { alpha: call.number('leakyreluAlpha', 0.2) }), [{ shape: x.shape, dtype: 'float32' }]) ?? [];
  return result ?? x;
}

export const fusedProducts: KernelRules = {
  FusedConv2D: fused(images['Conv2D']),
  FusedDepthwiseConv2D: fused(images['DepthwiseConv2dNative']),
  _FusedMatMul: fused(products['BatchMatMul']),
};
