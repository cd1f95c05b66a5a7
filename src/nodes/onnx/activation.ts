import { float, int, inputOf, numberParam, type OnnxGraph, type OnnxWriter } from './writing.ts';

const SQUARE_ROOT_OF_2 = Math.SQRT2;

/** By Keras's names. ONNX's Elu, Selu and Softplus have Keras's constants by default; Gelu and Swish are no operators of this opset. */
const FUNCTIONS: Readonly<Record<string, (graph: OnnxGraph, value: string) => string>> = {
  linear: (_, value) => value,
  relu: (graph, value) => graph.add('Relu', [value]),
  sigmoid: (graph, value) => graph.add('Sigmoid', [value]),
  tanh: (graph, value) => graph.add('Tanh', [value]),
  softmax: (graph, value) => graph.add('Softmax', [value], { axis: int(-1) }),
  elu: (graph, value) => graph.add('Elu', [value]),
  // To more digits than the operator's own defaults, as Klambauer et al. (2017) give them.
  selu: (graph, value) => graph.add('Selu', [value], { alpha: float(1.6732632423543772), gamma: float(1.0507009873554805) }),
  softplus: (graph, value) => graph.add('Softplus', [value]),
  swish: (graph, value) => graph.add('Mul', [value, graph.add('Sigmoid', [value])]),
  // x Φ(x), with the normal distribution's Φ(x) = (1 + erf(x / √2)) / 2.
  gelu(graph, value) {
    const number = (x: number): string => graph.floats({ shape: [], values: [x] });
    const erf = graph.add('Erf', [graph.add('Div', [value, number(SQUARE_ROOT_OF_2)])]);
    return graph.add('Mul', [graph.add('Mul', [value, number(0.5)]), graph.add('Add', [erf, number(1)])]);
  },
};

/** What an activation makes of a value whose last axis is the channels. @throws for one that is unknown. */
export function activated(graph: OnnxGraph, value: string, name: string): string {
  const write = FUNCTIONS[name];
  if (!write) throw new Error(`There is no activation “${name}”.`);
  return write(graph, value);
}

/** A kind that is an activation. */
export function activation(name: string): OnnxWriter {
  return (context) => activated(context.graph, inputOf(context), name);
}

export const leakyRelu: OnnxWriter = (context) => context.graph.add('LeakyRelu', [inputOf(context)], { alpha: float(numberParam(context, 'negativeSlope')) });

/** 1 for z >= 0, else 0. */
export const step: OnnxWriter = (context) => {
  const { graph } = context;
  const reached = graph.add('GreaterOrEqual', [inputOf(context), graph.floats({ shape: [], values: [0] })]);
  return graph.add('Cast', [reached], { to: int(1) });
};
