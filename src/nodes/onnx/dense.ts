import { activated } from './activation.ts';
import { constant, inputOf, weightOf, type OnnxWriter } from './writing.ts';

/** x W + b; both order the kernel `[in, out]`. */
export const dense: OnnxWriter = (context) => {
  const bias = context.weight('bias');
  const sum = context.graph.add('Gemm', [inputOf(context), constant(context, weightOf(context, 'kernel')), ...(bias ? [constant(context, bias)] : [])]);
  return activated(context.graph, sum, String(context.params['activation'] ?? 'linear'));
};
