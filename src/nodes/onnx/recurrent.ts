import { inputOf, int, numberParam, texts, weightOf, type Attributes, type Numbers, type OnnxContext, type OnnxWriter } from './writing.ts';

/**
 * The columns of `[in, gates * units]` as rows, gate after gate in ONNX's order: `[1, gates * units, in]`. The 1 is the direction.
 * @param order where each of ONNX's gates stands in Keras.
 */
function gatesAsRows({ shape: [rows = 0, columns = 0], values }: Numbers, order: readonly number[]): Numbers {
  const units = columns / order.length;
  const result = new Float32Array(rows * columns);
  order.forEach((gate, place) => {
    for (let unit = 0; unit < units; unit++) {
      for (let row = 0; row < rows; row++) result[(place * units + unit) * rows + row] = values[row * columns + gate * units + unit] ?? 0;
    }
  });
  return { shape: [1, columns, rows], values: result };
}

/** Keras's one bias is ONNX's first; the second, of the recurrent half, is zero. */
function biases({ values }: Numbers, order: readonly number[]): Numbers {
  const { values: first } = gatesAsRows({ shape: [1, values.length], values }, order);
  const result = new Float32Array(2 * values.length);
  result.set(Array.from(first));
  return { shape: [1, result.length], values: result };
}

/** ONNX walks along the first axis, the batch being the second. */
function recurrent(context: OnnxContext, operator: string, order: readonly number[], attributes: Attributes): string {
  const { graph, params } = context;
  const weights = ['kernel', 'recurrentKernel'].map((name) => graph.floats(gatesAsRows(weightOf(context, name), order)));
  const bias = context.weight('bias');
  const inputs = [graph.transposed(inputOf(context), [1, 0, 2]), ...weights, ...(bias ? [graph.floats(biases(bias, order))] : [])];
  const [every = '', last = ''] = graph.addMany(operator, inputs, 2, { ...attributes, hidden_size: int(numberParam(context, 'units')) });
  if (params['returnSequences'] !== true) return graph.add('Squeeze', [last, graph.ints([0])]);
  return graph.transposed(graph.add('Squeeze', [every, graph.ints([1])]), [1, 0, 2]);
}

export const simpleRnn: OnnxWriter = (context) => recurrent(context, 'RNN', [0], { activations: texts(context.params['activation'] === 'relu' ? 'Relu' : 'Tanh') });

/** Keras: input, forget, cell, output. ONNX: input, output, forget, cell. */
export const lstm: OnnxWriter = (context) => recurrent(context, 'LSTM', [0, 3, 1, 2], {});

/** Update, reset, hidden in both; the state is reset before it is multiplied (Cho et al., 2014). */
export const gru: OnnxWriter = (context) => recurrent(context, 'GRU', [0, 1, 2], { linear_before_reset: int(0) });
