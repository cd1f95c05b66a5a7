import { constant, inputOf, int, weightOf, type OnnxWriter } from './writing.ts';

/** ONNX's type int64. */
const INT64 = 7;

/** The graph is fed float32 like any other; only here the numbers become indices. */
export const embedding: OnnxWriter = (context) => {
  const { graph } = context;
  const indices = graph.add('Cast', [inputOf(context)], { to: int(INT64) });
  return graph.add('Gather', [constant(context, weightOf(context, 'embeddings')), indices], { axis: int(0) });
};
