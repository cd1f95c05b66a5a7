import { int, numberParam, type OnnxWriter } from './writing.ts';

/** Sizes of 1 serve the whole axis, as in Keras. */
export const add: OnnxWriter = ({ graph, names }) => graph.add('Sum', names);
export const average: OnnxWriter = ({ graph, names }) => graph.add('Mean', names);
export const multiply: OnnxWriter = ({ graph, names: [first = '', ...rest] }) => rest.reduce((product, name) => graph.add('Mul', [product, name]), first);

/** Axes are counted with the batch in both. */
export const concat: OnnxWriter = (context) => context.graph.add('Concat', context.names, { axis: int(numberParam(context, 'axis')) });
